using SceneScout.Domain.Faults;
using SceneScout.Domain.Review;
using SceneScout.Node.Http;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <c>event reviews</c>, <c>event accept</c> and <c>event reject</c>.</summary>
internal sealed class EventReviews(CommandServices services)
{
    /// <summary>Events in a state of review, in order of their start.</summary>
    public async Task<IEnumerable<CommandResponse>> ListAsync(CommandCall call, CancellationToken cancellation)
    {
        var state = ReviewStates.Parse(call.Arguments.Required("state"))!.Value;
        var page = await services.Store.Events.QueryAsync(new EventQuery { Review = [state], Freshness = [.. Domain.Freshness.FreshnessStates.All], Limit = call.Arguments.Number("count")!.Value }, cancellation);
        return page.Events.Select(document => CommandResponse.Of(Line(document), EventView.Of(document, services.Options.Registry)));
    }

    /// <summary>Takes over a decision.</summary>
    public async Task<IEnumerable<CommandResponse>> DecideAsync(CommandCall call, bool accept, CancellationToken cancellation)
    {
        var id = call.Arguments.Required("event");
        var note = call.Arguments.Text("reason");
        var answer = Guid.TryParse(id, out var guid)
            ? await services.Store.Events.ReviewAsync(new ReviewDecision(guid, accept, note) { Version = call.Arguments.Number("version") }, new Act(call.Caller.ToString(), note ?? "", services.Spawn.Now), cancellation)
            : null;
        return
        [
            answer switch
            {
                null => CommandResponse.Unknown("event", id, "the id of an event, a UUID"),
                { End: ReviewEnd.Outdated } => CommandResponse.Refused(FaultKind.Validation, $"version '{call.Arguments.Number("version")}' is not accepted: the event is at version {answer.Version} by now."),
                { End: ReviewEnd.AsBefore } => CommandResponse.Of($"Nothing to do: {answer.EventId} is {Shown(answer.State)}", new { eventId = answer.EventId, review = answer.State.Name(), changed = false }),
                _ => CommandResponse.Of($"{(accept ? "Accepted" : "Rejected")} {answer.EventId}", new { eventId = answer.EventId, review = answer.State.Name(), changed = true }),
            },
        ];
    }

    private static string Shown(ReviewState state) => state == ReviewState.None ? "published, and nobody has to look at it" : state.Name();

    private static string Line(EventDocument document)
    {
        var start = document.Event.Content.Time.Start;
        return Texts.Of($"{document.Event.Id} | version {document.Event.Version} | {document.Review.State.Name()} | {start.LocalDate:yyyy-MM-dd} {start.LocalTime:HH:mm} | {string.Join(", ", document.Review.Reasons.Select(reason => reason.Rule))} | {document.Event.Content.Title}");
    }
}
