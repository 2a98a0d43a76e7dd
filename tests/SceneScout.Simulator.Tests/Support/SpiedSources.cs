using System.Collections.Concurrent;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Tasks;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Http;

namespace SceneScout.Simulator.Tests.Support;

/// <summary>What the program's own clients send when they search the simulator.</summary>
internal static class SpiedSources
{
    /// <summary>The calls of the first steps of a search around New York.</summary>
    public static async Task<IReadOnlyCollection<(Uri Address, string Body)>> CallsAsync(SimulatorHost host, string source, int steps)
    {
        var calls = new ConcurrentQueue<(Uri, string)>();
        var name = new SourceName(source);
        var options = new SourceOptions { BaseAddress = host.BaseAddressOf(source), ApiKey = "key", CallsPerSecond = 1000, Retries = 0 };
        using var set = SourceSet.Create(
            new Dictionary<SourceName, SourceOptions> { [name] = options }, TimeProvider.System, null, new CallTuning(), _ => new Spy(calls));
        var query = new AreaQuery(new GeoPoint(40.7128, -74.006), 40_000, new DateRange(host.World.Now, host.World.Now.AddDays(60)));
        string? cursor = null;
        for (var step = 0; step == 0 || (cursor is not null && step < steps); step++)
        {
            var page = Xunit.Assert.IsType<FetchResult.Page>(await set.Client(name)!.FetchAsync(query, cursor, CancellationToken.None));
            cursor = page.NextCursor;
        }

        return calls;
    }

    private sealed class Spy(ConcurrentQueue<(Uri, string)> calls) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            calls.Enqueue((request.RequestUri!, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
