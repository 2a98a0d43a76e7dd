using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.GooglePlaces;

/// <summary>Nearby and text search over the venues.</summary>
internal static class GoogleSearch
{
    private const int MaximumResults = 20;
    private const int MaximumText = 60;
    private const double MaximumRadius = 50_000;

    /// <summary><c>places:searchNearby</c>: at most twenty, without paging.</summary>
    public static ApiAnswer Nearby(World world, JsonObject body, FieldMask mask)
    {
        if (body["locationRestriction"] is not JsonObject restriction || restriction["circle"] is not JsonObject circle)
        {
            return GoogleErrors.Invalid("Empty location_restriction.circle. Location restriction is required for SearchNearby.");
        }

        if (!TryCircle(circle, out var lat, out var lon, out var radius))
        {
            return GoogleErrors.Invalid("Invalid location_restriction.circle: center must be a valid point and radius must be in (0.0, 50000.0].");
        }

        if (!TryInt(body, "maxResultCount", 1, MaximumResults, MaximumResults, out var count))
        {
            return GoogleErrors.Invalid("Invalid max_result_count. It must be between 1 and 20 (inclusive).");
        }

        var rank = Text(body, "rankPreference") ?? "POPULARITY";
        if (rank is not ("POPULARITY" or "DISTANCE" or "RANK_PREFERENCE_UNSPECIFIED"))
        {
            return GoogleErrors.Invalid($"Invalid value at 'rank_preference' (type.googleapis.com/google.maps.places.v1.SearchNearbyRequest.RankPreference), \"{rank}\"");
        }

        var included = Strings(body, "includedTypes");
        var excluded = Strings(body, "excludedTypes");
        var includedPrimary = Strings(body, "includedPrimaryTypes");
        var excludedPrimary = Strings(body, "excludedPrimaryTypes");
        if (new[] { included, excluded, includedPrimary, excludedPrimary }.Any(types => types.Count > 50))
        {
            return GoogleErrors.Invalid("At most 50 types are allowed.");
        }

        if (included.Intersect(excluded).FirstOrDefault() is { } conflict)
        {
            return GoogleErrors.Invalid($"Type '{conflict}' is both included and excluded.");
        }

        var found = Within(world, lat, lon, radius)
            .Where(hit => included.Count == 0 || GooglePlaceJson.TypesOf(hit.Venue.Kind).Any(included.Contains))
            .Where(hit => !GooglePlaceJson.TypesOf(hit.Venue.Kind).Any(excluded.Contains))
            .Where(hit => includedPrimary.Count == 0 || includedPrimary.Contains(GooglePlaceJson.TypesOf(hit.Venue.Kind)[0]))
            .Where(hit => !excludedPrimary.Contains(GooglePlaceJson.TypesOf(hit.Venue.Kind)[0]))
            .OrderBy(hit => rank == "DISTANCE" ? hit.Distance : -hit.Venue.Capacity)
            .ThenBy(hit => hit.Venue.Index)
            .Take(count)
            .Select(hit => hit.Venue)
            .ToList();
        return Answer(world, found, mask, null);
    }

    /// <summary><c>places:searchText</c>: pages of at most twenty, sixty in all.</summary>
    public static ApiAnswer Text(World world, JsonObject body, FieldMask mask)
    {
        if (Text(body, "textQuery") is not { Length: > 0 } query)
        {
            return GoogleErrors.Invalid("Empty text_query.");
        }

        if (!TryInt(body, "pageSize", 1, MaximumResults, MaximumResults, out var size))
        {
            return GoogleErrors.Invalid("Invalid page_size. It must be between 1 and 20 (inclusive).");
        }

        var skip = 0;
        if (Text(body, "pageToken") is { } token && !(token.StartsWith("next-", StringComparison.Ordinal)
            && int.TryParse(token.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out skip)))
        {
            return GoogleErrors.Invalid("Invalid page_token.");
        }

        IEnumerable<(WorldVenue Venue, double Distance)> candidates = world.Plan.Venues.Select(venue => (venue, 0.0));
        if (body["locationBias"] is JsonObject bias && bias["circle"] is JsonObject circle && TryCircle(circle, out var lat, out var lon, out var radius))
        {
            candidates = Within(world, lat, lon, Math.Max(radius, 30_000)).OrderBy(hit => hit.Distance);
        }

        var words = query.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var found = candidates
            .Select(hit => (hit.Venue, Score: words.Count(word => Matches(hit.Venue, word))))
            .Where(hit => hit.Score > 0 && hit.Score >= words.Length / 2)
            .OrderByDescending(hit => hit.Score)
            .Take(MaximumText)
            .Select(hit => hit.Venue)
            .ToList();
        var next = skip + size < found.Count ? string.Create(CultureInfo.InvariantCulture, $"next-{skip + size}") : null;
        return Answer(world, [.. found.Skip(skip).Take(size)], mask, mask.Asks("nextPageToken") ? next : null);
    }

    private static bool Matches(WorldVenue venue, string word) =>
        venue.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
        || venue.Address.Contains(word, StringComparison.OrdinalIgnoreCase)
        || Cities.All[venue.CityIndex].Name.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(WorldVenue Venue, double Distance)> Within(World world, double lat, double lon, double radius) =>
        world.Plan.VenueGrid.Near(lat, lon, radius).Order()
            .Select(index => world.Plan.Venues[index])
            .Select(venue => (venue, GeoMath.Distance(lat, lon, venue.Latitude, venue.Longitude)))
            .Where(hit => hit.Item2 <= radius);

    private static ApiAnswer Answer(World world, List<WorldVenue> venues, FieldMask mask, string? next)
    {
        var body = new JsonObject();
        var places = new JsonArray();
        foreach (var venue in venues)
        {
            if (mask.Apply(GooglePlaceJson.Of(venue, world.Now), "places.", out var selected) is { } wrong)
            {
                return wrong;
            }

            places.Add((JsonNode)selected!);
        }

        if (places.Count > 0)
        {
            body["places"] = places;
        }

        if (next is not null)
        {
            body["nextPageToken"] = next;
        }

        return ApiAnswer.Json(200, body) with { ContentType = "application/json; charset=UTF-8" };
    }

    private static bool TryCircle(JsonObject circle, out double lat, out double lon, out double radius)
    {
        lat = lon = radius = 0;
        return circle["center"] is JsonObject center
            && TryDouble(center, "latitude", out lat) && lat is >= -90 and <= 90
            && TryDouble(center, "longitude", out lon) && lon is >= -180 and <= 180
            && TryDouble(circle, "radius", out radius) && radius is > 0 and <= MaximumRadius;
    }

    private static bool TryDouble(JsonObject parent, string name, out double value)
    {
        value = 0;
        return parent[name] is JsonValue number && number.GetValueKind() == JsonValueKind.Number && number.TryGetValue(out value);
    }

    private static bool TryInt(JsonObject parent, string name, int low, int high, int fallback, out int value)
    {
        value = fallback;
        return parent[name] is null
            || (parent[name] is JsonValue number && number.GetValueKind() == JsonValueKind.Number && number.TryGetValue(out value) && value >= low && value <= high);
    }

    private static string? Text(JsonObject parent, string name) =>
        parent[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static List<string> Strings(JsonObject parent, string name) => parent[name] is JsonArray array
        ? [.. array.OfType<JsonValue>().Where(value => value.GetValueKind() == JsonValueKind.String).Select(value => value.GetValue<string>())]
        : [];
}
