using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>What people said of a block's listings. Immutable; of two rulings about a pair the later counts.</summary>
internal sealed class PairRulings
{
    /// <summary>None.</summary>
    public static readonly PairRulings None = new(ImmutableDictionary<ListingKey, ImmutableSortedDictionary<ListingKey, bool>>.Empty);

    private static readonly ImmutableSortedDictionary<ListingKey, bool> Nothing = ImmutableSortedDictionary<ListingKey, bool>.Empty;
    private readonly ImmutableDictionary<ListingKey, ImmutableSortedDictionary<ListingKey, bool>> _rulings;

    private PairRulings(ImmutableDictionary<ListingKey, ImmutableSortedDictionary<ListingKey, bool>> rulings) => _rulings = rulings;

    /// <summary>True when there are none.</summary>
    public bool IsEmpty => _rulings.IsEmpty;

    /// <summary>What was said of a listing: each other listing, and whether both are one.</summary>
    public ImmutableSortedDictionary<ListingKey, bool> Of(ListingKey key) => _rulings.GetValueOrDefault(key, Nothing);

    /// <summary>True when two were said to be two.</summary>
    public bool AreApart(ListingKey one, ListingKey other) => Of(one).TryGetValue(other, out var same) && !same;

    /// <summary>With further ones.</summary>
    public PairRulings With(IEnumerable<PairRuling> rulings)
    {
        var all = _rulings;
        foreach (var ruling in rulings)
            all = all.SetItem(ruling.Left, all.GetValueOrDefault(ruling.Left, Nothing).SetItem(ruling.Right, ruling.IsSame))
                .SetItem(ruling.Right, all.GetValueOrDefault(ruling.Right, Nothing).SetItem(ruling.Left, ruling.IsSame));
        return new PairRulings(all);
    }
}
