using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using SceneScout.Domain.Tasks;
using SceneScout.Lab.Bench.Pipeline.Floor;
using SceneScout.Lab.Bench.Pipeline.Preload;
using SceneScout.Lab.Bench.Pipeline.Stores;
using SceneScout.Lab.Clusters;
using SceneScout.Lab.Demo;
using SceneScout.Lab.Verify;
using SceneScout.Node.Configuration;

namespace SceneScout.Lab.Bench.Pipeline;

/// <summary>Sends the listings of a simulated world through one node, from the sources' answers to processed events, and measures what that takes; then the floor below it.</summary>
/// <param name="options">What is measured.</param>
/// <param name="say">Tells progress.</param>
internal sealed class PipelineBench(PipelineOptions options, Action<string> say)
{
    private const int MostSamples = 2000;

    /// <summary>Measures.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InvalidOperationException">Something does not start, or ended; the message tells what.</exception>
    /// <exception cref="TimeoutException">Nothing got on.</exception>
    public async Task<PipelineReport> RunAsync(CancellationToken cancellation)
    {
        await using IPipelineStore store = options.Sqlite
            ? await SqlitePipelineStore.OpenAsync(options.Folder, cancellation)
            : await PostgresPipelineStore.OpenAsync(options.Folder, options.Postgres, cancellation);
        say($"Store: {store.Words}");
        if (options.Preload > 0)
            await PreloadAsync(store, cancellation);
        await using var simulator = await LocalSimulator.StartAsync(World(), cancellation);
        var chosen = PipelineSettings.Of(options.Workers);
        var settings = (await simulator.SettingsAsync(cancellation)).ToImmutableSortedDictionary().SetItems(chosen).SetItems(store.Settings);
        var file = Path.Combine(options.Folder, "bench.conf");
        await WriteAsync(file, PipelineSettings.ToHocon(settings), cancellation);
        await AskBeforehandAsync(file, cancellation);
        var empty = await store.BytesAsync(cancellation);
        await using var node = await PipelineNode.StartAsync(Path.Combine(options.Folder, "node"), file, cancellation);
        var run = await MeasureAsync(store, simulator, node, cancellation);
        await node.StopAsync(cancellation);
        var bytes = await store.BytesAsync(cancellation) - empty;
        var verdict = await LedgerCheck.RunAsync(store.Store, null, TimeSpan.Zero, TimeProvider.System.GetUtcNow(), cancellation);
        // The floor writes everything that is there: with events of before it would measure those.
        var floor = options.Preload > 0 ? null : await store.FloorAsync(options.FloorConnections, cancellation);
        return Report(run, bytes, verdict, floor, store.Words, chosen);
    }

    private async Task PreloadAsync(IPipelineStore store, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        await store.PreloadAsync(PreloadSize.Of(options.Preload), cancellation);
        say($"{(await store.Store.Events.TotalsAsync(cancellation)).Canonical} events were put into it in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s.");
    }

    private async Task AskBeforehandAsync(string settings, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        using var pages = new PipelinePages(OptionsReader.Read(ConfigFiles.Load([settings], new Dictionary<string, string>())));
        var asked = await pages.AskAsync(cancellation);
        say($"{asked} pages were made beforehand in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s.");
    }

    // It may name the password of a database: nobody else's business.
    private static async Task WriteAsync(string file, string text, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(file, options);
        await writer.WriteAsync(text.AsMemory(), cancellation);
    }

    private LocalClusterOptions World() => new(options.Folder)
    {
        Seed = options.Seed,
        Events = DiscoveryCensus.EventsFor(options.Listings, options.Seed),
        Start = DemoWorld.Start,
        Limits = PipelineSettings.SourceLimits,
        EnforceLimits = false,
        KeepAnswers = true,
    };

