using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SceneScout.Actors.Hosting;
using SceneScout.Node.Hosting;
using SceneScout.Node.Tests.Cluster;
using SceneScout.Sources.Http;
using SceneScout.Storage.Sql;

namespace SceneScout.Node.Tests.Telemetry;

/// <summary>What a real node serves at /metrics after each of its instruments was used once.</summary>
internal static partial class Exported
{
    private static readonly Lazy<Task<string>> Page = new(ScrapeAsync);

    /// <summary>The page as Prometheus reads it.</summary>
    public static Task<string> PageAsync() => Page.Value;

    /// <summary>Names of all series.</summary>
    public static async Task<HashSet<string>> NamesAsync() =>
        [.. Name().Matches(await PageAsync()).Select(m => m.Value)];

    private static async Task<string> ScrapeAsync()
    {
        using var folder = DataFolder.Of(null);
        await using var node = await Nodes.StartAsync(Nodes.Options(("store.folder", folder.Path), ("telemetry.interval", "1s"), ("health.interval", "1s")));
        using var http = new HttpClient { BaseAddress = node.Address, Timeout = Nodes.Patience };
        UseAll();
        var limit = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var page = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
            if (page.Contains("spawn_workers_active{", StringComparison.Ordinal) && page.Contains("spawn_health{", StringComparison.Ordinal)
                && page.Contains("http_server_request_duration", StringComparison.Ordinal))
                return page;
            if (TimeProvider.System.GetElapsedTime(limit) > Nodes.Patience)
                throw new TimeoutException(page[Math.Max(0, page.Length - 4000)..]);
            await Task.Delay(200);
        }
    }

    private static void UseAll()
    {
        // Instruments are made when their class is first used.
        foreach (var type in new[] { typeof(SpawnInstruments), typeof(SourceInstruments), typeof(StoreInstruments) })
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        var instruments = new ConcurrentBag<Instrument>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => instruments.Add(instrument) };
        listener.Start();
        foreach (var instrument in instruments.Where(i => i.Name.StartsWith("spawn.", StringComparison.Ordinal)))
            Use(instrument);
    }

    // A counter that never counted is not exported; counting nothing shows it.
    private static void Use(Instrument instrument)
    {
        switch (instrument)
        {
            case Counter<long> counter: counter.Add(0); break;
            case Histogram<double> histogram: histogram.Record(0); break;
        }
    }

    [GeneratedRegex("^[a-z_]+", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
