namespace SceneScout.Simulator.Worlds;

/// <summary>A real event as it stands at one instant.</summary>
internal readonly record struct EventState(
    ChangeKind Status,
    string Title,
    int Venue,
    DateTime LocalStart,
    DateTimeOffset Start,
    decimal? PriceMin,
    decimal? PriceMax,
    DateTimeOffset LastChanged)
{
    /// <summary>The state of an event at an instant, the change included or left out.</summary>
    public static EventState Of(RealEvent e, DateTimeOffset now, bool withChange = true)
    {
        var change = e.Change is { } c && c.At <= now && withChange ? c : null;
        return new EventState(
            change?.Kind ?? ChangeKind.None,
            change?.Title ?? e.Title,
            change is { Venue: >= 0 } ? change.Venue : e.Venue,
            change?.Kind == ChangeKind.Rescheduled ? change.LocalStart : e.LocalStart,
            change?.Kind == ChangeKind.Rescheduled ? change.Start : e.Start,
            change?.Kind == ChangeKind.Repriced ? change.Price : e.PriceMin,
            change?.Kind == ChangeKind.Repriced ? Math.Max(change.Price, e.PriceMax ?? change.Price) : e.PriceMax,
            change?.At ?? e.Announced);
    }
}
