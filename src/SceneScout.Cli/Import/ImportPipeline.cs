using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Actors.Workers.Discovery;
using SceneScout.Actors.Workers.Ingestion;
using SceneScout.Classification;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Domain.Processing.Quality;
using SceneScout.Domain.Tasks;
using SceneScout.Domain.Text;
using SceneScout.Geocoding;
using SceneScout.Matching.Listings;
using SceneScout.Sources;
using SceneScout.Storage.Contracts;

namespace SceneScout.Cli.Import;

/// <summary>Brings files through the pipeline's own rules and store, one step after the other: the same parsing, normalising, matching and processing as a node's, without a cluster.</summary>
internal sealed class ImportPipeline(IStore store, SourceRegistry sources, QualityOptions quality, TimeProvider time)
{
    private const int BatchSize = 100;
    private const int QueueLimit = 1_000_000;
    private const int CommitSize = 1000;
    private const int MaxTries = 3;
    private const string Worker = "worker-import-1";
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Keeps what a file holds and queues its ingestion.</summary>
    /// <returns>How many listings were known with the same content.</returns>
    public async Task<int> KeepAsync(FileReading file, SourceName source, CancellationToken cancellation)
    {
        var adapter = sources.Find(source.Value)?.Adapter ?? throw new ArgumentException($"source '{source}' has no adapter.", nameof(source));
        var now = time.GetUtcNow();
        var id = $"import-{source}-{Guid.CreateVersion7(now):N}";
        await store.Tasks.EnqueueAsync(
            [new NewTask { Id = id, Type = TaskType.Discovery, Source = source.Value, Priority = 100, ParametersJson = "{}" }], QueueLimit, now, cancellation);
        var task = await ClaimAsync(TaskType.Discovery, cancellation);
        if (task?.Task.Id != id)
            throw new InvalidOperationException("The store has discovery tasks of its own waiting; import into a folder without unfinished work.");

        var unchanged = 0;
        var batches = file.Usable.Chunk(CommitSize).DefaultIfEmpty([]).ToList();
        for (var i = 0; i < batches.Count; i++)
        {
            var batch = new DiscoveryBatch(
                task.Lease,
                [.. batches[i].Select(l => FoundListing.Of(l, adapter, null))],
                i == 0 ? file.Venues : [],
                i == 0 ? file.FailedListings + file.Skips.Length : 0,
                null, 1, NewTask.DefaultPriority, BatchSize, null);
            var kept = await store.RawEvents.CommitDiscoveryAsync(batch, time.GetUtcNow(), cancellation) ?? throw LeaseLost();
            unchanged += kept.Unchanged;
        }

        await store.Tasks.CompleteAsync(task.Lease, "{}", time.GetUtcNow(), cancellation);
        return unchanged;
    }

    /// <summary>Works off all ingestion, then all processing that is queued.</summary>
    public async Task DrainAsync(CancellationToken cancellation)
    {
        while (await ClaimAsync(TaskType.Ingestion, cancellation) is { } task)
            await IngestAsync(task, cancellation);
        while (await ClaimAsync(TaskType.Processing, cancellation) is { } task)
            await ProcessAsync(task, cancellation);
    }

    private async Task IngestAsync(TaskRecord task, CancellationToken cancellation)
    {
        var startedAt = time.GetUtcNow();
        var parameters = JsonSerializer.Deserialize(task.Task.ParametersJson, TaskJson.Default.IngestionParameters)!;
        var adapter = sources.Find(parameters.Source)?.Adapter ?? throw new InvalidOperationException($"The store has listings of '{parameters.Source}', which is no known source.");
        var read = RowReader.Read(await store.RawEvents.ReadAsync(parameters.EventIds, cancellation), adapter);
        await store.Seeds.LearnAsync(sources.Learn(read.Incoming.Select(i => i.Listing)), time.GetUtcNow(), cancellation);
        var homes = await BlockHomes.OfAsync(store.Events, [.. read.Incoming.Select(i => i.Listing)], cancellation);
        var answers = ImmutableArray.CreateBuilder<MatchAnswer>();
        foreach (var block in read.Incoming.GroupBy(i => homes[i.Listing.Key]))
            answers.AddRange(await ResolveAsync(block.Key, [.. block], cancellation));
        var outcome = IngestionResult.Of(task, adapter.Name, read, answers.ToImmutable(), startedAt, [ProcessingParameters.After(BatchSize)]);
        if (!await store.RawEvents.CommitIngestionAsync(outcome, time.GetUtcNow(), cancellation))
            throw LeaseLost();
    }

    private async Task<ImmutableArray<MatchAnswer>> ResolveAsync(string block, ImmutableArray<IncomingListing> listings, CancellationToken cancellation)
    {
        for (var i = 0; i < MaxTries; i++)
        {
            var decision = BlockState.Of(block, await store.Events.LoadBlockAsync(block, cancellation), ListingJudge.Bundled).Decide(listings);
            var written = await store.Events.WriteAsync(decision.Mutations, time.GetUtcNow(), cancellation);
            if (written.All(done => done))
                return decision.Answers;
        }

        throw new InvalidOperationException($"Block {block} is being written by somebody else.");
    }

    private async Task ProcessAsync(TaskRecord task, CancellationToken cancellation)
    {
        var startedAt = time.GetUtcNow();
        var parameters = JsonSerializer.Deserialize(task.Task.ParametersJson, TaskJson.Default.ProcessingParameters)!;
        var events = await store.Events.ReadForProcessingAsync(parameters.EventIds, cancellation);
        var names = events.Select(e => TextNormaliser.Key(e.Content.Venue?.Name)).Where(name => name.Length > 0).Distinct().ToList();
        var venues = (await store.Venues.FindByNameAsync(names, cancellation)).ToLookup(venue => TextNormaliser.Key(venue.Venue.Name));
        var standing = new StandingPlaces(null, (await store.Geocodes.StandingAsync([.. events.Select(e => e.Id)], cancellation)).Values);
        var processed = events
            .Select(e => new ProcessedEvent(e.Id, EventProcessing.Process(e, GeoAtlas.Bundled, ListingCategorizer.Bundled, quality, startedAt, venues[TextNormaliser.Key(e.Content.Venue?.Name)], standing)))
            .ToImmutableArray();
        if (await store.Events.CommitProcessingAsync(new ProcessingOutcome(task.Lease, processed) { StartedAt = startedAt }, time.GetUtcNow(), cancellation) is null)
            throw LeaseLost();
    }

    private async Task<TaskRecord?> ClaimAsync(TaskType type, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var claimed = await store.Tasks.ClaimAsync(new ClaimRequest(type, Worker, 1, now + Lease, []), now, cancellation);
        return claimed.IsEmpty ? null : claimed[0];
    }

    private static InvalidOperationException LeaseLost() => new("Another process took the import's task; is a node running on the same store?");
}
