using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>About how much memory events take in a <see cref="BlockState"/>: what varies is counted, the rest is a constant that was measured.</summary>
public static class BlockSize
{
    /// <summary>Bytes of a listing's portrait with its keys, where likeness is told.</summary>
    public const long Portrait = 3_700;

    // An event, and a listing with its match keys in the index, without their texts.
    private const int PerEvent = 300;
    private const int PerListing = 2_000;
    private const int PerPart = 150;

    /// <summary>Bytes of an event with its listings.</summary>
    public static long Of(StoredEvent stored) => PerEvent + stored.Members.Sum(member => PerListing + Of(member.Listing));

    private static long Of(Listing listing) =>
        (2L * (Length(listing.Title) + Length(listing.Description) + Length(listing.Url) + Length(listing.TicketUrl)
            + Length(listing.Venue?.Name) + Length(listing.Venue?.Address)
            + listing.Images.Sum(image => Length(image.Url) + Length(image.Attribution))
            + listing.Performers.Sum(party => Length(party.Name) + Length(party.Url))))
        + (PerPart * (listing.Images.Length + listing.Performers.Length + listing.Categories.Length + listing.LinksTo.Length));

    private static int Length(string? text) => text?.Length ?? 0;
}
