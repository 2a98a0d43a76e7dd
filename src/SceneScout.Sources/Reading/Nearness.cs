using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.Reading;

/// <summary>A search around a point answers with events near it. One that lies elsewhere by its own coordinates has a wrong sign or a wrong place: it is marked with where it was searched for, so that reading it can repair or leave out the place, whenever that is.</summary>
internal static class Nearness
{
    /// <summary>Member of a marked listing: <c>{latitude, longitude, radius}</c>, degrees and metres.</summary>
    public const string Mark = "searchedNear";

    // The search knows venues by other coordinates than the answer has; towns are some tens of kilometres wide.
    private const double Tolerance = 100_000;

    /// <summary>The answer with marks on the listings that lie elsewhere.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="searched">Where was searched.</param>
    /// <param name="place">Where a listing says it is.</param>
    public static ParsedAnswer Marked(ParsedAnswer answer, Circle searched, Func<Field, GeoPoint?> place) =>
        answer with { Listings = [.. answer.Listings.Select(listing => Marked(listing, searched, place))] };

    /// <summary>The venue with its place repaired when its mirror image lies where the listing was searched for; without, and with a warning, when it lies elsewhere.</summary>
    /// <param name="venue">As read.</param>
    /// <param name="mark">The mark; missing on most listings.</param>
    /// <param name="findings">What is told.</param>
    public static Venue? Checked(Venue? venue, Field mark, Findings findings)
    {
        if (venue?.Location is not { } point || !mark.IsObject || GeoPoint.From(mark["latitude"].Number(), mark["longitude"].Number()) is not { } centre || mark["radius"].Number() is not { } radius || IsNear(point, centre, radius))
            return venue;
        foreach (var mirrored in (ReadOnlySpan<GeoPoint>)[new(point.Latitude, -point.Longitude), new(-point.Latitude, point.Longitude)])
            if (IsNear(mirrored, centre, radius))
            {
                findings.Warn("venue.location", Text(point), "Repaired: wrong sign for where it was searched.", Text(mirrored), RepairRule.WrongSign);
                return venue with { Location = mirrored };
            }

        findings.Warn("venue.location", Text(point), "Left out: it is not where it was searched.", null, RepairRule.Elsewhere);
        return venue with { Location = null };
    }

    private static RawListing Marked(RawListing listing, Circle searched, Func<Field, GeoPoint?> place)
    {
        using var json = JsonDocument.Parse(listing.Json);
        if (place(Field.Root(json.RootElement, new Findings())) is not { } point || IsNear(point, new GeoPoint(searched.Latitude, searched.Longitude), searched.Radius))
            return listing;
        var marked = JsonNode.Parse(listing.Json)!.AsObject();
        marked[Mark] = new JsonObject { ["latitude"] = searched.Latitude, ["longitude"] = searched.Longitude, ["radius"] = searched.Radius };
        return listing with { Json = CanonicalJson.Minify(JsonSerializer.SerializeToElement(marked, JsonContext.Default.JsonObject)) };
    }

    private static bool IsNear(GeoPoint point, GeoPoint centre, double radius) => point.DistanceTo(centre) <= radius + Tolerance;

    private static string Text(GeoPoint point) => string.Create(CultureInfo.InvariantCulture, $"{point.Latitude}, {point.Longitude}");
}
