using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.Actor;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Participants;

namespace SceneScout.Node.Http.Threds;

/// <summary><c>/api/participants</c> and <c>/api/groups</c>: mailboxes, and who belongs together.</summary>
internal static class MailboxEndpoints
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 500;
    private const int MostMembers = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Maps the routes.</summary>
    public static void MapMailboxes(this WebApplication app)
    {
        app.MapGet("/api/participants/{id}/messages", ReadAsync).WithSummary("Messages that wait for a participant, the oldest first").WithDescription("At most about a megabyte of them; more says whether others follow.")
            .WithName("listMessages").Asks(QueryWord.Whole("after", "the place of the last message known", 0), QueryWords.Limit(MaxLimit, DefaultLimit)).Gives<MailboxView>().IsTagged();
        app.MapPost("/api/participants/{id}/messages/{messageId}/ack", AcknowledgeAsync).WithSummary("A message was received; it waits no more")
            .WithName("acknowledgeMessage").WithMetadata(AuditedRoute.Mark).Produces(StatusCodes.Status204NoContent);
        app.MapGet("/api/groups", async (IStore store, CancellationToken cancellation) => new TaggedJson((await store.Threds.GroupsAsync(cancellation)).Select(GroupView.Of)))
            .WithSummary("All groups").WithName("listGroups").Gives<IReadOnlyList<GroupView>>().IsTagged();
        app.MapGet("/api/groups/{name}", GroupAsync).WithSummary("A group").WithName("getGroup").Gives<GroupView>().IsTagged(exact: true);
        app.MapPut("/api/groups/{name}", PutGroupAsync).WithSummary("Make a group or give it other members").WithDescription("{participants: [{participantId}]}, or {members: [id]}.")
            .WithName("putGroup").WithMetadata(AuditedRoute.Mark).Takes<JsonElement>("""{"members": ["ann", "bob"]}""").Gives<GroupView>().IsConditional();
    }

    private static async Task<IResult> ReadAsync(string id, string? after, string? limit, ThredHost threds, CancellationToken cancellation)
    {
        var (place, most) = (0L, DefaultLimit);
        if (!string.IsNullOrEmpty(after) && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out place))
            return Problems.Field("after", after, "a whole number from 0, the place of the last message known");
        if (!string.IsNullOrEmpty(limit) && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > MaxLimit))
            return Problems.Field("limit", limit, $"1 to {MaxLimit}");
        try
        {
            return new TaggedJson(MailboxView.Of(await threds.Services.Participants.Ask<ParticipantReplies.Mail>(new ParticipantCommands.Read(id, place, most), Patience, cancellation)));
        }
        catch (AskTimeoutException)
        {
            return Silent(id);
        }
    }

    private static async Task<IResult> AcknowledgeAsync(string id, string messageId, HttpContext context, ThredHost threds, HttpAudit audit, CancellationToken cancellation)
    {
        await audit.NoteAsync(context, "mailbox.ack", id, ("message", messageId));
        try
        {
            var answer = await threds.Services.Participants.Ask<ParticipantReplies.Acknowledged>(new ParticipantCommands.Acknowledge(id, messageId), Patience, cancellation);
            return answer.Known ? Results.NoContent() : Problems.Of(StatusCodes.Status404NotFound, "NOT_FOUND", $"No message {messageId} waits for {id}.");
        }
        catch (AskTimeoutException)
        {
            return Silent(id);
        }
    }

    private static async Task<IResult> GroupAsync(string name, IStore store, CancellationToken cancellation) =>
        (await store.Threds.GroupsAsync(cancellation)).FirstOrDefault(group => group.Name == name) is { } found
            ? new TaggedJson(GroupView.Of(found)) { Exact = true }
            : Problems.Of(StatusCodes.Status404NotFound, "NOT_FOUND", $"There is no group {name}.");

    private static async Task<IResult> PutGroupAsync(string name, HttpRequest request, IStore store, ThredHost threds, HttpAudit audit, TimeProvider time, CancellationToken cancellation)
    {
        const string Accepted = """a JSON object {"participants": [{"participantId": "ann"}]} or {"members": ["ann"]}, of at most 10000""";
        if (name is "all" or "thred" || name[0] is '@' or '$' or '*')
            return Problems.Field("name", name, "a name without @, $ and *, other than all and thred");
        JsonNode? body;
        try
        {
            body = await JsonNode.ParseAsync(request.Body, cancellationToken: cancellation);
        }
        catch (JsonException e)
        {
            return Problems.Field("body", null, $"{Accepted}; {e.Message}");
        }

        if (Members(body as JsonObject) is not { } members)
            return Problems.Field("body", body?.ToJsonString(), Accepted);
        var group = new ThredGroup(name, members);
        if (Precondition.Of(request) is { } precondition)
        {
            var current = (await store.Threds.GroupsAsync(cancellation)).FirstOrDefault(known => known.Name == name);
            var tag = current is null ? null : TaggedJson.TagOf(request.HttpContext, GroupView.Of(current));
            if (!precondition.Holds(tag))
                return Precondition.Failed($"Group {name}", tag);
            await NoteAsync();
            // Whoever puts it in between is not put aside.
            if (!await store.Threds.PutGroupAsync(group, current, time.GetUtcNow(), cancellation))
                return Precondition.Failed($"Group {name}", null);
        }
        else
        {
            await NoteAsync();
            await store.Threds.PutGroupAsync(group, time.GetUtcNow(), cancellation);
        }

        await threds.Services.Nodes.RefreshAsync();
        return Results.Json(GroupView.Of(group));

        Task NoteAsync() => audit.NoteAsync(request.HttpContext, "group.put", name, ("members", members.Length.ToString(CultureInfo.InvariantCulture)));
    }

    private static ImmutableArray<string>? Members(JsonObject? body)
    {
        if ((body?["members"] ?? body?["participants"]) is not JsonArray list || list.Count > MostMembers)
            return null;
        var ids = list.Select(item => item is JsonObject owner ? SpawnEndpoints.TextOf(owner["participantId"]) : SpawnEndpoints.TextOf(item)).ToList();
        return ids.TrueForAll(id => !string.IsNullOrEmpty(id)) ? [.. ids.Distinct(StringComparer.Ordinal)!] : null;
    }

    private static IResult Silent(string id) =>
        Problems.Of(StatusCodes.Status504GatewayTimeout, "MAILBOX_TIMEOUT", $"The owner of the mailbox of {id} did not answer within {Patience.TotalSeconds:0} s; it may be moving to another node.");
}
