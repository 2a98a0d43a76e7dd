using SceneScout.Domain.Text;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>
/// The events that a thred has decided since it is in memory, by hashes of their ids: more than can wait for it, so that one that was sent again while the first still waited is known,
/// however many came between. It belongs to its thred and is used by it alone.
/// </summary>
internal sealed class RecentEvents
{
    /// <summary>How many are remembered.</summary>
    internal const int Most = 10_000;

    private readonly Queue<ulong> _order = new();
    private readonly HashSet<ulong> _known = [];

    /// <summary>Whether it was decided.</summary>
    internal bool Contains(string id) => _known.Contains(StableHash.Of(id));

    /// <summary>It was decided.</summary>
    internal void Add(string id)
    {
        var hash = StableHash.Of(id);
        if (!_known.Add(hash))
            return;
        _order.Enqueue(hash);
        if (_order.Count > Most)
            _known.Remove(_order.Dequeue());
    }
}
