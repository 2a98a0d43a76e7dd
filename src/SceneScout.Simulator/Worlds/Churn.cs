namespace SceneScout.Simulator.Worlds;

/// <summary>What goes on happening to events while a world is turned: titles, prices and times change, events are called off, vanish and come back. What an event is like after so many turns depends on the seed and on that number alone.</summary>
internal static class Churn
{
    // Turns that one state of an event lasts: each event changes at moments of its own.
    private const int Shortest = 2;
    private const int Longest = 4;

    // As announced, Cancelled, Rescheduled, Retitled, Repriced, Vanished.
    private static readonly double[] Weights = [0.16, 0.08, 0.12, 0.3, 0.24, 0.1];
    private static readonly ChangeKind[] Kinds = [ChangeKind.None, ChangeKind.Cancelled, ChangeKind.Rescheduled, ChangeKind.Retitled, ChangeKind.Repriced, ChangeKind.Vanished];

    /// <summary>Whether sources list the event after so many turns; all do before the first.</summary>
    public static bool IsListed(RealEvent e, long seed, int turns) => Draw(e, seed, turns) is not { Kind: ChangeKind.Vanished };

    /// <summary>The event after so many turns.</summary>
    /// <param name="e">The event.</param>
    /// <param name="state">As it would stand without them.</param>
    /// <param name="city">Its city.</param>
    /// <param name="seed">Of the world.</param>
    /// <param name="turns">How many, 0 or more.</param>
    public static EventState Apply(RealEvent e, EventState state, WorldCity city, long seed, int turns)
    {
        if (Draw(e, seed, turns) is not { } drawn)
        {
            return state;
        }

        var random = drawn.Random;
        var changed = state with { LastChanged = state.LastChanged.AddSeconds(drawn.Number) };
        switch (drawn.Kind)
        {
            case ChangeKind.Cancelled:
                return changed with { Status = ChangeKind.Cancelled };
            case ChangeKind.Rescheduled:
                var local = state.LocalStart.AddDays(random.Next(1, 4)).AddHours(random.Next(0, 2));
                return changed with { Status = ChangeKind.Rescheduled, LocalStart = local, Start = WorldZones.ToUtc(city.TimeZone, local) };
            case ChangeKind.Retitled:
                return changed with { Title = $"{state.Title} ({random.Next(1, 12)}. Extra Date)" };
            case ChangeKind.Repriced when state.PriceMin is > 0 and var price:
                var min = decimal.Round(price * (decimal)random.Next(0.5, 2.0), 2);
                return changed with { PriceMin = min, PriceMax = state.PriceMax < min ? min : state.PriceMax };
            default:
                return state;
        }
    }

    private static (ChangeKind Kind, int Number, SplitRandom Random)? Draw(RealEvent e, long seed, int turns)
    {
        if (turns == 0)
        {
            return null;
        }

        var own = SplitRandom.FromSeed(seed).Split("churn", e.Index);
        var lasting = own.Next(Shortest, Longest);
        var number = (turns + own.Next(lasting)) / lasting;
        var random = own.Split("state", number);
        return number == 0 ? null : (Kinds[random.PickWeighted(Weights)], number, random);
    }
}