    private async Task<PipelineRun> MeasureAsync(IPipelineStore store, LocalSimulator simulator, PipelineNode node, CancellationToken cancellation)
    {
        var before = await store.Store.Events.TotalsAsync(cancellation);
        var asked = await simulator.StatsAsync(cancellation);
        await store.BeginAsync(cancellation);
        var (memory, metrics) = (node.MemoryBytes, await node.MetricsAsync(cancellation));
        var (nodeTime, storeTime) = (node.ProcessorTime, store.ProcessorTime());
        var started = Stopwatch.GetTimestamp();
        await node.DiscoverAsync(cancellation);
        var course = await new PipelineWatch(store.Store, node, say).RunAsync(before, started, cancellation);
        if (course[^1].Listings == 0)
            throw new InvalidOperationException($"Not one listing went through.\n{node.Tail}");
        var (nodeUsed, storeUsed) = (node.ProcessorTime - nodeTime, store.ProcessorTime() - storeTime);
        var now = await simulator.StatsAsync(cancellation);
        return new PipelineRun(course, memory, nodeUsed, storeUsed, metrics, await node.MetricsAsync(cancellation), await store.EndAsync(cancellation))
        {
            Calls = now.Values.Sum(source => source.Calls) - asked.Values.Sum(source => source.Calls),
            PagesMade = now.Values.Sum(source => source.Made) - asked.Values.Sum(source => source.Made),
        };
    }

    private PipelineReport Report(PipelineRun run, long bytes, LedgerReport verdict, FloorRun? floor, string words, ImmutableSortedDictionary<string, string> settings)
    {
        var (rates, end) = (ListingRates.Of(run.Course), run.Course[^1]);
        var listings = (double)Math.Max(1, end.Listings);
        var floorRate = floor is { Seconds: > 0 } ? listings / floor.Seconds : (double?)null;
        var rows = run.Costs.Tables.Values.Sum(table => table.Rows);
        return new PipelineReport
        {
            Listings = end.Listings,
            Events = end.Events,
            Seconds = end.At,
            ListingsPerSecond = Round(rates.Whole, 1),
            WarmListingsPerSecond = Round(rates.Warm, 1),
            FloorPerSecond = Round(floorRate, 1),
            FloorShare = Round(rates.Whole / floorRate, 4),
            FloorConnections = floor?.Connections,
            FloorRows = floor?.Rows ?? ImmutableSortedDictionary<string, long>.Empty,
            CpuMillisecondsPerListing = Round((run.NodeTime + (run.StoreTime ?? TimeSpan.Zero)).TotalMilliseconds / listings, 4),
            NodeCpuMillisecondsPerListing = Round(run.NodeTime.TotalMilliseconds / listings, 4),
            DatabaseCpuMillisecondsPerListing = Round(run.StoreTime?.TotalMilliseconds / listings, 4),
            BytesPerListing = Round(bytes / listings, 0),
            LogBytesPerListing = Round(run.Costs.LogBytes / listings, 0),
            RoundTripsPerListing = options.Sqlite ? null : Round(run.RoundTrips / listings, 3),
            TransactionsPerListing = Round(run.Costs.Transactions / listings, 3),
            RowsWrittenPerListing = run.Costs.Tables.IsEmpty ? null : Round(rows / listings, 2),
            RowsWritten = run.Costs.Tables,
            StageShare = run.StageShare,
            StoreSeconds = run.StoreSeconds,
            Dearest = run.Costs.Dearest,
            MemoryBytesAtBeginning = run.MemoryAtBeginning,
            MemoryBytesAtEnd = end.MemoryBytes,
            MemoryBytesMost = run.Course.Max(sample => sample.MemoryBytes),
            Calls = run.Calls,
            PagesMade = run.PagesMade,
            DeadTasks = verdict.Tasks.GetValueOrDefault(TaskState.DeadLettered.Name()),
            Breaches = [.. verdict.Violations.Select(violation => $"{violation.Claim} {violation.Count} times: {string.Join("; ", violation.Examples.Take(3))}")],
            Preload = options.Preload,
            Seed = options.Seed,
            Store = words,
            Machine = $"{Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}",
            Settings = settings,
            Course = [.. ListingRates.Thinned(run.Course, MostSamples)],
        };
    }

    private static double Round(double value, int digits) => Math.Round(value, digits);

    private static double? Round(double? value, int digits) => value is { } number ? Math.Round(number, digits) : null;
}
