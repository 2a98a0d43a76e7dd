using System.Collections.Immutable;
using Akka.Actor;
using Akka.Streams;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Ingestion;

/// <summary>Runs one ingestion task: reads the rows, normalises them, lets their blocks decide, ends the task in one transaction.</summary>
public sealed class IngestionRunner : StageRunner
{
    private readonly IActorRef _blocks;
    private readonly IMaterializer _materializer = Context.Materializer();

    /// <summary>Makes the runner of one task.</summary>
    /// <param name="task">The claimed task.</param>
    /// <param name="services">What the node shares.</param>
    /// <param name="blocks">The blocks' shard region.</param>
    public IngestionRunner(TaskRecord task, SpawnServices services, IActorRef blocks)
        : base(task, services) => _blocks = blocks;

    /// <summary>Props of a runner.</summary>
    public static Props Props(TaskRecord task, SpawnServices services, IActorRef blocks) =>
        ActorFactory.Of(() => new IngestionRunner(task, services, blocks));

    /// <inheritdoc />
    protected override async Task<TaskOutcome> RunAsync(CancellationToken cancellation)
    {
        var startedAt = Services.Now;
        if (Read(TaskJson.Default.IngestionParameters, Unusable, out var parameters) is { } mistake)
            return mistake;
        var adapter = Services.Sources.Adapter(parameters.Source)!;
        var source = adapter.Name;

        // A row that is named twice is one row.
        var rows = await Services.Store.RawEvents.HeadsAsync([.. parameters.EventIds.Distinct()], cancellation);
        var read = RowReader.Of(await ReadAsync(rows, adapter, cancellation));
        // Before the rows are marked: after a crash they are read, and learned from, again.
        await Services.Store.Seeds.LearnAsync(Services.Sources.Learn(read.Incoming.Select(i => i.Listing)), Services.Now, cancellation);
        var resolver = new ListingResolver(Services, _blocks, _materializer, cancellation);
        var answers = await resolver.ResolveAsync(read.Incoming, Claimed.Task.TraceParent);
        var outcome = IngestionResult.Of(Claimed, source, read, answers, startedAt, Services.Stages.FollowUps(TaskType.Ingestion, Services.Options)) with
        {
            AfterProcessing = Services.Stages.FollowUps(TaskType.Processing, Services.Options),
        };
        if (!await EndWrite.RunAsync(Services, Claimed.Lease, EndWrite.Done, () => Services.Store.RawEvents.CommitIngestionAsync(outcome, Services.Now, cancellation), cancellation))
            return new TaskOutcome.LeaseLost();
        SpawnInstruments.Ingested(source, outcome);
        Services.RunFaults.Heard(Claimed);
        return new TaskOutcome.Done(null, rows.Length) { WrittenJson = outcome.ResultJson, Errors = outcome.Count(RowOutcomeKind.Rejected) };
    }

    // What a discovery of this node has just read needs not be read again.
    private async Task<IEnumerable<(RawHead Row, NormaliseResult? Read)>> ReadAsync(ImmutableArray<RawHead> rows, ISourceAdapter adapter, CancellationToken cancellation)
    {
        var known = rows.Select(row => (Row: row, Read: row.Processed ? null : Services.Listings.Take(row.Key, row.ContentHash))).ToList();
        Guid[] missing = [.. known.Where(one => !one.Row.Processed && one.Read is null).Select(one => one.Row.Id)];
        if (missing.Length == 0)
            return known;
        var stored = await Services.Store.RawEvents.ReadAsync(missing, cancellation);
        return known.Where(one => one.Row.Processed || one.Read is not null).Concat(stored.Select(row => (row.Head, row.Processed ? null : RowReader.Normalise(row, adapter))));
    }

    private string? Unusable(IngestionParameters read) => read switch
    {
        _ when Services.Sources.Adapter(read.Source) is null => $"source '{read.Source}' is not accepted: one of {Services.Sources.Names}.",
        { EventIds.IsDefault: true } => "eventIds is missing: ids of raw events.",
        _ => null,
    };
}
