using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>What a person said of two listings. It goes before everything that is found out.</summary>
/// <param name="Left">The smaller key.</param>
/// <param name="Right">The greater key.</param>
/// <param name="IsSame">True when both are one event, false when they are two.</param>
public sealed record PairRuling(ListingKey Left, ListingKey Right, bool IsSame)
{
    /// <summary>A ruling, whichever key is named first.</summary>
    public static PairRuling Of(ListingKey one, ListingKey other, bool isSame) => one.CompareTo(other) <= 0 ? new(one, other, isSame) : new(other, one, isSame);
}
