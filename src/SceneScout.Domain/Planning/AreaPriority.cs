namespace SceneScout.Domain.Planning;

/// <summary>How urgent a search is: people, yield so far, staleness and cost, each from 0 to 1, weighted.</summary>
public static class AreaPriority
{
    private const double OfPeople = 45;
    private const double OfYield = 25;
    private const double OfStaleness = 25;
    private const double OfCheapness = 5;

    // Calls that make half the cost.
    private const double ManyCalls = 20;

    /// <summary>0 to 100. More people, more yield or a longer wait never lower it; more calls never raise it.</summary>
    /// <param name="people">Priority of the people who live there, 0 to 100, as <see cref="CityClusters.Priority"/> gives it.</param>
    /// <param name="calls">Calls of a search.</param>
    /// <param name="every">How often the area is visited.</param>
    /// <param name="yield">What it yielded so far; null when it was never searched: then it counts as stale, and as half productive.</param>
    /// <param name="now">The instant; null when nothing is stale.</param>
    /// <param name="policy">The policy.</param>
    public static int Of(int people, double calls, TimeSpan every, AreaYield? yield, DateTimeOffset? now, VisitPolicy policy)
    {
        var waited = yield?.Last is { } last && now is { } at ? at - last.CompletedAt : (TimeSpan?)null;
        var staleness = waited is { } wait ? Math.Clamp(wait / (2 * every), 0, 1) : 1;
        var worth = yield?.FreshPerDay is { } fresh ? Part(fresh * (waited ?? every).TotalDays / Math.Max(1, calls), policy.FreshPerCall) : 0.5;
        var points = (OfPeople * people / 100) + (OfYield * worth) + (OfStaleness * staleness) + (OfCheapness * (1 - Part(calls, ManyCalls)));
        return (int)Math.Clamp(Math.Round(points), 0, 100);
    }

    // 0 at nothing, a half at the usual, 1 far beyond.
    private static double Part(double value, double usual) => value <= 0 ? 0 : value / (value + usual);
}
