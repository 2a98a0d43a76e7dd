using System.Globalization;
using System.Runtime.CompilerServices;
using SceneScout.Actors.Hosting;
using SceneScout.Node.Http.Descriptions;

namespace SceneScout.Node.Http.Live;

/// <summary><c>GET /api/stream</c>: changes of events as server-sent events. Each has its place in the feed as its id, so a client that reconnects goes on where it was.</summary>
internal static class EventStreamEndpoint
{
    // Networks drop connections that stay silent, and a client that is gone is noticed when it is written to.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(3);

    /// <summary>Maps the route.</summary>
    public static void MapEventStream(this WebApplication app) => app.MapGet("/api/stream", StreamAsync)
        .WithSummary("Changes of events as they happen, as server-sent events").WithDescription("Ready, then one event a change, named by its kind, with its place in the feed as id; ping now and then; reset when changes were missed that are not kept any more: read /api/events whole, then go on. Last-Event-ID or since resumes; kind, category, city, source pick some, with commas between several; topics=work adds notices of work (worker:start, worker:retry, worker:complete, worker:error, task:queued), at most once each, and missed where a slow caller lost some.")
        .WithName("followEvents")
        .Asks([QueryWord.Text("topics", "events, work, or both with a comma between; events when left out", "events,work"), .. QueryWords.Filters])
        .Produces<string>(StatusCodes.Status200OK, "text/event-stream");

    private static async Task<IResult> StreamAsync(HttpContext context, LiveFeed live, LivePlaces places, NoticeBoard board, SpawnServices services, IHostApplicationLifetime lifetime)
    {
        var (filter, mistake) = LiveFilter.Read(context.Request.Query);
        var (topics, wrong) = SocketTopics.Read(context.Request.Query);
        if ((wrong ?? mistake) is var (field, value, accepted))
            return Problems.Field(field, value, accepted);
        var (name, since) = context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? ("Last-Event-ID", last) : ("since", context.Request.Query["since"].ToString());
        var after = -1L;
        if (since.Length > 0 && !(long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out after) && after >= 0))
            return Problems.Field(name, since, "a place in the feed, a whole number from 0 on; left out, the stream begins with what happens next");
        if (places.TryEnter() is not { } place)
            return Problems.Of(StatusCodes.Status429TooManyRequests, "TOO_MANY_WAITING", $"{places.Most} callers follow this node; ask another, or again later.");
        context.Response.RegisterForDispose(place);
        if (after < 0)
            after = (await services.Store.Feed.ReadAsync(long.MaxValue, 1, documents: false, context.RequestAborted)).Head;
        // A caller that waits must not keep the node from stopping.
        var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.RegisterForDispose(ended);
        // Who wants notices alone hears of no change, but is told that the connection lives.
        var changes = FollowAsync(after, topics!.Value.Events ? filter!.Wants : _ => false, live, services.Time, ended.Token);
        return new FrameStream(topics.Value.Work ? MergedStream.Of([changes, NoticesAsync(board, ended.Token)], ended.Token) : changes);
    }

    private static async IAsyncEnumerable<IReadOnlyList<ReadOnlyMemory<byte>>> FollowAsync(
        long after, Func<LiveChange, bool> wants, LiveFeed live, TimeProvider time, [EnumeratorCancellation] CancellationToken ended)
    {
        yield return [StreamFrame.Of("ready", $$"""{"next":{{Number(after)}}}""", Number(after), Reconnect)];
        while (!ended.IsCancellationRequested)
        {
            var (page, more) = await live.ReadAsync(after);
            if (page.Reset)
                yield return [StreamFrame.Of("reset", $$"""{"next":{{Number(page.Next)}}}""", Number(page.Next))];
            ReadOnlyMemory<byte>[] wanted = [.. page.Changes.Where(wants).Select(change => change.Frame)];
            if (wanted.Length > 0)
                yield return wanted;
            var stands = page.Changes.Count == 0 && !page.Reset;
            after = page.Next;
            // What the filter passed over counts as read, too: the id of the next ping says so.
            if (stands && !await LiveFeed.WakesAsync(more, Beat, time, ended) && !ended.IsCancellationRequested)
                yield return [StreamFrame.Of("ping", "{}", Number(after))];
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<ReadOnlyMemory<byte>>> NoticesAsync(NoticeBoard board, [EnumeratorCancellation] CancellationToken ended)
    {
        using var listener = board.Listen();
        while (!ended.IsCancellationRequested)
        {
            // A caller that is gone, and a node that stops, end it.
            if (await Task.WhenAny(listener.Waiting.WaitToReadAsync(ended).AsTask()) is { IsCompletedSuccessfully: false })
                yield break;
            while (listener.Waiting.TryRead(out var notice))
            {
                if (listener.Missed() is > 0 and var missed)
                    yield return [StreamFrame.Of("missed", $$"""{"count":{{Number(missed)}}}""")];
                yield return [StreamFrame.Of(notice.Name, notice.Json)];
            }
        }
    }

    private static string Number(long n) => n.ToString(CultureInfo.InvariantCulture);
}
