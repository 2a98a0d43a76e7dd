using System.Collections.Immutable;

namespace SceneScout.Domain.Planning;

/// <summary>Time between two searches of an area.</summary>
/// <param name="Every">The time.</param>
/// <param name="Pace">Why.</param>
public readonly record struct VisitInterval(TimeSpan Every, VisitPace Pace)
{
    /// <summary>
    /// The usual interval, halved or doubled as often as brings it nearest to the time in which enough new and changed listings for the search's calls come up, within the policy's bounds.
    /// An empty search halves what an area is known to yield, so each doubles the time; a full one brings it back.
    /// </summary>
    /// <param name="freshPerDay">New and changed listings a day; null when not known.</param>
    /// <param name="calls">Calls of a search.</param>
    /// <param name="policy">The policy.</param>
    public static VisitInterval Of(double? freshPerDay, double calls, VisitPolicy policy)
    {
        if (freshPerDay is not { } fresh)
            return new VisitInterval(policy.Usual, VisitPace.Unproven);
        var right = fresh > 0 ? policy.FreshPerCall * Math.Max(1, calls) / fresh : double.PositiveInfinity;
        var steps = Math.Clamp(Math.Round(Math.Log2(right / policy.Usual.TotalDays)), -20, 20);
        var every = policy.Usual * Math.Pow(2, steps);
        every = every < policy.Shortest ? policy.Shortest : every > policy.Longest ? policy.Longest : every;
        return new VisitInterval(every, every < policy.Usual ? VisitPace.Productive : every > policy.Usual ? VisitPace.Quiet : VisitPace.Usual);
    }

    /// <summary>Makes the areas of one source fit its budgets: when their searches would take more than the policy's share, all are visited less often by the same factor.</summary>
    /// <param name="areas">Areas of the source.</param>
    /// <param name="source">The source.</param>
    /// <param name="policy">The policy.</param>
    public static ImmutableArray<DiscoveryArea> Fit(ImmutableArray<DiscoveryArea> areas, PlannedSource source, VisitPolicy policy)
    {
        var calls = areas.Sum(area => area.CallsPerDay);
        var factor = source.Budgets.Select(budget => source.Cost(calls, budget) / (budget.PerDay * policy.BudgetShare)).DefaultIfEmpty(0).Max();
        return factor <= 1 ? areas : [.. areas.Select(area => area with { Visits = new VisitInterval(WholeMinutes(area.Visits.Every * factor), VisitPace.BudgetBound) })];
    }

    private static TimeSpan WholeMinutes(TimeSpan span) => TimeSpan.FromMinutes(Math.Ceiling(span.TotalMinutes));
}
