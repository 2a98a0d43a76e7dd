using SceneScout.Actors.Hosting;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Text;
using SceneScout.Node.Configuration;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary><c>GET /api/events</c> and <c>GET /api/events/{id}</c>.</summary>
internal static class EventEndpoints
{
    /// <summary>What a question for events may say, for the descriptions of routes.</summary>
    public const string Conditions = "from, to, category, source, city, q, near=lat,lon & radius (metres), bbox=west,south,east,north, polygon=lat,lon;lat,lon;..., free (true, false), maxPrice & currency, minQuality, freshness (fresh, stale, expired; fresh,stale when left out), review (pending, accepted, rejected; published events when left out)";

    /// <summary>Maps the routes.</summary>
    public static void MapEvents(this WebApplication app)
    {
        app.MapGet("/api/events", QueryAsync).WithSummary($"Events, in order of their start: {Conditions}, limit (1 to 500), after (the next of the last answer)");
        app.MapGet("/api/events/{id}", FindAsync).WithSummary("One event; the id of an event that was merged into another answers that one");
    }

    private static async Task<IResult> QueryAsync(HttpRequest request, IStore store, SpawnServices services, ScoutOptions options, CancellationToken cancellation)
    {
        var (query, mistake) = EventQueryReader.Read(request.Query, services.Sources);
        if (query is null)
            return mistake!;
        var page = await store.Events.QueryAsync(query, cancellation);
        return new TaggedJson(new { events = page.Events.Select(document => EventView.Of(document, options.Registry)), next = page.Next });
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
        return new TaggedJson(EventView.Of(found, options.Registry, venue));
    }
}
