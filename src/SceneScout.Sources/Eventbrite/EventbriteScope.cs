using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Eventbrite;

/// <summary>Keeps what a search would have found: Eventbrite lists all events of an organizer, wherever and whenever.</summary>
internal static class EventbriteScope
{
    private static readonly EventbriteAdapter Adapter = new();

    // What did not change since the last search is kept all the same: it may have come into the range since, and only what is seen is known to be there.

    /// <summary>The listings of an answer inside the query's circle and range. Online events, events without a place or date and those that cannot be read are kept.</summary>
    public static ParsedAnswer Keep(ParsedAnswer answer, AreaQuery query) => answer with { Listings = [.. answer.Listings.Where(raw => IsWanted(raw, query))] };

    private static bool IsWanted(RawListing raw, AreaQuery query)
    {
        using var document = JsonDocument.Parse(raw.Json);
        return Adapter.Normalise(document.RootElement) is not NormaliseResult.Ok { Listing: var listing }
            || (IsInRange(listing, query) && IsNear(listing, query.Centre, query.RadiusMetres));
    }

    private static bool IsInRange(Listing listing, AreaQuery query)
    {
        var start = listing.Time.Start;
        if (start.Utc is { } utc)
            return utc >= query.Range.Start && utc < query.Range.End;
        // A local day touches up to 50 hours of UTC.
        return start.LocalDate is not { } day
            || (day >= DateOnly.FromDateTime(query.Range.Start.UtcDateTime.AddHours(-14)) && day <= DateOnly.FromDateTime(query.Range.End.UtcDateTime.AddHours(14)));
    }

    private static bool IsNear(Listing listing, GeoPoint centre, double radius) => listing.Venue?.Location is not { } place || place.DistanceTo(centre) <= radius;
}
