namespace SceneScout.Simulator.Worlds;

/// <summary>Decides what happens to an event after its announcement, some before the world's start and some after.</summary>
internal static class ChangeGenerator
{
    // None, Cancelled, Postponed, Rescheduled, Moved, Retitled, Repriced, Vanished.
    private static readonly double[] Weights = [0.86, 0.03, 0.015, 0.025, 0.015, 0.015, 0.03, 0.01];

    /// <summary>The change, or null; always after the announcement and before the start.</summary>
    public static EventChange? Create(RealEvent e, DateTimeOffset worldStart, WorldCity city, IReadOnlyList<WorldVenue> venues, SplitRandom random)
    {
        var kind = (ChangeKind)random.PickWeighted(Weights);
        var sinceAnnounced = e.Start - e.Announced;
        if (kind == ChangeKind.None || sinceAnnounced < TimeSpan.FromHours(4))
        {
            return null;
        }

        var past = worldStart - e.Announced;
        var at = past > TimeSpan.FromHours(4) && random.Chance(0.45) && kind != ChangeKind.Vanished
            ? e.Announced + (past * random.Next(0.1, 0.99))
            : Later(e, worldStart, ref random);
        at = new DateTimeOffset(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        switch (kind)
        {
            case ChangeKind.Rescheduled:
                var local = e.LocalStart.AddDays(random.Next(3, 40));
                return new EventChange(kind, at) { LocalStart = local, Start = WorldZones.ToUtc(city.TimeZone, local) };
            case ChangeKind.Moved when e.Venue >= 0:
                return new EventChange(kind, at) { Venue = random.Pick(venues).Index };
            case ChangeKind.Moved:
                return null;
            case ChangeKind.Retitled:
                return new EventChange(kind, at) { Title = random.Chance(0.5) ? e.Title + " (Extra Tickets Released)" : "NEW: " + e.Title };
            case ChangeKind.Repriced when e.PriceMin is > 0:
                return new EventChange(kind, at) { Price = decimal.Round(e.PriceMin.Value * (decimal)random.Next(0.6, 1.5), 2) };
            case ChangeKind.Repriced:
                return null;
            default:
                return new EventChange(kind, at);
        }
    }

    private static DateTimeOffset Later(RealEvent e, DateTimeOffset worldStart, ref SplitRandom random)
    {
        var from = e.Announced > worldStart ? e.Announced : worldStart;
        var span = e.Start - from;
        var limit = TimeSpan.FromDays(45);
        return from + ((span < limit ? span : limit) * random.Next(0.05, 0.95));
    }
}
