using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Listings;

/// <summary>A listing, normalised once, with the keys that lead to others like it.</summary>
internal sealed class ListingPortrait : IListingPortrait
{
    // What lasts longer is a run or a festival.
    private const int RunMinutes = 36 * 60;

    private const int MostPlaces = 20_000;

    private static readonly PlaceMemory Places = new(MostPlaces);

    private readonly uint[] _lies;
    private PreparedSide? _withoutEnd;
    private uint[]? _looks;

    public ListingPortrait(Listing listing)
    {
        Key = listing.Key;
        Side = PreparedSide.Of(ListingSide.Of(listing), Places);
        _lies = ListingKeys.LiesOf(Side);
    }

    public ListingKey Key { get; }

    public PreparedSide Side { get; }

    /// <summary>The record beside another: whether something is a run of days is no difference to what does not say when it ends.</summary>
    public PreparedSide Beside(ListingPortrait other) =>
        other.Side.End is null && Side is { End: { } end, Start: { } start } && end.Minutes - start.Minutes > RunMinutes
            ? _withoutEnd ??= PreparedSide.Of(Side.Side with { End = null }, Places)
            : Side;

    public int Hour => ListingKeys.HourOf(Side);

    public ReadOnlySpan<uint> Lies => _lies;

    public ReadOnlySpan<uint> Looks => _looks ??= ListingKeys.LooksOf(Side);
}
