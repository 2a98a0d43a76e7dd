using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SceneScout.Domain.Tasks;

/// <summary>
/// What a search has seen of its parts, and whether it may be cut short. Where the first page of a part is as the last whole search found it, the total told with it among that, the part's further pages are left out.
/// That holds only while every part looks so: with the first that does not, the search is made whole, if need be from its beginning. So a search that was cut short has seen nothing vanish, and says nothing of what it did not see. Immutable and pure.
/// </summary>
public sealed record SearchParts
{
    /// <summary>More parts with further pages are not remembered; the rest is read each time.</summary>
    public const int MostLong = 256;

    /// <summary>A search that leaves nothing out.</summary>
    public static readonly SearchParts AllOf = new() { Whole = true };

    /// <summary>A search that may be cut short.</summary>
    public static readonly SearchParts MaybeLess = new();

    /// <summary>Whether it leaves nothing out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Whole { get; init; }

    /// <summary>Parts whose further pages were left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Skipped { get; init; }

    /// <summary>See <see cref="PartsMemory.Heads"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Heads { get; init; }

    /// <summary>See <see cref="PartsMemory.Digest"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Digest { get; init; }

    /// <summary>See <see cref="PartsMemory.Long"/>.</summary>
    public ImmutableArray<string>? Long { get; init; }

    /// <summary>What is remembered of it when it came to its end whole.</summary>
    [JsonIgnore]
    public PartsMemory Memory => new(Heads, Digest, Long ?? []);

    /// <summary>Takes a page in.</summary>
    /// <param name="head">What begins with it; null for a further page of a part.</param>
    /// <param name="isLast">Whether nothing follows it, with a part's further pages left out where they are.</param>
    /// <param name="known">How the last whole search began its parts; null for none.</param>
    /// <returns>What is known then, and how to go on.</returns>
    public (SearchParts Then, PartStep Step) Read(PartHead? head, Func<bool, bool> isLast, PartsMemory? known)
    {
        var then = head is null ? this : Begin(head);
        var skips = false;
        if (!Whole && head is { HasRest: true })
        {
            skips = known?.Long.Contains(head.Fingerprint) == true;
            if (!skips && Skipped > 0)
                return (AllOf, PartStep.StartOver);
            then = skips ? then with { Skipped = Skipped + 1 } : then with { Whole = true };
        }

        if (then.Skipped > 0 && isLast(skips) && (known is null || then.Heads != known.Heads || then.Digest != known.Digest))
            return (AllOf, PartStep.StartOver);
        return (then, skips ? PartStep.SkipRest : PartStep.GoOn);
    }

    /// <inheritdoc />
    public bool Equals(SearchParts? other) => other is not null
        && (Whole, Skipped, Heads, Digest) == (other.Whole, other.Skipped, other.Heads, other.Digest)
        && (Long ?? []).SequenceEqual(other.Long ?? [], StringComparer.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Whole, Skipped, Heads, Digest);

    private SearchParts Begin(PartHead head) => this with
    {
        Heads = Heads + 1,
        Digest = unchecked(Digest + BinaryPrimitives.ReadInt64LittleEndian(Convert.FromHexString(head.Fingerprint))),
        Long = head.HasRest && (Long?.Length ?? 0) < MostLong ? (Long ?? []).Add(head.Fingerprint) : Long,
    };
}
