using System.Runtime.InteropServices;
using System.Text;

namespace SceneScout.Geocoding.Names;

/// <summary>Finds what is called by a key. Keys themselves are not kept, only their hashes, sorted.</summary>
/// <param name="buckets">Where each of 65,536 buckets begins.</param>
/// <param name="rests">The other 32 bits of each entry's hash.</param>
/// <param name="targets">What each entry finds.</param>
internal sealed class KeyIndex(int[] buckets, uint[] rests, uint[] targets)
{
    /// <summary>Entries.</summary>
    public int Count => targets.Length;

    /// <summary>All that a key finds; empty for none.</summary>
    public ReadOnlySpan<KeyTarget> Find(ReadOnlySpan<byte> key)
    {
        var hash = KeyHash.Of(key);
        var (from, to) = (buckets[hash.Bucket], buckets[hash.Bucket + 1]);
        var bucket = rests.AsSpan(from, to - from);
        var first = 0;
        while (first < bucket.Length && bucket[first] < hash.Rest)
            first++;
        var after = first;
        while (after < bucket.Length && bucket[after] == hash.Rest)
            after++;
        return MemoryMarshal.Cast<uint, KeyTarget>(targets.AsSpan(from + first, after - first));
    }

    /// <summary>The first of a kind that a key finds; -1 for none.</summary>
    public int First(ReadOnlySpan<byte> key, KeyTargetKind kind)
    {
        foreach (var target in Find(key))
            if (target.Kind == kind)
                return target.Index;
        return -1;
    }

    /// <summary>The first of a kind that a key finds; -1 for none.</summary>
    public int First(string key, KeyTargetKind kind)
    {
        Span<byte> bytes = stackalloc byte[PlaceKey.MaxLength];
        return First(bytes[..Encoding.ASCII.GetBytes(key, bytes)], kind);
    }
}
