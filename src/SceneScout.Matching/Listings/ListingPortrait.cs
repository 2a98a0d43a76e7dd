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

    // The first signs of the source's name and of its id: they mostly tell which of two comes first, and are at hand.
    private readonly ulong _source;
    private readonly ulong _id;

    private PreparedSide? _withoutEnd;

    public ListingPortrait(Listing listing)
    {
        Key = listing.Key;
        _source = FirstSigns(listing.Key.Source.Value);
        _id = FirstSigns(listing.Key.ExternalId);
        Side = PreparedSide.Of(ListingSide.Of(listing), Places).Alone();
    }

    public ListingKey Key { get; }

    public PreparedSide Side { get; }

    /// <summary>The record beside another: whether something is a run of days is no difference to what does not say when it ends.</summary>
    public PreparedSide Beside(ListingPortrait other) =>
        other.Side.End is null && Side is { End: { } end, Start: { } start } && end.Minutes - start.Minutes > RunMinutes
            ? _withoutEnd ??= Side.WithoutEnd()
            : Side;

    /// <summary>True when both are of one source.</summary>
    public bool HasSourceOf(ListingPortrait other) => _source == other._source && Key.Source == other.Key.Source;

    /// <summary>True unless the other stands before it in the order of keys.</summary>
    public bool StandsBefore(ListingPortrait other) =>
        _source != other._source ? _source < other._source
        : _id != other._id && Key.Source == other.Key.Source ? _id < other._id
        : Key.CompareTo(other.Key) <= 0;

    public int Hour => ListingKeys.HourOf(Side);

    public ReadOnlySpan<uint> Lies => ListingKeys.LiesOf(Side);

    public ReadOnlySpan<uint> Looks => ListingKeys.LooksOf(Side);

    // What is not ASCII stands behind what is, and from there on they do not tell.
    private static ulong FirstSigns(string name)
    {
        var (signs, tells) = (0UL, true);
        for (var at = 0; at < sizeof(ulong); at++)
        {
            tells &= at >= name.Length || char.IsAscii(name[at]);
            signs = (signs << 8) | (!tells ? byte.MaxValue : at < name.Length ? name[at] : 0UL);
        }

        return signs;
    }
}
