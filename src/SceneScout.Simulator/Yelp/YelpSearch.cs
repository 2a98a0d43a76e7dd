using System.Globalization;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Yelp;

/// <summary>Event search by place and time, with limit and offset.</summary>
internal static class YelpSearch
{
    private const double DefaultRadius = 40_000;

    /// <summary><c>GET /v3/events</c>.</summary>
    public static ApiAnswer Events(World world, ApiRequest request)
    {
        if (Number(request, "limit", 0, 50, out var limit) is { } wrongLimit)
        {
            return wrongLimit;
        }

        if (Number(request, "offset", 0, 1000, out var offset) is { } wrongOffset)
        {
            return wrongOffset;
        }

        if (Number(request, "radius", 0, 40_000, out var radius) is { } wrongRadius)
        {
            return wrongRadius;
        }

        if (Number(request, "start_date", 0, int.MaxValue, out var from) is { } wrongFrom)
        {
            return wrongFrom;
        }

        if (Number(request, "end_date", 0, int.MaxValue, out var to) is { } wrongTo)
        {
            return wrongTo;
        }

        var sortOn = request.Text("sort_on") ?? "popularity";
        if (sortOn is not ("popularity" or "time_start"))
        {
            return YelpRefusals.Validation("sort_on", sortOn, "is not one of ['popularity', 'time_start']");
        }

        var sortBy = request.Text("sort_by") ?? "desc";
        if (sortBy is not ("asc" or "desc"))
        {
            return YelpRefusals.Validation("sort_by", sortBy, "is not one of ['asc', 'desc']");
        }

        if (Centre(request, out var centre) is { } wrongPlace)
        {
            return wrongPlace;
        }

        var categories = request.Text("categories")?.Split(',');
        var free = request.Text("is_free");
        var excluded = request.Text("excluded_events")?.Split(',') ?? [];
        var found = world.Near(SourceKind.Yelp, centre.Latitude, centre.Longitude, radius is > 0 ? radius.Value : DefaultRadius)
            .Where(listing => !excluded.Contains(listing.Id))
            .Select(listing => (Listing: listing, Start: World.StartOf(listing, world.StateOf(listing)), Event: world.Plan.Events[listing.Event]))
            .Where(hit => from is null || hit.Start.ToUnixTimeSeconds() >= from)
            .Where(hit => to is null || hit.Start.ToUnixTimeSeconds() <= to)
            .Where(hit => categories is null || categories.Contains(YelpEvents.CategoryOf(hit.Event.Category)))
            .Where(hit => free is null || YelpEvents.IsFree(world.View(hit.Listing)) == string.Equals(free, "true", StringComparison.OrdinalIgnoreCase))
            .ToList();
        found.Sort((a, b) =>
        {
            var order = sortOn == "time_start" ? a.Start.CompareTo(b.Start) : a.Listing.Oddity.CompareTo(b.Listing.Oddity);
            order = sortBy == "desc" ? -order : order;
            return order != 0 ? order : a.Listing.Index.CompareTo(b.Listing.Index);
        });
        return ApiAnswer.Written(200, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("total", found.Count);
            json.WriteStartArray("events");
            foreach (var (listing, _, _) in found.Skip(offset ?? 0).Take(limit ?? 3))
            {
                YelpEvents.Write(json, world.View(listing));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary><c>GET /v3/events/featured</c>: the most popular event ahead.</summary>
    public static ApiAnswer Featured(World world, ApiRequest request)
    {
        if (Centre(request, out var centre) is { } wrong)
        {
            return wrong;
        }

        var best = world.Near(SourceKind.Yelp, centre.Latitude, centre.Longitude, DefaultRadius)
            .Where(listing => World.StartOf(listing, world.StateOf(listing)) >= world.Now)
            .MaxBy(listing => listing.Oddity);
        return best is null
            ? YelpRefusals.Error(404, "EVENT_NOT_FOUND", "The requested event could not be found.")
            : ApiAnswer.Written(200, json => YelpEvents.Write(json, world.View(best)));
    }

    private static ApiAnswer? Centre(ApiRequest request, out (double Latitude, double Longitude) centre)
    {
        centre = default;
        if (!request.TryDouble("latitude", out var latitude) || latitude is < -90 or > 90)
        {
            return YelpRefusals.Validation("latitude", request.Text("latitude")!, "is not a number between -90 and 90");
        }

        if (!request.TryDouble("longitude", out var longitude) || longitude is < -180 or > 180)
        {
            return YelpRefusals.Validation("longitude", request.Text("longitude")!, "is not a number between -180 and 180");
        }

        if (latitude is { } lat && longitude is { } lon)
        {
            centre = (lat, lon);
            return null;
        }

        if (request.Text("location") is not { } location)
        {
            return YelpRefusals.Error(400, "VALIDATION_ERROR", "Please specify a location or a latitude and longitude");
        }

        var name = location.Split(',')[0].Trim();
        if (Cities.All.FirstOrDefault(city => string.Equals(city.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } found)
        {
            return YelpRefusals.Error(400, "LOCATION_NOT_FOUND", "Could not execute search, try specifying a more exact location.");
        }

        centre = (found.Latitude, found.Longitude);
        return null;
    }

    private static ApiAnswer? Number(ApiRequest request, string name, int low, int high, out int? value)
    {
        if (!request.TryInt(name, out value))
        {
            return YelpRefusals.Validation(name, request.Text(name)!, "is not of type 'integer'");
        }

        return value < low
            ? YelpRefusals.Validation(name, request.Text(name)!, string.Create(CultureInfo.InvariantCulture, $"is less than the minimum of {low}"))
            : value > high ? YelpRefusals.Validation(name, request.Text(name)!, string.Create(CultureInfo.InvariantCulture, $"is greater than the maximum of {high}")) : null;
    }
}
