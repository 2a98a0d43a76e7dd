using SceneScout.Actors.Hosting;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Text;
using SceneScout.Node.Configuration;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Node.Http.Unread;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary><c>GET /api/events</c> and <c>GET /api/events/{id}</c>.</summary>
internal static class EventEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void MapEvents(this WebApplication app)
    {
        app.MapGet("/api/events", QueryAsync).WithName("listEvents").WithSummary("Events, in order of their start, unknown starts last")
            .Asks([.. QueryWords.Conditions, QueryWords.Limit(500, 50), QueryWords.After]).Gives<EventListView>().IsTagged();
        app.MapGet("/api/events/{id}", FindAsync).WithName("getEvent").WithSummary("One event").WithDescription("The id of an event that was merged into another answers that one.").Gives<EventView>().IsTagged();
    }

    private static async Task<IResult> QueryAsync(HttpRequest request, IStore store, SpawnServices services, UnreadEventWriter writer, CancellationToken cancellation)
    {
        var (query, mistake) = EventQueryReader.Read(request.Query, services.Sources);
        if (query is null)
            return mistake!;
        return new UnreadEventList(await store.Events.QueryUnreadAsync(query, cancellation), writer);
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
