using SceneScout.Actors.Hosting;
using SceneScout.Domain.Events;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Node.Security;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary><c>GET /api/events/{id}/history</c> and <c>DELETE /api/submissions/{id}</c>.</summary>
internal static class ListingEndpoints
{
    private const int LongestId = 200;

    /// <summary>Maps the routes.</summary>
    public static void MapListings(this WebApplication app)
    {
        app.MapGet("/api/events/{id}/history", HistoryAsync).WithSummary("What changed in an event's listings, the newest first, field by field").WithName("getEventHistory").Gives<EventPastView>().IsTagged();
        app.MapDelete("/api/submissions/{id}", WithdrawAsync)
            .WithSummary("Withdraw a submission by its id").WithDescription("Of the source manual. It expires, and with it an event that nobody else lists; sent again it is there again.")
            .WithMetadata(AuditedRoute.Mark)
            .WithName("withdrawSubmission").Gives<WithdrawnView>();
    }

    private static async Task<IResult> HistoryAsync(string id, IStore store, CancellationToken cancellation)
    {
        if (!Guid.TryParse(id, out var guid))
            return Problems.Field("id", id, "the id of an event, a UUID");
        var past = await store.Events.HistoryAsync(guid, cancellation);
        return past.IsEmpty ? Problems.Of(404, "NOT_FOUND", $"There is no event {guid}.") : new TaggedJson(new EventPastView(guid, past.Select(ListingPastView.Of)));
    }

    private static async Task<IResult> WithdrawAsync(string id, HttpContext context, SpawnServices services, CancellationToken cancellation)
    {
        if (id.Length > LongestId)
            return Problems.Field("id", id, $"the id of a submission, at most {LongestId} characters");
        var key = new ListingKey(SourceName.Manual, id);
        return await services.Store.RawEvents.WithdrawAsync(key, new Act(Caller.Of(context).ToString(), "", services.Now), cancellation) is { } e
            ? Results.Json(new WithdrawnView(key.ToString(), e, true))
            : Problems.Of(404, "NOT_FOUND", $"There is no submission {id}.");
    }
}
