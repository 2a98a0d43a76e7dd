using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Listings;

/// <summary>A listing, normalised once, with the keys that lead to others like it.</summary>
internal sealed class ListingPortrait : IListingPortrait
{
    public ListingPortrait(Listing listing)
    {
        Key = listing.Key;
        Side = PreparedSide.Of(ListingSide.Of(listing));
        (Own, Asked) = ListingKeys.Of(Side);
    }

    public ListingKey Key { get; }

    public PreparedSide Side { get; }

    public IReadOnlyList<ulong> Own { get; }

    public IReadOnlyList<ulong> Asked { get; }
}
