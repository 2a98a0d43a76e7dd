using System.Buffers;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using SceneScout.Actors.Hosting;
using SceneScout.Node.Http.Descriptions;

namespace SceneScout.Node.Http.Live;

/// <summary>
/// <c>/ws</c>: the same changes as <c>/api/stream</c> and notices of work over a WebSocket. Each message is a JSON object with a <c>type</c>: <c>ready</c> and <c>ping</c> with <c>next</c>, the place to resume at;
/// <c>change</c> with <c>change</c>; <c>reset</c> when changes were missed that are not kept any more; <c>notice</c> with <c>name</c> and <c>notice</c>; <c>missed</c> with the number of notices that a slow caller lost.
/// </summary>
internal static class EventSocketEndpoint
{
    /// <summary>Where it is.</summary>
    public const string Path = "/ws";

    // What a caller sends means nothing yet, but for its end.
    private const int MostHeard = 4096;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>Accepts sockets there, and closes those whose peer has gone silent.</summary>
    public static void UseEventSocket(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path == Path, ws => ws.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Beat, KeepAliveTimeout = 2 * Beat }));

    /// <summary>Maps the route.</summary>
    public static void MapEventSocket(this WebApplication app) => app.MapGet(Path, ConnectAsync)
        .WithSummary("Changes of events, and notices of work, over a WebSocket").WithDescription("topics=events,work; kind, category, city, source and since as for /api/stream.")
        .WithName("openSocket")
        .Asks([QueryWord.Text("topics", "events, work, or both with a comma between; events when left out", "events,work"), .. QueryWords.Filters])
        .Produces(StatusCodes.Status101SwitchingProtocols);

    private static async Task<IResult> ConnectAsync(HttpContext context, LiveFeed live, LivePlaces places, NoticeBoard board, SpawnServices services, IHostApplicationLifetime lifetime)
    {
        var query = context.Request.Query;
        var (topics, wrong) = SocketTopics.Read(query);
        var (filter, mistake) = LiveFilter.Read(query);
        if ((wrong ?? mistake) is var (field, value, accepted))
            return Problems.Field(field, value, accepted);
        var after = -1L;
        if (query["since"].ToString() is { Length: > 0 } since && !(long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out after) && after >= 0))
            return Problems.Field("since", since, "a place in the feed, a whole number from 0 on; left out, it begins with what happens next");
        if (!context.WebSockets.IsWebSocketRequest)
            return Problems.Of(StatusCodes.Status400BadRequest, "NO_WEBSOCKET", "This address speaks WebSocket; for server-sent events ask /api/stream.");
        if (places.TryEnter() is not { } place)
            return Problems.Of(StatusCodes.Status429TooManyRequests, "TOO_MANY_WAITING", $"{places.Most} callers follow this node; ask another, or again later.");
        using var held = place;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        if (after < 0)
            after = (await services.Store.Feed.ReadAsync(long.MaxValue, 1, documents: false, ended.Token)).Head;
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var writing = new SocketWriter(socket);
        var hearing = HearAsync(socket, ended.Token);
        List<Task> telling = [writing.SendAsync($$"""{"type":"ready","next":{{Number(after)}}}""", ended.Token)];
        await telling[0];
        if (topics!.Value.Events)
            telling.Add(TellEventsAsync(writing, after, filter!, live, services.Time, ended.Token));
        if (topics.Value.Work)
            telling.Add(TellWorkAsync(writing, board, ended.Token));
        await Task.WhenAny([hearing, .. telling.Skip(1)]);
        await ended.CancelAsync();
        await EndedAsync([hearing, .. telling]);
        return Results.Empty;
    }

    // A peer that is gone, and a node that stops, end whatever was under way; anything else is told.
    private static async Task EndedAsync(IEnumerable<Task> tasks)
    {
        foreach (var task in tasks)
            try
            {
                await task;
            }
            catch (Exception e) when (e is OperationCanceledException or WebSocketException)
            {
                // The connection is over.
            }
    }

    private static async Task HearAsync(WebSocket socket, CancellationToken ended)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MostHeard);
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(0, MostHeard), ended)).MessageType != WebSocketMessageType.Close)
            {
                // Nothing that a caller says changes anything.
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ended);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task TellEventsAsync(SocketWriter writing, long after, LiveFilter filter, LiveFeed live, TimeProvider time, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            var (page, more) = await live.ReadAsync(after);
            if (page.Reset)
                await writing.SendAsync($$"""{"type":"reset","next":{{Number(page.Next)}}}""", ended);
            foreach (var change in page.Changes.Where(filter.Wants))
                await writing.SendAsync(change.Message, ended);
            var stands = page.Changes.Count == 0 && !page.Reset;
            after = page.Next;
            if (stands && !await LiveFeed.WakesAsync(more, Beat, time, ended) && !ended.IsCancellationRequested)
                await writing.SendAsync($$"""{"type":"ping","next":{{Number(after)}}}""", ended);
        }
    }

    private static async Task TellWorkAsync(SocketWriter writing, NoticeBoard board, CancellationToken ended)
    {
        using var listener = board.Listen();
        await foreach (var notice in listener.Waiting.ReadAllAsync(ended))
        {
            if (listener.Missed() is > 0 and var missed)
                await writing.SendAsync($$"""{"type":"missed","count":{{Number(missed)}}}""", ended);
            await writing.SendAsync($$"""{"type":"notice","name":"{{notice.Name}}","notice":{{notice.Json}}}""", ended);
        }
    }

    private static string Number(long n) => n.ToString(CultureInfo.InvariantCulture);

    // A socket takes one message at a time; a caller that takes none any more loses its connection.
    private sealed class SocketWriter(WebSocket socket) : IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
        private readonly SemaphoreSlim _turn = new(1);

        public Task SendAsync(string text, CancellationToken ended) => SendAsync(Encoding.UTF8.GetBytes(text), ended);

        public async Task SendAsync(ReadOnlyMemory<byte> text, CancellationToken ended)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ended);
            limit.CancelAfter(Patience);
            await _turn.WaitAsync(limit.Token);
            try
            {
                await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, limit.Token);
            }
            finally
            {
                _turn.Release();
            }
        }

        public void Dispose() => _turn.Dispose();
    }
}
