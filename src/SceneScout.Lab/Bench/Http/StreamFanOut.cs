using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace SceneScout.Lab.Bench.Http;

/// <summary>Many clients follow <c>/api/stream</c> of one node while events are sent to it by <c>POST /api/events/process</c>, at an even pace; afterwards the feed says what each client must have got.</summary>
/// <param name="node">The node.</param>
/// <param name="options">What is measured.</param>
/// <param name="time">The clock; the node has the same one.</param>
internal sealed class StreamFanOut(BenchedNode node, HttpBenchOptions options, TimeProvider time)
{
    private const int SendsPerSecond = 10;
    private const int OpenAtOnce = 50;
    private const int Page = 500;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Measures.</summary>
    /// <exception cref="InvalidOperationException">A client could not begin to follow, or an event was refused.</exception>
    public async Task<StreamRun> RunAsync(CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler { PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan };
        using var http = new HttpClient(handler) { BaseAddress = node.Address, Timeout = Timeout.InfiniteTimeSpan };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var listeners = Enumerable.Range(0, options.Clients).Select(_ => new StreamListener(http, time)).ToImmutableArray();
        var following = new List<Task<bool>>();
        try
        {
            var begin = 0L;
            foreach (var some in listeners.Chunk(OpenAtOnce))
            {
                following.AddRange(some.Select(listener => listener.FollowAsync(stop.Token)));
                begin = Math.Max(begin, (await Task.WhenAll(some.Select(listener => listener.Ready)).WaitAsync(Patience, cancellation)).Max());
            }

            var (used, started) = (node.ProcessorTime, Stopwatch.GetTimestamp());
            var sent = await SendAsync(cancellation);
            var (share, seconds) = ((node.ProcessorTime - used) / Stopwatch.GetElapsedTime(started), Stopwatch.GetElapsedTime(started).TotalSeconds);
            var written = await WrittenAsync(begin, sent, cancellation);
            await ReceivedAsync(listeners, written.Count, cancellation);
            await stop.CancelAsync();
            var held = await Task.WhenAll(following);
            return new StreamRun(seconds, sent, written.Count, held.Count(stayed => !stayed), share, StreamVerdict.Of(written, listeners.Select(listener => listener.Came)));
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(following);
        }
    }

    private async Task<int> SendAsync(CancellationToken cancellation)
    {
        var (run, today) = (Guid.NewGuid().ToString("N")[..6], DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var each = Math.Max(1, options.EventsPerSecond / SendsPerSecond);
        var sends = await new OpenLoop((double)options.EventsPerSecond / each).RunAsync(options.Duration, async n =>
        {
            using var body = new StringContent(StreamEvents.Body(run, n * each, each, today), Encoding.UTF8, "application/json");
            using var answer = await node.Http.PostAsync("/api/events/process", body, cancellation);
            answer.EnsureSuccessStatusCode();
        }, cancellation);
        return sends.Any(double.IsNaN)
            ? throw new InvalidOperationException($"The node refused {sends.Count(double.IsNaN)} of {sends.Length} sendings.\n{node.Tail}")
            : sends.Length * each;
    }

    // What the feed has, once it has something of all that was sent, or nothing more comes.
    private async Task<Dictionary<long, DateTimeOffset>> WrittenAsync(long begin, int sent, CancellationToken cancellation)
    {
        var (written, after, moved) = (new Dictionary<long, DateTimeOffset>(), begin, Stopwatch.GetTimestamp());
        while (written.Count < sent && Stopwatch.GetElapsedTime(moved) < Patience)
        {
            var page = await node.Http.GetFromJsonAsync<JsonObject>(string.Create(CultureInfo.InvariantCulture, $"/api/events/changes?since={after}&limit={Page}"), cancellation);
            var changes = page!["changes"]!.AsArray();
            foreach (var change in changes.Where(change => change!["kind"]!.GetValue<string>() == StreamListener.Kind))
                written[change!["seq"]!.GetValue<long>()] = change["at"]!.GetValue<DateTimeOffset>();
            after = page["next"]!.GetValue<long>();
            if (changes.Count > 0)
                moved = Stopwatch.GetTimestamp();
            else
                await Task.Delay(Look, cancellation);
        }

        return written;
    }

    private static async Task ReceivedAsync(ImmutableArray<StreamListener> listeners, int each, CancellationToken cancellation)
    {
        var (most, moved) = (-1L, Stopwatch.GetTimestamp());
        while (listeners.Any(listener => listener.Count < each) && Stopwatch.GetElapsedTime(moved) < Patience)
        {
            if (listeners.Sum(listener => (long)listener.Count) is var now && now > most)
                (most, moved) = (now, Stopwatch.GetTimestamp());
            await Task.Delay(Look, cancellation);
        }
    }
}

/// <summary>What came of many clients that followed.</summary>
/// <param name="Seconds">How long events were sent.</param>
/// <param name="Sent">Events that were sent.</param>
/// <param name="Events">Changes that each client must have got.</param>
/// <param name="Ended">Clients whose stream ended, or told of changes that were missed.</param>
/// <param name="NodeCpuShare">Processors that the node kept busy while events were sent.</param>
/// <param name="Verdict">What came.</param>
internal sealed record StreamRun(double Seconds, int Sent, int Events, int Ended, double NodeCpuShare, StreamVerdict Verdict);
