using System.Globalization;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Text;
using SceneScout.Node.Configuration;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary><c>GET /api/events</c> and <c>GET /api/events/{id}</c>.</summary>
internal static class EventEndpoints
{
    private const int MaxLimit = 500;

    /// <summary>Maps the routes.</summary>
    public static void MapEvents(this WebApplication app)
    {
        app.MapGet("/api/events", QueryAsync).WithSummary("Events: from, to, category, source, city, q, near=lat,lon & radius (metres), minQuality, freshness (fresh, stale, expired; fresh,stale when left out), limit, after");
        app.MapGet("/api/events/{id}", FindAsync).WithSummary("One event; the id of an event that was merged into another answers that one");
    }

    private static async Task<IResult> QueryAsync(HttpRequest request, IStore store, SpawnServices services, ScoutOptions options, CancellationToken cancellation)
    {
        var (query, mistake) = Read(request.Query, services.Sources);
        if (query is null)
            return mistake!;
        var page = await store.Events.QueryAsync(query, cancellation);
        return Results.Json(new { events = page.Events.Select(document => EventView.Of(document, options.Registry)), next = page.Next });
    }

    private static async Task<IResult> FindAsync(string id, IStore store, ScoutOptions options, CancellationToken cancellation)
    {
        if (!Guid.TryParse(id, out var guid))
            return Problems.Field("id", id, "the id of an event, a UUID");
        if (await store.Events.FindAsync(guid, cancellation) is not { } found)
            return Problems.Of(404, "NOT_FOUND", $"There is no event {guid}.");
        var place = found.Event.Content.Venue;
        var name = TextNormaliser.Key(place?.Name);
        var venue = name.Length == 0 ? null : VenueConfirmation.Of(place, await store.Venues.FindByNameAsync([name], cancellation));
        return Results.Json(EventView.Of(found, options.Registry, venue));
    }

    private static (EventQuery? Query, IResult? Mistake) Read(IQueryCollection given, ISourceSet sources)
    {
        var query = new EventQuery
        {
            Category = Text("category"),
            City = Text("city"),
            Text = Text("q") ?? Text("text"),
            After = Text("after"),
        };
        if (Text("from") is { } from)
        {
            if (Instant(from) is not { } instant)
                return Wrong("from", from, "an ISO 8601 instant or date");
            query = query with { From = instant };
        }

        if (Text("to") is { } to)
        {
            if (Instant(to) is not { } instant)
                return Wrong("to", to, "an ISO 8601 instant or date");
            query = query with { To = instant };
        }

        if (Text("source") is { } source)
        {
            if (sources.Adapter(source)?.Name is not { } name)
                return Wrong("source", source, $"one of {sources.Names}");
            query = query with { Source = name.Value };
        }

        if (Text("minQuality") is { } quality)
        {
            if (Number(quality) is not (>= 0 and <= 1))
                return Wrong("minQuality", quality, "a number from 0 to 1");
            query = query with { MinQuality = Number(quality) };
        }

        if (Text("freshness") is { } freshness)
        {
            var states = freshness.Split(',', StringSplitOptions.TrimEntries).Select(FreshnessStates.Parse).ToList();
            if (states.Contains(null))
                return Wrong("freshness", freshness, "fresh, stale, expired, or several of them with commas between");
            query = query with { Freshness = [.. states.Select(state => state!.Value)] };
        }

        if (Text("limit") is { } limit)
        {
            if (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n is < 1 or > MaxLimit)
                return Wrong("limit", limit, $"a whole number from 1 to {MaxLimit}");
            query = query with { Limit = n };
        }

        if (Text("near") is { } near)
        {
            if (near.Split(',') is not [var lat, var lon] || Number(lat) is not { } y || Number(lon) is not { } x || !GeoPoint.IsLatitude(y) || !GeoPoint.IsLongitude(x))
                return Wrong("near", near, "latitude,longitude in degrees, for example 52.52,13.405");
            var radius = Text("radius") ?? "10000";
            if (Number(radius) is not (>= 1 and <= 500_000))
                return Wrong("radius", radius, "metres from 1 to 500000");
            query = query with { Latitude = y, Longitude = x, RadiusMetres = Number(radius) };
        }

        return (query, null);

        string? Text(string name) => given[name].ToString() is { Length: > 0 } text ? text : null;
    }

    private static DateTimeOffset? Instant(string text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && double.IsFinite(n) ? n : null;

    private static (EventQuery?, IResult?) Wrong(string field, string value, string accepted) => (null, Problems.Field(field, value, accepted));
}
