using System.Collections.Concurrent;
using System.Text.Json;
using SceneScout.Actors.Controller.Schedules;
using SceneScout.Domain.Events;
using SceneScout.Domain.Planning;
using SceneScout.Lab.Demo;
using SceneScout.Node.Configuration;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;

namespace SceneScout.Lab.Bench.Pipeline;

/// <summary>Asks for every page of the plan beforehand, with the clients, the settings and the plan of the node that will ask for them again; then for what listings teach that can be asked for, which a search does when it goes on.</summary>
internal sealed class PipelinePages : IDisposable
{
    private readonly SourceSet _sources;
    private readonly DiscoveryPlan _plan;
    private readonly ConcurrentDictionary<SourceSeed, bool> _learned = new();
    private long _asked;

    /// <param name="options">The node's settings.</param>
    public PipelinePages(ScoutOptions options)
    {
        _sources = SourceSet.Create(options.Sources, TimeProvider.System);
        var planned = _sources.Adapters.Where(adapter => _sources.Client(adapter.Name) is not null)
            .Select(adapter => PlannedSources.Of(adapter, _sources.Options(adapter.Name), keys: 1, []));
        _plan = DiscoveryPlanner.Plan(ScheduleInputs.Request([.. DemoWorld.Targets()], [.. planned], new Dictionary<string, AreaYield>(), options.Spawn, TimeProvider.System.GetUtcNow()));
    }

    /// <summary>Asks.</summary>
    /// <returns>Pages asked for.</returns>
    /// <exception cref="InvalidOperationException">A search failed; the message names the area and the fault.</exception>
    public async Task<long> AskAsync(CancellationToken cancellation)
    {
        await WalkAsync(_plan.Areas, [], cancellation);
        var teaching = _learned.Keys.ToLookup(seed => seed.Source);
        await WalkAsync(_plan.Areas.Where(area => teaching.Contains(area.Source)), [.. _learned.Keys], cancellation);
        return _asked;
    }

    /// <inheritdoc />
    public void Dispose() => _sources.Dispose();

    private Task WalkAsync(IEnumerable<DiscoveryArea> areas, IReadOnlyCollection<SourceSeed> seeds, CancellationToken cancellation) => Parallel.ForEachAsync(
        areas,
        new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount * 4, CancellationToken = cancellation },
        async (area, stop) => await AreaWalk.RunAsync(
            _sources.Client(area.Source)!, area, DiscoveryCensus.Range, null, page => Read(area.Source, page), stop, seeds.Where(seed => seed.Source == area.Source)));

    private void Read(SourceName source, FetchResult.Page page)
    {
        Interlocked.Increment(ref _asked);
        var adapter = _sources.Adapter(source)!;
        foreach (var seed in _sources.Learn(page.Answer.Listings.Select(listing => Read(adapter, listing)).OfType<Listing>()))
            _learned[seed] = true;
    }

    private static Listing? Read(ISourceAdapter adapter, RawListing listing)
    {
        using var json = JsonDocument.Parse(listing.Json);
        return adapter.Normalise(json.RootElement) is NormaliseResult.Ok { Listing: var read } ? read : null;
    }
}
