using NodaTime;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Scheduling;

/// <summary>
/// When things run, decided from the last run alone: whatever was missed meanwhile is one run. Things of one schedule are spread by their names, each always in the same way,
/// so that they neither come in one burst nor change their turn with a restart.
/// </summary>
public sealed record Schedule
{
    // With intervals: the next slot that is at least half an interval away, so that a changed interval never makes two runs of one.
    private const double LeastOfInterval = 0.5;

    // With cron: things that are to come less often than usual leave slots out.
    private const double LeastOfLongerInterval = 0.75;

    /// <summary>Times of the day, week or month; null for intervals.</summary>
    public CronCadence? Cron { get; init; }

    /// <summary>How far runs of one cron time are spread; zero or more. Intervals are spread over their whole length.</summary>
    public TimeSpan Spread { get; init; }

    /// <summary>When runs may begin; null for always.</summary>
    public OffPeakWindow? Window { get; init; }

    /// <summary>The next run.</summary>
    /// <param name="key">The name of what runs.</param>
    /// <param name="last">Its last run; for the first, the instant at which the schedule began.</param>
    /// <param name="every">Its interval, above zero. With cron, the usual one or less means every time, more leaves times out.</param>
    /// <param name="usual">The usual interval.</param>
    /// <param name="zone">Its local zone, for cron and window.</param>
    /// <param name="now">The instant.</param>
    public NextRun Next(string key, DateTimeOffset last, TimeSpan every, TimeSpan usual, DateTimeZone zone, DateTimeOffset now)
    {
        var part = Part(key);
        var slot = Cron is { } cron
            ? cron.AtOrAfter((every > usual ? last + (every * LeastOfLongerInterval) : last.AddTicks(1)) - (Spread * part), zone) + (Spread * part)
            : OnGrid(last + (every * LeastOfInterval), every, part);
        var at = Window?.Into(slot, zone, part) ?? slot;
        if (at > now)
            return new NextRun(at, at > slot ? RunReason.OffPeak : Cron is null ? RunReason.Interval : RunReason.Cron);
        var open = Window?.NotBefore(slot, now, zone, part) ?? now;
        return new NextRun(open, open > now ? RunReason.OffPeak : RunReason.Overdue);
    }

    /// <summary>Whether something is to run now.</summary>
    /// <returns>False for what <see cref="Next"/> puts into the future.</returns>
    public bool IsDue(string key, DateTimeOffset last, TimeSpan every, TimeSpan usual, DateTimeZone zone, DateTimeOffset now) =>
        Next(key, last, every, usual, zone, now).At <= now;

    // The first instant, at or after one, that lies a part of the way into an interval counted from the year 1.
    private static DateTimeOffset OnGrid(DateTimeOffset earliest, TimeSpan every, double part)
    {
        var offset = (long)(every.Ticks * part);
        var intervals = (earliest.UtcTicks - offset + every.Ticks - 1) / every.Ticks;
        return new DateTimeOffset((intervals * every.Ticks) + offset, TimeSpan.Zero);
    }

    // 0 to below 1, the same for a name everywhere and always.
    private static double Part(string key) => StableHash.Bucket(key, 1 << 20) / (double)(1 << 20);
}
