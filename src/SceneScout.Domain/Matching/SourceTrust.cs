using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>
/// Whose word counts more when listings of one event disagree: who submits an event knows it best, then who sells its tickets, then who relays it.
/// Ticketmaster stands before Eventbrite because its venues and times are entered by box offices; Google Places comes last because it lists venues, not events.
/// </summary>
public static class SourceTrust
{
    private static readonly SourceName[] Order =
    [
        SourceName.Manual, SourceName.Ticketmaster, SourceName.Eventbrite, SourceName.Meetup, SourceName.Yelp, SourceName.GooglePlaces,
    ];

    /// <summary>The rank of a source, 0 for the most trusted; sources that are not known come after all others.</summary>
    public static int Rank(SourceName source)
    {
        var rank = Array.IndexOf(Order, source);
        return rank < 0 ? Order.Length : rank;
    }

    /// <summary>True for sources whose listings are the sale itself.</summary>
    public static bool SellsTickets(SourceName source) => source == SourceName.Ticketmaster || source == SourceName.Eventbrite;
}
