using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Domain.Geo;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Http;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Ticketmaster;

/// <summary>A search around a point answers with events near it. One that lies elsewhere by its own coordinates has a wrong sign or a wrong place: it is marked with where it was searched for, so that reading it can repair or leave out the place, whenever that is.</summary>
internal static class TicketmasterNearness
{
    /// <summary>Member of a marked listing: <c>{latitude, longitude, radius}</c>, degrees and metres.</summary>
    public const string Mark = "searchedNear";

    // The search knows venues by other coordinates than the answer has; towns are some tens of kilometres wide.
    private const double Tolerance = 100_000;

    /// <summary>The answer with marks on the listings that lie elsewhere.</summary>
    public static ParsedAnswer Marked(ParsedAnswer answer, Circle searched) =>
        answer with { Listings = [.. answer.Listings.Select(listing => Marked(listing, searched))] };

    /// <summary>The place, repaired when its mirror image lies where the listing was searched for; null, with a warning, when it lies elsewhere.</summary>
    /// <param name="place">As read.</param>
    /// <param name="mark">The mark; missing on most listings.</param>
    /// <param name="longitude">What to name in warnings.</param>
    public static GeoPoint? Checked(GeoPoint? place, Field mark, Field longitude)
    {
        if (place is not { } point || !mark.IsObject || mark["latitude"].Number() is not { } latitude || mark["longitude"].Number() is not { } east || mark["radius"].Number() is not { } radius
            || !GeoPoint.IsLatitude(latitude) || !GeoPoint.IsLongitude(east))
            return place;
        var centre = new GeoPoint(latitude, east);
        if (IsNear(point, centre, radius))
            return point;
        foreach (var mirrored in (ReadOnlySpan<GeoPoint>)[new(point.Latitude, -point.Longitude), new(-point.Latitude, point.Longitude)])
            if (IsNear(mirrored, centre, radius))
            {
                longitude.Warn($"Repaired: wrong sign for where it was searched, taken as {mirrored}.");
                return mirrored;
            }

        longitude.Warn($"Left out: {point} is not where it was searched.");
        return null;
    }

    private static RawListing Marked(RawListing listing, Circle searched)
    {
        using var json = JsonDocument.Parse(listing.Json);
        var root = Field.Root(json.RootElement, new Findings());
        var place = TicketmasterVenue.PlaceOf(root);
        if (TicketmasterVenue.Read(place)?.Location is not { } point || IsNear(point, new GeoPoint(searched.Latitude, searched.Longitude), searched.Radius))
            return listing;
        var marked = JsonNode.Parse(listing.Json)!.AsObject();
        marked[Mark] = new JsonObject { ["latitude"] = searched.Latitude, ["longitude"] = searched.Longitude, ["radius"] = searched.Radius };
        return listing with { Json = CanonicalJson.Minify(JsonSerializer.SerializeToElement(marked, JsonContext.Default.JsonObject)) };
    }

    private static bool IsNear(GeoPoint point, GeoPoint centre, double radius) => point.DistanceTo(centre) <= radius + Tolerance;
}
