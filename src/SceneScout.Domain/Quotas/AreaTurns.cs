using System.Collections.Immutable;

namespace SceneScout.Domain.Quotas;

/// <summary>Whose call is next: areas take turns, and within an area calls go in order. An area with a thousand calls waits as long between two of them as one with a single call.</summary>
/// <param name="Areas">Areas that wait, the next first, with their calls in order.</param>
public sealed record AreaTurns(ImmutableList<(string Area, ImmutableQueue<long> Calls)> Areas)
{
    /// <summary>Nobody waits.</summary>
    public static readonly AreaTurns Empty = new(ImmutableList<(string, ImmutableQueue<long>)>.Empty);

    /// <summary>A call joins its area's queue; a new area goes to the end of the round.</summary>
    public AreaTurns Join(string area, long call)
    {
        var at = Areas.FindIndex(entry => entry.Area == area);
        return new AreaTurns(at < 0 ? Areas.Add((area, [call])) : Areas.SetItem(at, (area, Areas[at].Calls.Enqueue(call))));
    }

    /// <summary>Takes the next call; its area goes to the end of the round.</summary>
    /// <returns>What waits after it, and the call; null when nobody waits.</returns>
    public (AreaTurns Left, long Call)? Next()
    {
        if (Areas.IsEmpty)
            return null;
        var (area, calls) = Areas[0];
        var rest = calls.Dequeue(out var call);
        var others = Areas.RemoveAt(0);
        return (new AreaTurns(rest.IsEmpty ? others : others.Add((area, rest))), call);
    }

    /// <summary>A call waits no longer.</summary>
    public AreaTurns Leave(string area, long call)
    {
        var at = Areas.FindIndex(entry => entry.Area == area);
        if (at < 0)
            return this;
        ImmutableQueue<long> rest = [.. Areas[at].Calls.Where(waiting => waiting != call)];
        return new AreaTurns(rest.IsEmpty ? Areas.RemoveAt(at) : Areas.SetItem(at, (area, rest)));
    }
}
