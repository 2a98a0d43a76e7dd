using System.Collections.Concurrent;
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

    /// <summary>What a search must span to find everything: events lie within 100 days of the world's start, rescheduled ones up to 40 days later.</summary>
    public static readonly DateRange Range = new(DemoWorld.Start, DemoWorld.Start.AddDays(150));

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
    /// <param name="simulator">The simulator.</param>
    /// <param name="again">Whether it is searched a second time, as an area is that was searched whole the time before.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InvalidOperationException">A search failed; the message names the area and the fault.</exception>
    public static async Task<CensusReport> RunAsync(SimulatorHost simulator, bool again, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        using var sources = SourceSet.Create(
            SourceNames.All.ToDictionary(name => new SourceName(name), name => Options(simulator, name)), TimeProvider.System);
        var planned = sources.Adapters.Where(a => sources.Client(a.Name) is not null)
            .Select(a => new PlannedSource(a.Name, a.Capabilities.AreaSearch || !a.Capabilities.ListsEvents, a.Capabilities.ListsEvents)).ToList();
        var plan = DiscoveryPlanner.Plan(new PlanRequest([.. DemoWorld.Targets()], [.. planned]));
        var tallies = planned.ToDictionary(source => source.Name, _ => new CensusTally());
        var memories = await SearchAllAsync(ImmutableDictionary<string, PartsMemory>.Empty);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var truth = CensusTruth.Of(simulator.World);
        var calls = sources.Calls.Snapshot();
        return new CensusReport(
            truth.Where(t => t.Key != SourceName.GooglePlaces).Sum(t => t.Value.Count),
            simulator.World.Truth.Length,
            Math.Round(elapsed.TotalSeconds, 1),
            tallies.ToImmutableSortedDictionary(t => t.Key.Value, t => t.Value.Compare(truth[t.Key], (int)calls[t.Key.Value].Calls, Examples)))
        {
            Again = again ? await AgainAsync() : null,
        };

        async Task<ImmutableDictionary<string, PartsMemory>> SearchAllAsync(ImmutableDictionary<string, PartsMemory> known)
        {
            var ended = new ConcurrentDictionary<string, PartsMemory>(StringComparer.Ordinal);
            await Parallel.ForEachAsync(
                plan.Areas,
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount * 2, CancellationToken = cancellation },
                async (area, stop) => ended[area.Id] = await SearchAsync(area, sources.Client(area.Source)!, tallies[area.Source], known.GetValueOrDefault(area.Id), stop));
            return ended.ToImmutableDictionary(StringComparer.Ordinal);
        }

        async Task<ImmutableSortedDictionary<string, CensusAgain>> AgainAsync()
        {
            foreach (var tally in tallies.Values)
                tally.BeginAgain();
            await SearchAllAsync(memories);
            var after = sources.Calls.Snapshot();
            return tallies.ToImmutableSortedDictionary(
                t => t.Key.Value,
                t => new CensusAgain((int)calls[t.Key.Value].Calls, (int)(after[t.Key.Value].Calls - calls[t.Key.Value].Calls), t.Value.Parts, t.Value.Shortened));
        }
    }

    private static async Task<PartsMemory> SearchAsync(
        DiscoveryArea area, ISourceClient client, CensusTally tally, PartsMemory? known, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var parts = await AreaWalk.RunAsync(client, area, Range, known, tally.Add, cancellation);
        tally.Searched(Stopwatch.GetElapsedTime(started), parts);
        return parts.Memory;
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
