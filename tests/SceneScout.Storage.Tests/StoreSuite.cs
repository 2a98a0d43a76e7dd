using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests;

/// <summary>What the suites share: an empty store for each test, and the moves that most tests begin with.</summary>
public abstract class StoreSuite(StoreFixture fixture) : IAsyncLifetime
{
    protected static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    protected static readonly CancellationToken None = CancellationToken.None;

    protected StoreFixture Fixture { get; } = fixture;

    protected IStore Store { get; private set; } = null!;

    /// <summary>Whether a test begins with the tables.</summary>
    protected virtual bool Migrated => true;

    public virtual async Task InitializeAsync()
    {
        await Fixture.PrepareAsync(GetType(), Migrated);
        Store = Fixture.Open();
    }

    public virtual async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        await Fixture.DisposeAsync();
    }

    protected static NewTask TaskOf(string id, TaskType? type = null, string? source = "yelp", int priority = 5) =>
        new() { Id = id, Type = type ?? TaskType.Discovery, Source = source, Priority = priority, ParametersJson = """{"a":1}""" };

    protected Task<EnqueueResult> EnqueueAsync(params NewTask[] tasks) => Store.Tasks.EnqueueAsync(tasks, 10_000, Now, None);

    protected Task<ImmutableArray<TaskRecord>> ClaimAsync(TaskType type, string worker = "w1", int max = 1, DateTimeOffset? at = null) =>
        Store.Tasks.ClaimAsync(new ClaimRequest(type, worker, max, (at ?? Now) + TimeSpan.FromMinutes(5), []), at ?? Now, None);

    /// <summary>Queues a task and claims it.</summary>
    protected async Task<TaskLease> LeaseAsync(string id, TaskType? type = null, string worker = "w1")
    {
        await EnqueueAsync(TaskOf(id, type));
        return Assert.Single(await ClaimAsync(type ?? TaskType.Discovery, worker)).Lease;
    }

    protected async Task<TaskRecord> FindAsync(string id) =>
        await Store.Tasks.FindAsync(id, None) ?? throw new InvalidOperationException($"No task {id}.");

    protected async Task<long> CounterAsync(string name) => (await Store.Workers.CountersAsync(None))[name];

    protected static DiscoveredListing Found(string id, string hash = "h1", string source = "yelp") =>
        new(new ListingKey(new SourceName(source), id), $$"""{"id":"{{id}}","hash":"{{hash}}"}""", hash, null, null);

    protected static DiscoveryBatch Batch(TaskLease lease, params DiscoveredListing[] listings) =>
        new(lease, [.. listings], [], 0, "next", 1, 5, 100, null);

    /// <summary>A little of everything: listings discovered, ingested into events, merged, processed; a task dead, one cancelled, one held.</summary>
    protected async Task WorkAsync(Func<Task> afterEach)
    {
        var discovery = await LeaseAsync("d");
        await afterEach();
        var kept = await Store.RawEvents.CommitDiscoveryAsync(Batch(discovery, Found("a"), Found("b"), Found("c")), Now, None);
        await afterEach();
        await Store.Tasks.CompleteAsync(discovery, "{}", Now, None);
        await afterEach();

        var ingestion = Assert.Single(await ClaimAsync(TaskType.Ingestion));
        Assert.Equal(Assert.Single(kept!.IngestionTasks), ingestion.Task.Id);
        await Store.Events.WriteAsync(
            [Sample.New(Sample.Id(1), Sample.Listing("a")), Sample.New(Sample.Id(2), Sample.Listing("b")), Sample.New(Sample.Id(3), Sample.Listing("c"))], Now, None);
        await afterEach();
        await Store.Events.WriteAsync([Sample.Change(Sample.Id(1), 1, Sample.Listing("a")) with { Retired = [new(Sample.Id(3), 1)] }], Now, None);
        await afterEach();
        var rows = JsonOf(ingestion).EventIds;
        await Store.RawEvents.CommitIngestionAsync(
            new IngestionOutcome(ingestion.Lease, "yelp", [.. rows.Select(id => new RowOutcome(id, "h1", RowOutcomeKind.Ingested, null, null))], [Sample.Id(1), Sample.Id(2)], 1, Now, [ProcessingParameters.After(10)], null), Now, None);
        await afterEach();

        var processing = Assert.Single(await ClaimAsync(TaskType.Processing)).Lease;
        await Store.Events.CommitProcessingAsync(new(processing, [new(Sample.Id(1), Sample.Enrichment(2)), new(Sample.Id(2), Sample.Enrichment(1))]), Now, None);
        await afterEach();

        var dead = await LeaseAsync("dead");
        await Store.Tasks.FailAsync(dead, new(FaultKind.Validation, "no"), new RetryDecision.GiveUp(new(FaultKind.Validation, "no")), Now, None);
        await EnqueueAsync(TaskOf("cancelled"));
        await Store.Tasks.CancelAsync("cancelled", Now, None);
        await LeaseAsync("held");
        await afterEach();
    }

    private static IngestionParameters JsonOf(TaskRecord task) =>
        JsonSerializer.Deserialize(task.Task.ParametersJson, TaskJson.Default.IngestionParameters)!;
}
