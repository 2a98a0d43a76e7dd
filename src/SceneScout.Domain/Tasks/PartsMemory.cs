using System.Collections.Immutable;

namespace SceneScout.Domain.Tasks;

/// <summary>How the parts of a whole search began: what a later one is compared with.</summary>
/// <param name="Heads">Parts of the search.</param>
/// <param name="Digest">Of all their first pages, in any order.</param>
/// <param name="Long">Fingerprints of the first pages of parts with further pages.</param>
public sealed record PartsMemory(int Heads, long Digest, ImmutableArray<string> Long)
{
    /// <inheritdoc />
    public bool Equals(PartsMemory? other) => other is not null && Heads == other.Heads && Digest == other.Digest && Long.SequenceEqual(other.Long, StringComparer.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Heads, Digest, Long.Length);
}
