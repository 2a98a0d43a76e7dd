using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class DeadLetters_on_SQLite() : DeadLetterSuite(new SqliteFixture());

public sealed class DeadLetters_on_PostgreSQL() : DeadLetterSuite(new PostgresFixture());

public abstract class DeadLetterSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private static readonly SpawnFault Broken = new(FaultKind.ExternalApi, "HTTP 404") { Status = 404 };
    private static readonly Act Act = new("ann", "fixed the source", Now.AddHours(1));

    [StoreFact]
    public async Task A_dead_letter_shows_its_payload_and_every_attempt()
    {
        await DieAsync("t1");

        var detail = await Store.DeadLetters.FindAsync("t1", None);

        Assert.Equal(("t1", TaskState.DeadLettered), (detail!.Letter.TaskId, detail.Task.State));
        Assert.Equal(new FailedAttempt(1, 1, "w1", "EXTERNAL_API_ERROR", "HTTP 404", 404, null, Now), Assert.Single(detail.Attempts));
        Assert.Null(detail.EditedAt);
        Assert.Null(await Store.DeadLetters.FindAsync("unknown", None));
    }

    [StoreFact]
    public async Task Dead_letters_are_listed_by_type_and_source()
    {
        await DieAsync("a");
        await DieAsync("b", TaskType.Ingestion);

        Assert.Equal<string>(["b"], (await Store.DeadLetters.ListAsync(TaskType.Ingestion, null, 10, None)).Select(l => l.TaskId));
        Assert.Equal(2, (await Store.DeadLetters.ListAsync(null, "yelp", 10, None)).Length);
        Assert.Empty(await Store.DeadLetters.ListAsync(null, "meetup", 10, None));
    }

    [StoreFact]
    public async Task A_retried_letter_has_all_attempts_before_it_and_is_retried_once()
    {
        await DieAsync("t1");

        Assert.Equal(DeadLetterOutcome.Done, await Store.DeadLetters.RetryAsync("t1", Act, None));
        Assert.Equal(DeadLetterOutcome.Unchanged, await Store.DeadLetters.RetryAsync("t1", Act, None));
        Assert.Equal(DeadLetterOutcome.Unknown, await Store.DeadLetters.RetryAsync("unknown", Act, None));

        Assert.Empty(await Store.Tasks.DeadLettersAsync(10, None));
        var task = Assert.Single(await ClaimAsync(TaskType.Discovery));
        Assert.Equal((1, 2L), (task.Attempts, task.Fence));
        Assert.Equal(0, (await Store.Tasks.CountAsync(None)).Where(c => c.State == TaskState.DeadLettered).Sum(c => c.Count));
        Assert.True(await Store.Tasks.FailAsync(task.Lease, Broken, new RetryDecision.GiveUp(Broken), Now, None));
        Assert.Equal(2, (await Store.DeadLetters.FindAsync("t1", None))!.Attempts.Length);
    }

    [StoreFact]
    public async Task An_edited_letter_runs_with_its_new_parameters_from_the_start()
    {
        await EnqueueAsync(TaskOf("t1"));
        var lease = Assert.Single(await ClaimAsync(TaskType.Discovery)).Lease;
        await Store.RawEvents.CommitDiscoveryAsync(Batch(lease, Found("a")), Now, None);
        await Store.Tasks.FailAsync(lease, Broken, new RetryDecision.GiveUp(Broken), Now, None);

        var before = (await Store.DeadLetters.FindAsync("t1", None))!.Letter.ParametersJson;
        Assert.Equal(DeadLetterOutcome.Done, await Store.DeadLetters.EditAsync("t1", """{"q":"new"}""", null, Act, None));
        var edited = (await Store.DeadLetters.FindAsync("t1", None))!;
        Assert.Equal(Act.At, edited.EditedAt);
        Assert.Equal(DeadLetterOutcome.Moved, await Store.DeadLetters.EditAsync("t1", """{"q":"late"}""", before, Act, None));
        Assert.Equal(DeadLetterOutcome.Done, await Store.DeadLetters.EditAsync("t1", """{"q":"new"}""", edited.Letter.ParametersJson, Act, None));
        Assert.Contains("new", edited.Letter.ParametersJson, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeadLetters.EditAsync("t1", "[]", null, Act, None));

        await Store.DeadLetters.RetryAsync("t1", Act, None);
        var task = Assert.Single(await ClaimAsync(TaskType.Discovery));
        Assert.Null(task.CheckpointJson);
        Assert.Contains("new", task.Task.ParametersJson, StringComparison.Ordinal);
        Assert.Equal(DeadLetterOutcome.Unchanged, await Store.DeadLetters.EditAsync("t1", "{}", null, Act, None));
    }

    [StoreFact]
    public async Task A_discarded_letter_is_gone_for_good()
    {
        await DieAsync("t1");

        Assert.Equal(DeadLetterOutcome.Done, await Store.DeadLetters.DiscardAsync("t1", Act, None));
        Assert.Equal(DeadLetterOutcome.Unchanged, await Store.DeadLetters.DiscardAsync("t1", Act, None));

        Assert.Equal(TaskState.Cancelled, (await FindAsync("t1")).State);
        Assert.Empty(await ClaimAsync(TaskType.Discovery));
        Assert.Equal(DeadLetterOutcome.Unchanged, await Store.DeadLetters.RetryAsync("t1", Act, None));
    }

    [StoreFact]
    public async Task Of_two_who_retry_at_once_one_does_it()
    {
        await DieAsync("t1");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.DeadLetters.RetryAsync("t1", Act, None))));

        Assert.Single(outcomes, DeadLetterOutcome.Done);
    }

    [StoreFact]
    public async Task A_task_that_ends_its_worker_again_and_again_is_quarantined()
    {
        await EnqueueAsync(TaskOf("killer"));
        for (var i = 1; i <= 3; i++)
            await Store.Tasks.ClaimAsync(Restarted(), Now, None);

        Assert.Equal(TaskState.DeadLettered, (await FindAsync("killer")).State);
        Assert.Equal("POISON_TASK", (await Store.DeadLetters.FindAsync("killer", None))!.Letter.Faults[^1].Split(':')[0]);

        await Store.DeadLetters.RetryAsync("killer", Act, None);
        Assert.Single(await ClaimAsync(TaskType.Discovery));
        Assert.Single(await Store.Tasks.ClaimAsync(Restarted(), Now, None));
    }

    [StoreFact]
    public async Task Faults_that_are_reported_do_not_make_a_task_poison()
    {
        await EnqueueAsync(TaskOf("t1"));
        for (var i = 0; i < 5; i++)
        {
            var lease = Assert.Single(await ClaimAsync(TaskType.Discovery)).Lease;
            await Store.Tasks.FailAsync(lease, Broken, new RetryDecision.RetryAt(Now, true), Now, None);
        }

        await ClaimAsync(TaskType.Discovery);
        await Store.Tasks.ReapAsync(2, Now.AddHours(1), None);

        Assert.Equal(TaskState.Queued, (await FindAsync("t1")).State);
    }

    private static ClaimRequest Restarted() => new(TaskType.Discovery, "w1", 1, Now.AddMinutes(5), [], Reclaim: true) { MaxLosses = 2 };

    private async Task DieAsync(string id, TaskType? type = null)
    {
        var lease = await LeaseAsync(id, type);
        Assert.True(await Store.Tasks.FailAsync(lease, Broken, new RetryDecision.GiveUp(Broken), Now, None));
    }
}
