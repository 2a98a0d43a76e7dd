using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Listings;

/// <summary>A listing, normalised once, with the keys that lead to others like it.</summary>
internal sealed class ListingPortrait : IListingPortrait
{
    // What lasts longer is a run or a festival.
    private const int RunMinutes = 36 * 60;

    private PreparedSide? _withoutEnd;

    public ListingPortrait(Listing listing)
    {
        Key = listing.Key;
        Side = PreparedSide.Of(ListingSide.Of(listing));
        (Own, Asked) = ListingKeys.Of(Side);
    }

    public ListingKey Key { get; }

    public PreparedSide Side { get; }

    /// <summary>The record beside another: whether something is a run of days is no difference to what does not say when it ends.</summary>
    public PreparedSide Beside(ListingPortrait other) =>
        other.Side.End is null && Side is { End: { } end, Start: { } start } && end.Minutes - start.Minutes > RunMinutes
            ? _withoutEnd ??= PreparedSide.Of(Side.Side with { End = null })
            : Side;

    public IReadOnlyList<ulong> Own { get; }

    public IReadOnlyList<ulong> Asked { get; }
}
