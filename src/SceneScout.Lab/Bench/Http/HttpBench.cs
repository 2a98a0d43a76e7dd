using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using SceneScout.Domain.Geo;

namespace SceneScout.Lab.Bench.Http;

/// <summary>Measures what callers of a node's HTTP interface wait for: queries over many events beside the statement alone, a stream with many clients, and how soon a node is there.</summary>
/// <param name="options">What is measured.</param>
/// <param name="say">Tells progress.</param>
internal sealed class HttpBench(HttpBenchOptions options, Action<string> say)
{
    /// <summary>Measures.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InvalidOperationException">Something does not start, or refuses; the message tells what.</exception>
    public async Task<HttpBenchReport> RunAsync(CancellationToken cancellation)
    {
        var report = new HttpBenchReport { Misses = [], Machine = $"{Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}" };
        if (options.Parts.HasFlag(HttpBenchParts.Start))
            report = With(report, await StartAsync(cancellation));
        if ((options.Parts & (HttpBenchParts.Queries | HttpBenchParts.Stream)) != HttpBenchParts.None)
            report = await ServeAsync(report, cancellation);
        return report with { Misses = HttpBenchFigures.Misses(report) };
    }

    private Task<IdleRun> StartAsync(CancellationToken cancellation)
    {
        say($"Starting a node {options.Starts} times, then {options.Settling.TotalSeconds + options.Idling.TotalSeconds:0} s of nothing to do.");
        return new IdleNode(options).RunAsync(cancellation);
    }

    private async Task<HttpBenchReport> ServeAsync(HttpBenchReport report, CancellationToken cancellation)
    {
        await using var store = await HttpBenchStore.OpenAsync(options, say, cancellation);
        say($"Store: {store.Words}, {store.Events} events.");
        await using var node = await BenchedNode.StartAsync(
            Path.Combine(options.Folder, "node"), new Dictionary<string, string> { ["store.kind"] = "postgres", ["store.connection"] = store.Connection }, cancellation);
        report = report with { Events = store.Events, Store = store.Words };
        if (options.Parts.HasFlag(HttpBenchParts.Queries))
            report = With(report, await QueryAsync(node, store.Connection, cancellation));
        if (!options.Parts.HasFlag(HttpBenchParts.Stream))
            return report;
        say($"{options.Clients} clients follow, {options.EventsPerSecond} events a second for {options.Duration.TotalSeconds:0} s.");
        return With(report, await new StreamFanOut(node, options, TimeProvider.System).RunAsync(cancellation));
    }

    private async Task<NearRun> QueryAsync(BenchedNode node, string connection, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler();
        using var http = new HttpClient(handler) { BaseAddress = node.Address };
        await using var statement = new NearStatement(connection);
        var loop = new OpenLoop(options.QueriesPerSecond);
        var bytes = 0L;
        Task Ask(int n) => AskAsync(http, NearPoints.Of(n), size => Interlocked.Add(ref bytes, size), cancellation);
        Task Tell(int n) => statement.AskAsync(NearPoints.Of(n), cancellation);
        say($"{options.QueriesPerSecond} queries a second: {options.WarmUp.TotalSeconds:0} s for warming up, {options.Duration.TotalSeconds:0} s that count; then the statement alone.");
        await loop.RunAsync(options.WarmUp, Ask, cancellation);
        bytes = 0;
        var asked = await loop.RunAsync(options.Duration, Ask, cancellation);
        await loop.RunAsync(options.WarmUp / 2, Tell, cancellation);
        var told = await loop.RunAsync(options.Duration, Tell, cancellation);
        return new NearRun(asked, told, (double)bytes / asked.Length);
    }

    private static async Task AskAsync(HttpClient http, GeoPoint near, Action<long> came, CancellationToken cancellation)
    {
        var question = string.Create(CultureInfo.InvariantCulture, $"/api/events?near={near.Latitude},{near.Longitude}&radius={HttpBenchOptions.RadiusMetres}");
        came((await http.GetByteArrayAsync(question, cancellation)).Length);
    }

    private HttpBenchReport With(HttpBenchReport report, NearRun near)
    {
        var (asked, told) = (Latencies.Of(near.Asked.Where(double.IsFinite)), Latencies.Of(near.Told.Where(double.IsFinite)));
        return report with
        {
            NearQueries = near.Asked.Length,
            NearQueriesPerSecond = options.QueriesPerSecond,
            NearQueriesFailed = near.Asked.Count(double.IsNaN),
            NearQueryBytes = Math.Round(near.Bytes),
            NearQueryMedianMilliseconds = asked.Median,
            NearQueryP95Milliseconds = asked.P95,
            NearQueryP99Milliseconds = asked.P99,
            StatementMedianMilliseconds = told.Median,
            StatementP95Milliseconds = told.P95,
            StatementP99Milliseconds = told.P99,
            StatementsFailed = near.Told.Count(double.IsNaN),
            NearQueryOverStatementMilliseconds = Math.Round(asked.Median - told.Median, 2),
        };
    }

    private HttpBenchReport With(HttpBenchReport report, StreamRun stream) => report with
    {
        StreamClients = options.Clients,
        StreamSeconds = Math.Round(stream.Seconds, 1),
        StreamSent = stream.Sent,
        StreamEvents = stream.Events,
        StreamEventsPerSecond = Math.Round(stream.Events / stream.Seconds, 1),
        StreamReceived = stream.Verdict.Received,
        StreamLost = stream.Verdict.Lost,
        StreamRepeated = stream.Verdict.Repeated,
        StreamOutOfOrder = stream.Verdict.OutOfOrder,
        StreamsEnded = stream.Ended,
        StreamDelayMedianMilliseconds = stream.Verdict.Delays.Median,
        StreamDelayP95Milliseconds = stream.Verdict.Delays.P95,
        StreamDelayP99Milliseconds = stream.Verdict.Delays.P99,
        StreamDelayMostMilliseconds = stream.Verdict.Delays.Most,
        StreamNodeCpuShare = Math.Round(stream.NodeCpuShare, 2),
    };

    private static HttpBenchReport With(HttpBenchReport report, IdleRun idle) => report with
    {
        StartsSeconds = [.. idle.Starts.Select(start => Math.Round(start, 2))],
        StartSeconds = Math.Round(Latencies.Of(idle.Starts).Median, 2),
        IdleMemoryBytes = idle.MemoryBytes,
        IdleCpuShare = Math.Round(idle.CpuShare, 4),
    };

    private sealed record NearRun(ImmutableArray<double> Asked, ImmutableArray<double> Told, double Bytes);
}
