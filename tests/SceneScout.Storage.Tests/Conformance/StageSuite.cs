using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Stages_on_SQLite() : StageSuite(new SqliteFixture());

public sealed class Stages_on_PostgreSQL() : StageSuite(new PostgresFixture());

public abstract class StageSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private static readonly TaskType Digest = TaskType.Of("digest");
    private static readonly BacklogMark Mark = new(TaskType.Ingestion, 3, 1);

    [StoreFact]
    public async Task A_stage_that_no_table_knows_is_queued_claimed_counted_and_given_up()
    {
        await EnqueueAsync(TaskOf("g1", Digest), TaskOf("g2", Digest));
        var task = Assert.Single(await ClaimAsync(Digest));

        Assert.Equal(Digest, task.Task.Type);
        Assert.Equal<Backlog>([new Backlog(Digest, 1, 0, 1, Now)], await Store.Tasks.BacklogAsync(Now, None));
        await Store.Tasks.FailAsync(task.Lease, new(Domain.Faults.FaultKind.Validation, "no"), new RetryDecision.GiveUp(new(Domain.Faults.FaultKind.Validation, "no")), Now, None);
        Assert.Equal(Digest, Assert.Single(await Store.DeadLetters.ListAsync(Digest, null, 10, None)).Type);
        Assert.Equal(TaskState.DeadLettered, Assert.Single(await Store.Tasks.CountAsync(None), c => c.State != TaskState.Queued).State);
        Assert.Single(await Store.Tasks.ListAsync(Digest, TaskState.Queued, 10, None));
    }

    [StoreFact]
    public async Task The_end_of_a_task_queues_what_follows_in_its_transaction_and_only_once()
    {
        var lease = await LeaseAsync("p1", TaskType.Processing);
        var items = Enumerable.Range(1, 5).Select(Sample.Id).ToImmutableArray();
        var next = new FollowUps(items.Add(items[0]), [new FollowUp(Digest, 2, (source, ids) => JsonSerializer.Serialize(new { source, ids }))], "00-t-01");

        Assert.True(await Store.Tasks.CompleteAsync(lease, "{}", null, next, Now, None));
        Assert.False(await Store.Tasks.CompleteAsync(lease, "{}", null, next, Now, None));

        var queued = await Store.Tasks.ListAsync(Digest, TaskState.Queued, 10, None);
        Assert.Equal(3, queued.Length);
        Assert.All(queued, t => Assert.Equal(("yelp", 5, "00-t-01"), (t.Task.Source, t.Task.Priority, t.Task.TraceParent)));
        Assert.Equal(items, queued.SelectMany(t => JsonDocument.Parse(t.Task.ParametersJson).RootElement.GetProperty("ids").EnumerateArray().Select(id => id.GetGuid())).Order());
    }

    [StoreFact]
    public async Task A_lost_lease_queues_nothing()
    {
        var lease = await LeaseAsync("p1", TaskType.Processing);

        Assert.False(await Store.Tasks.CompleteAsync(lease with { Fence = lease.Fence + 1 }, "{}", null, new FollowUps([Sample.Id(1)], [ProcessingParameters.After(10)], null), Now, None));

        Assert.Empty(await Store.Tasks.ListAsync(TaskType.Processing, TaskState.Queued, 10, None));
    }

    [StoreFact]
    public async Task What_processing_has_written_goes_to_the_stages_that_follow_it()
    {
        await Store.Events.WriteAsync([Sample.New(Sample.Id(1), Sample.Listing("a")), Sample.New(Sample.Id(2), Sample.Listing("b"))], Now, None);
        var lease = await LeaseAsync("p1", TaskType.Processing);

        var outcome = new ProcessingOutcome(lease, [new(Sample.Id(1), Sample.Enrichment(1)), new(Sample.Id(2), Sample.Enrichment(7))]) { Next = [Follow(Digest)] };
        Assert.Equal<Guid>([Sample.Id(1)], (await Store.Events.CommitProcessingAsync(outcome, Now, None))!.Written);

        Assert.Equal($"[\"{Sample.Id(1)}\"]", Assert.Single(await Store.Tasks.ListAsync(Digest, null, 10, None)).Task.ParametersJson[7..^1].Replace(" ", "", StringComparison.Ordinal));
    }

    [StoreFact]
    public async Task Each_commit_of_a_discovery_queues_for_what_follows_it_besides_ingestion()
    {
        var lease = await LeaseAsync("d1");
        await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a"), Found("b", source: "meetup")) with { Next = [Follow(Digest)] }, Now, None);
        await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a"), Found("c")) with { Next = [Follow(Digest)] }, Now, None);

        var queued = await Store.Tasks.ListAsync(Digest, null, 10, None);
        Assert.Equal(["meetup", "yelp", "yelp"], queued.Select(t => t.Task.Source).Order());
        Assert.Equal(3, (await Store.Tasks.ListAsync(TaskType.Ingestion, null, 10, None)).Length);
    }

    [StoreFact]
    public async Task Nothing_is_claimed_while_the_next_stage_has_as_much_waiting_as_it_may_until_it_is_down_to_its_low_mark()
    {
        await EnqueueAsync([TaskOf("d1"), TaskOf("d2"), TaskOf("i1", TaskType.Ingestion), TaskOf("i2", TaskType.Ingestion)]);
        Assert.Single(await HeldClaimAsync());
        await EnqueueAsync(TaskOf("i3", TaskType.Ingestion));

        Assert.Empty(await HeldClaimAsync());
        Assert.Equal(new StageHold(TaskType.Ingestion, Now, 1), Assert.Single((await Store.Control.ReadAsync(None)).Holds));
        Assert.Single(await ClaimAsync(TaskType.Ingestion));
        Assert.Empty(await HeldClaimAsync());
        Assert.Single(await ClaimAsync(TaskType.Ingestion));

        Assert.Equal("d2", Assert.Single(await HeldClaimAsync()).Task.Id);
        Assert.Equal(new StageHold(TaskType.Ingestion, null, 1), Assert.Single((await Store.Control.ReadAsync(None)).Holds));
    }

    [StoreFact]
    public async Task Tasks_that_are_paused_or_not_due_wait_for_the_next_stage_too()
    {
        await EnqueueAsync([TaskOf("d1"), TaskOf("i1", TaskType.Ingestion), TaskOf("i2", TaskType.Ingestion), TaskOf("i3", TaskType.Ingestion) with { NotBefore = Now.AddHours(1) }]);
        await Store.Control.PauseAsync(new Pause(new PauseTarget(PauseScope.Type, "ingestion"), PauseMode.Pause, "ann", "", Now), None);

        Assert.Empty(await HeldClaimAsync());
        await Store.Tasks.CancelAsync("i1", Now, None);
        await Store.Tasks.CancelAsync("i2", Now, None);
        Assert.Single(await HeldClaimAsync());
    }

    [StoreFact]
    public async Task What_was_a_workers_own_before_is_its_own_again_however_much_waits()
    {
        await EnqueueAsync([TaskOf("d1"), TaskOf("d2"), TaskOf("i1", TaskType.Ingestion), TaskOf("i2", TaskType.Ingestion)]);
        Assert.Single(await HeldClaimAsync());
        await EnqueueAsync(TaskOf("i3", TaskType.Ingestion));

        Assert.Equal("d1", Assert.Single(await HeldClaimAsync(max: 2, reclaim: true)).Task.Id);
    }

    [StoreFact]
    public async Task A_running_task_learns_that_it_is_held_and_that_it_is_not_any_more()
    {
        await EnqueueAsync([TaskOf("i1", TaskType.Ingestion), TaskOf("i2", TaskType.Ingestion)]);
        Assert.False(await Store.Tasks.HoldsAsync([Mark], Now, None));
        await EnqueueAsync(TaskOf("i3", TaskType.Ingestion));

        Assert.True(await Store.Tasks.HoldsAsync([Mark], Now, None));
        Assert.True(await Store.Tasks.HoldsAsync([Mark], Now.AddSeconds(1), None));
        Assert.Equal(Now, Assert.Single((await Store.Control.ReadAsync(None)).Holds).Since);
        await ClaimAsync(TaskType.Ingestion, max: 2);
        Assert.False(await Store.Tasks.HoldsAsync([Mark], Now, None));
        Assert.False(await Store.Tasks.HoldsAsync([Mark with { High = 0 }], Now, None));
    }

    [StoreFact]
    public async Task Claimers_at_once_begin_and_end_a_hold_once()
    {
        await EnqueueAsync([.. Enumerable.Range(0, 20).Select(i => TaskOf($"d{i}")), .. Enumerable.Range(0, 3).Select(i => TaskOf($"i{i}", TaskType.Ingestion))]);

        var held = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => HeldClaimAsync($"w{i}"))));
        await ClaimAsync(TaskType.Ingestion, max: 2);
        var free = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => HeldClaimAsync($"w{i}"))));

        Assert.All(held, claimed => Assert.Empty(claimed));
        Assert.Equal(8, free.SelectMany(t => t).Select(t => t.Task.Id).Distinct().Count());
        Assert.Equal(new StageHold(TaskType.Ingestion, null, 1), Assert.Single((await Store.Control.ReadAsync(None)).Holds));
    }

    private static FollowUp Follow(TaskType type) => new(type, 10, (_, ids) => JsonSerializer.Serialize(new { ids }));

    private Task<ImmutableArray<TaskRecord>> HeldClaimAsync(string worker = "w1", int max = 1, bool reclaim = false) =>
        Store.Tasks.ClaimAsync(new ClaimRequest(TaskType.Discovery, worker, max, Now.AddMinutes(5), [], reclaim) { Next = [Mark] }, Now, None);
}
