using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Akka.Cluster.Tools.PublishSubscribe;
using SceneScout.Actors.Channels;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Hosting;
using SceneScout.Node.Tests.Cluster;
using Xunit;

namespace SceneScout.Node.Tests.Http.Live;

public sealed class EventSocketTests : IAsyncLifetime
{
    private DataFolder _folder = null!;
    private ScoutNode _node = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _folder = DataFolder.Of(null);
        _node = await Nodes.StartAsync(Nodes.Options(("store.folder", _folder.Path)));
        _http = new HttpClient { BaseAddress = _node.Address, Timeout = Nodes.Patience };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _node.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_socket_tells_of_changes_and_of_work_and_resumes_where_it_was()
    {
        using var limit = new CancellationTokenSource(Nodes.Patience);
        using var socket = await ConnectAsync("topics=events,work", limit.Token);
        Assert.Equal(0, (await NextAsync(socket, "ready", limit.Token))["next"]!.GetValue<long>());

        // Until the topic knows the listener: what is published there is a hint, at most once.
        var told = NextAsync(socket, "notice", limit.Token);
        while (await Task.WhenAny(told, Task.Delay(200, limit.Token)) != told)
            DistributedPubSub.Get(_node.ActorSystem).Mediator.Tell(new Publish(Topics.Task(TaskType.Discovery), new Hints.WorkQueued(TaskType.Discovery)), Akka.Actor.ActorRefs.NoSender);
        var notice = await told;
        Assert.Equal(("task:queued", "discovery"), (notice["name"]!.GetValue<string>(), notice["notice"]!["type"]!.GetValue<string>()));
        using var sent = await _http.PostAsJsonAsync("/api/events/process", new { source = "manual", events = new[] { new { title = "A night of fado", start = "2027-05-01T20:00", venue_name = "Mouraria", city = "Lisbon", country = "PT" } } });
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        var change = (await NextAsync(socket, "change", limit.Token))["change"]!;

        using var again = await ConnectAsync("since=0", limit.Token);
        Assert.Equal(change["seq"]!.GetValue<long>(), (await NextAsync(again, "change", limit.Token))["change"]!["seq"]!.GetValue<long>());
        await again.CloseAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
    }

    [Fact]
    public async Task A_stream_has_notices_of_work_for_those_who_ask()
    {
        using var limit = new CancellationTokenSource(Nodes.Patience);
        await using var body = await _http.GetStreamAsync("/api/stream?topics=work", limit.Token);
        var items = SseParser.Create(body).EnumerateAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        Assert.True(await items.MoveNextAsync());
        Assert.Equal("ready", items.Current.EventType);

        // Until the topic knows the listener.
        var told = items.MoveNextAsync().AsTask();
        while (await Task.WhenAny(told, Task.Delay(200, limit.Token)) != told)
            DistributedPubSub.Get(_node.ActorSystem).Mediator.Tell(new Publish(Topics.Task(TaskType.Discovery), new Hints.WorkQueued(TaskType.Discovery)), Akka.Actor.ActorRefs.NoSender);
        Assert.True(await told);

        Assert.Equal(("task:queued", null, "discovery"), (items.Current.EventType, items.Current.EventId, (string?)JsonNode.Parse(items.Current.Data)!["type"]));
    }

    [Fact]
    public async Task Whatever_a_caller_sends_ends_its_own_socket_at_most()
    {
        using var limit = new CancellationTokenSource(Nodes.Patience);
        var random = new Random(20270114);
        for (var n = 0; n < 40; n++)
        {
            using var raw = new System.Net.Sockets.TcpClient();
            await raw.ConnectAsync(_node.Address.Host, _node.Address.Port, limit.Token);
            var stream = raw.GetStream();
            await stream.WriteAsync("GET /ws?since=0 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"u8.ToArray(), limit.Token);
            var answer = new byte[12];
            await stream.ReadExactlyAsync(answer, limit.Token);
            Assert.Equal("HTTP/1.1 101", System.Text.Encoding.ASCII.GetString(answer));
            var frames = new byte[random.Next(1, 400)];
            random.NextBytes(frames);
            // Masked, as a caller's frames are, with lengths and codes as they fall.
            if (n % 2 == 0 && frames.Length > 2)
                frames[1] |= 0x80;
            await stream.WriteAsync(frames, limit.Token);
        }

        using var socket = await ConnectAsync("topics=events", limit.Token);
        await socket.SendAsync(new byte[100_000], WebSocketMessageType.Binary, endOfMessage: false, limit.Token);
        Assert.Equal(0, (await NextAsync(socket, "ready", limit.Token))["next"]!.GetValue<long>());
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
    }

    [Theory]
    [InlineData("/ws?topics=weather", "topics")]
    [InlineData("/ws?kind=exploded", "kind")]
    [InlineData("/ws?since=yesterday", "since")]
    public async Task What_is_not_accepted_is_refused_by_name(string path, string field)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"]!.GetValue<string>().Split(' ')[0]);
    }

    [Fact]
    public async Task A_page_of_another_site_opens_no_socket()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://elsewhere.example");

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Address(""), CancellationToken.None));
    }

    private Uri Address(string query) => new UriBuilder(_node.Address) { Scheme = "ws", Path = "/ws", Query = query }.Uri;

    private async Task<ClientWebSocket> ConnectAsync(string query, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(Address(query), cancellation);
        return socket;
    }

    private static async Task<JsonNode> NextAsync(ClientWebSocket socket, string type, CancellationToken cancellation)
    {
        while (true)
        {
            using var text = new MemoryStream();
            var buffer = new byte[4096];
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
                text.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);
            var message = JsonNode.Parse(text.ToArray())!;
            if (message["type"]!.GetValue<string>() == type)
                return message;
        }
    }
}
