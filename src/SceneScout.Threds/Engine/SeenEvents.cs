using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SceneScout.Domain.Text;

namespace SceneScout.Threds.Engine;

/// <summary>The last events that a thred has decided, by hashes of their ids: an event that comes again is known.</summary>
public sealed class SeenEvents
{
    /// <summary>How many are remembered. Of events that come again later the journal knows.</summary>
    public const int Most = 128;

    private SeenEvents(ImmutableArray<ulong> hashes) => Hashes = hashes;

    /// <summary>None.</summary>
    public static SeenEvents None { get; } = new([]);

    /// <summary>The hashes, the latest last.</summary>
    public ImmutableArray<ulong> Hashes { get; }

    /// <summary>Those of hashes that were kept.</summary>
    public static SeenEvents Of(ImmutableArray<ulong> hashes) => new(hashes);

    /// <summary>Whether it was decided.</summary>
    public bool Contains(string id) => Hashes.Contains(StableHash.Of(id));

    /// <summary>With one more.</summary>
    public SeenEvents With(string id) => With(StableHash.Of(id));

    internal SeenEvents With(ulong hash)
    {
        var hashes = new ulong[Math.Min(Hashes.Length + 1, Most)];
        Hashes.AsSpan()[(Hashes.Length - (hashes.Length - 1))..].CopyTo(hashes);
        hashes[^1] = hash;
        return new(ImmutableCollectionsMarshal.AsImmutableArray(hashes));
    }
}
