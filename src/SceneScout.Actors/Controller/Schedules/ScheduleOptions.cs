using SceneScout.Domain.Planning;
using SceneScout.Domain.Scheduling;

namespace SceneScout.Actors.Controller.Schedules;

/// <summary>Settings of the schedules beside their intervals.</summary>
public sealed record ScheduleOptions
{
    private static readonly TimeSpan SixHours = TimeSpan.FromHours(6);

    /// <summary>When discovery runs, by each area's local clock; null for intervals.</summary>
    public CronCadence? DiscoveryCron { get; init; }

    /// <summary>When scheduled discovery may begin, by each area's local clock; null for always.</summary>
    public OffPeakWindow? OffPeak { get; init; }

    /// <summary>How far the areas' runs of one cron time are spread.</summary>
    public TimeSpan Spread { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Between two searches of the most productive area.</summary>
    public TimeSpan ShortestInterval { get; init; } = VisitPolicy.Default.Shortest;

    /// <summary>Between two searches of an area that yields nothing.</summary>
    public TimeSpan LongestInterval { get; init; } = VisitPolicy.Default.Longest;

    /// <summary>New and changed listings that make a call worth it.</summary>
    public double FreshPerCall { get; init; } = VisitPolicy.Default.FreshPerCall;

    /// <summary>Part of a source's budget that scheduled searches may take, 0 to 1.</summary>
    public double BudgetShare { get; init; } = VisitPolicy.Default.BudgetShare;

    /// <summary>Whether discovery by intervals begins with the first start of a node; else with the first plan that somebody asks for. Cron begins by itself.</summary>
    public bool BeginUnasked { get; init; }

    /// <summary>When forgotten listings are swept, in UTC; null for intervals.</summary>
    public CronCadence? SweepCron { get; init; }

    /// <summary>How often the controller looks whether areas are due.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The schedule of discovery; null when switched off.</summary>
    /// <param name="interval">The usual interval; zero for none.</param>
    public Schedule? Discovery(TimeSpan interval) =>
        DiscoveryCron is null && interval <= TimeSpan.Zero ? null : new Schedule { Cron = DiscoveryCron, Spread = Spread, Window = OffPeak };

    /// <summary>The schedule of sweeps; null when switched off.</summary>
    /// <param name="interval">The interval; zero for none.</param>
    public Schedule? Sweep(TimeSpan interval) =>
        SweepCron is null && interval <= TimeSpan.Zero ? null : new Schedule { Cron = SweepCron };

    /// <summary>How often areas are visited. The bounds give way to a usual interval beyond them.</summary>
    /// <param name="interval">The usual interval; six hours when zero.</param>
    public VisitPolicy Visits(TimeSpan interval)
    {
        var usual = interval > TimeSpan.Zero ? interval : SixHours;
        return new VisitPolicy
        {
            Usual = usual,
            Shortest = ShortestInterval < usual ? ShortestInterval : usual,
            Longest = LongestInterval > usual ? LongestInterval : usual,
            FreshPerCall = FreshPerCall,
            BudgetShare = BudgetShare,
        };
    }
}
