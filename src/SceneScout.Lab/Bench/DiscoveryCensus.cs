using System.Collections.Immutable;
using System.Diagnostics;
using SceneScout.Domain.Events;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;
using SceneScout.Lab.Demo;
using SceneScout.Simulator;
using SceneScout.Simulator.Worlds;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;

namespace SceneScout.Lab.Bench;

/// <summary>Counts what discovery finds: the real clients search a simulated world over the planned areas, through paging caps, split windows and tiles, and the truth is compared. Limits and pacing are off; completeness and speed count.</summary>
internal static class DiscoveryCensus
{
    private const int SampleEvents = 4_000;
    private const int Examples = 5;
    private const int Unlimited = 100_000;

    // Events lie within 100 days of the world's start, rescheduled ones up to 40 days later.
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(150);

    /// <summary>How many real events a world needs to hold so many listings or a few more.</summary>
    public static int EventsFor(int listings, int seed)
    {
        var sample = World.Create(new WorldOptions(seed, SampleEvents, DemoWorld.Start)).Truth.Sum(e => e.Listings.Length);
        return (int)Math.Clamp(Math.Ceiling((double)listings * SampleEvents / sample * 1.02), 1, 1_000_000);
    }

    /// <summary>Starts a simulator for a census: nothing is refused for being too much.</summary>
    public static Task<SimulatorHost> StartAsync(int events, int seed, CancellationToken cancellation) =>
        SimulatorHost.StartAsync(new SimulatorOptions { Seed = seed, Events = events, Start = DemoWorld.Start, EnforceLimits = false }, cancellation);

    /// <summary>Searches all sources of a simulator over its cities.</summary>
    /// <exception cref="InvalidOperationException">A search failed; the message names the area and the fault.</exception>
    public static async Task<CensusReport> RunAsync(SimulatorHost simulator, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        using var sources = SourceSet.Create(
            SourceNames.All.ToDictionary(name => new SourceName(name), name => Options(simulator, name)), TimeProvider.System);
        var planned = sources.Adapters.Where(a => sources.Client(a.Name) is not null)
            .Select(a => new PlannedSource(a.Name, a.Capabilities.AreaSearch || !a.Capabilities.ListsEvents, a.Capabilities.ListsEvents)).ToList();
        var plan = DiscoveryPlanner.Plan(new PlanRequest([.. DemoWorld.Targets()], [.. planned]));
        var tallies = planned.ToDictionary(source => source.Name, _ => new CensusTally());
        await Parallel.ForEachAsync(
            plan.Areas,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount * 2, CancellationToken = cancellation },
            async (area, stop) => await SearchAsync(area, sources.Client(area.Source)!, tallies[area.Source], stop));

        var truth = CensusTruth.Of(simulator.World);
        var calls = sources.Calls.Snapshot();
        return new CensusReport(
            truth.Where(t => t.Key != SourceName.GooglePlaces).Sum(t => t.Value.Count),
            simulator.World.Truth.Length,
            Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 1),
            tallies.ToImmutableSortedDictionary(t => t.Key.Value, t => t.Value.Compare(truth[t.Key], (int)calls[t.Key.Value].Calls, Examples)));
    }

    private static async Task SearchAsync(DiscoveryArea area, ISourceClient client, CensusTally tally, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var query = new AreaQuery(area.Centre, area.RadiusMetres, new DateRange(DemoWorld.Start, DemoWorld.Start + Horizon), area.CountryCode);
        string? cursor = null;
        do
        {
            var result = await client.FetchAsync(query, cursor, cancellation);
            if (result is not FetchResult.Page page)
                throw new InvalidOperationException($"{area.Id}: {((FetchResult.Failed)result).Fault}");
            tally.Add(page);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        tally.Searched(Stopwatch.GetElapsedTime(started));
    }

    private static SourceOptions Options(SimulatorHost simulator, string source) => new()
    {
        BaseAddress = simulator.BaseAddressOf(source),
        ApiKey = "census-key",
        CallsPerSecond = Unlimited,
        Limits = [new CallLimit(Unlimited, TimeSpan.FromSeconds(1))],
        MaxConcurrent = 16,
        Timeout = TimeSpan.FromMinutes(2),
        Seeds = source switch
        {
            SourceNames.Eventbrite => new Dictionary<string, IReadOnlyList<string>> { ["organizers"] = simulator.World.EventbriteOrganizers },
            SourceNames.GooglePlaces => new Dictionary<string, IReadOnlyList<string>> { ["types"] = [.. simulator.World.GooglePlaceTypes] },
            _ => new Dictionary<string, IReadOnlyList<string>>(),
        },
    };
}
