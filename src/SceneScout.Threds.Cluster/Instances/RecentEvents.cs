using System.Buffers.Binary;
using SceneScout.Domain.Text;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>
/// The events that a thred has decided, by hashes of their ids: more than can wait for it, so that one that was sent again while the first still waited is known,
/// however many came between. The journal and the snapshots have them, so that a restart forgets none. It belongs to its thred and is used by it alone.
/// </summary>
internal sealed class RecentEvents
{
    /// <summary>How many are remembered.</summary>
    internal const int Most = 8000;

    private readonly Queue<ulong> _order = new();
    private readonly HashSet<ulong> _known = [];

    /// <summary>Whether it was decided.</summary>
    internal bool Contains(string id) => _known.Contains(StableHash.Of(id));

    /// <summary>All of them as bytes, the latest last.</summary>
    internal byte[] Kept()
    {
        var bytes = new byte[_order.Count * sizeof(ulong)];
        var at = 0;
        foreach (var hash in _order)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at++ * sizeof(ulong)), hash);
        return bytes;
    }

    /// <summary>Those that were kept were decided.</summary>
    internal void Restore(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            Add(BinaryPrimitives.ReadUInt64LittleEndian(bytes));
    }

    /// <summary>It was decided.</summary>
    internal void Add(string id) => Add(StableHash.Of(id));

    private void Add(ulong hash)
    {
        if (!_known.Add(hash))
            return;
        _order.Enqueue(hash);
        if (_order.Count > Most)
            _known.Remove(_order.Dequeue());
    }
}
