using System.Net;
using System.Net.Sockets;
using System.Text;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests.Http;

/// <summary>A process can stand still between the turn that it was given and the call. Against a real socket: what counts is what the server is sent.</summary>
public sealed class LateCallTests
{
    private const string Body = """{"page":{"totalElements":0,"size":200}}""";
    private static readonly byte[] Answer = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");

    [Fact]
    public async Task A_call_whose_turn_ended_before_it_was_sent_waits_for_another_and_is_sent_once()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var budget = new Turns(isGood: [false, false, true]);
        var serving = ServeAsync(listener);
        var options = new SourceOptions { BaseAddress = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"), ApiKey = FakeApi.Key, Retries = 0 };
        using var set = SourceSet.Create(new Dictionary<SourceName, SourceOptions> { [SourceName.Ticketmaster] = options }, TimeProvider.System, budget: budget);

        await set.Client(SourceName.Ticketmaster)!.FetchAsync(FakeApi.Area(), null, CancellationToken.None);

        listener.Stop();
        Assert.Equal((3, 3, 1), (budget.Given, budget.Ended, await serving));
        Assert.Equal(1, set.Calls.Snapshot()["ticketmaster"].Calls);
    }

    // How many requests came, over all connections.
    private static async Task<int> ServeAsync(TcpListener listener)
    {
        var requests = 0;
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync();
                await using var stream = connection.GetStream();
                var buffer = new byte[8192];
                if (await stream.ReadAsync(buffer) == 0)
                    continue;
                requests++;
                await stream.WriteAsync(Answer);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return requests;
        }
    }

    private sealed class Turns(bool[] isGood) : ICallBudget
    {
        private int _given;
        private int _ended;

        public int Given => _given;

        public int Ended => _ended;

        public ValueTask<CallGrant> TakeAsync(CallAsk ask, CancellationToken cancellation) =>
            ValueTask.FromResult<CallGrant>(new CallGrant.Now(new Turn(this, ask.Keys.Usable[0], isGood[_given++])));

        private sealed class Turn(Turns turns, ApiKey key, bool isGood) : CallTurn
        {
            public override ApiKey Key => key;

            public override bool MayBegin => isGood;

            public override void Arrived(ServerWords? words) => turns._ended++;

            public override TimeSpan TooMany(TimeSpan? wait) => TimeSpan.Zero;

            public override void Gone() => turns._ended++;
        }
    }
}
