using Akka.Actor;
using SceneScout.Actors.Controller;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Controller;

/// <summary>What a controller decides is true in its journal; the tables that claims go by are a copy, and each term makes it anew.</summary>
public sealed class PolicyProjectionTests : ControllerTest
{
    [Theory]
    [InlineData("DELETE FROM worker_targets")]
    [InlineData("DELETE FROM worker_targets WHERE task_type = 'ingestion'")]
    [InlineData("UPDATE worker_targets SET workers = workers + 2")]
    [InlineData("DELETE FROM spawn_pauses")]
    [InlineData("UPDATE spawn_pauses SET mode = 'pause', paused_by = 'nobody', reason = 'by hand'")]
    [InlineData("INSERT INTO spawn_pauses (scope, name, mode, paused_by, reason, since, epoch) SELECT scope, 'meetup', mode, paused_by, reason, since, epoch FROM spawn_pauses")]
    public async Task A_projection_that_was_changed_behind_the_journals_back_is_written_anew_by_the_next_term(string change)
    {
        await DecideAsync();
        var decided = await ProjectedAsync();
        await RunSqlAsync(change);
        Assert.NotEqual(decided, await ProjectedAsync());

        await PolicyAsync(Start(Sys, out _));

        Assert.Equal(decided, await ProjectedAsync());
    }

    [Fact]
    public async Task A_projection_that_says_what_the_journal_says_is_left_as_it_is()
    {
        await DecideAsync();
        var before = await Store.Control.ReadAsync(None);

        await PolicyAsync(Start(Sys, out _));

        var after = await Store.Control.ReadAsync(None);
        Assert.Equal(before.Targets.AsEnumerable(), after.Targets);
        Assert.Equal(before.Pauses.AsEnumerable(), after.Pauses);
    }

    [Fact]
    public async Task A_worker_beyond_the_number_that_the_journal_knows_claims_nothing_once_a_controller_is_back()
    {
        await DecideAsync();
        await EnqueueAsync(TaskOf("t1", TaskType.Ingestion), TaskOf("t2", TaskType.Ingestion));
        await RunSqlAsync("DELETE FROM worker_targets");
        Assert.Equal(1, await ClaimedAsync(2));

        await PolicyAsync(Start(Sys, out _));

        Assert.Equal((0, 1), (await ClaimedAsync(2), await ClaimedAsync(1)));
    }

    // One ingestion worker, and a source that drains.
    private async Task DecideAsync()
    {
        var controller = Start(Sys, out _);
        await controller.Ask<SpawnReplies.Scaled>(new SpawnCommands.Scale(TaskType.Ingestion, 1, "ann", "night"), Patience);
        await controller.Ask<SpawnReplies.Paused>(new SpawnCommands.Pause(new PauseTarget(PauseScope.Source, "yelp"), PauseMode.Drain, "ann", "maintenance"), Patience);
        await StopAsync(controller);
    }

    // Without when and why a target was written: each writing has its own.
    private async Task<List<string>> ProjectedAsync()
    {
        var control = await Store.Control.ReadAsync(None);
        return [.. control.Targets.Select(target => $"{target.Type}: {target.Workers}"), .. control.Pauses.Select(pause => $"{pause}")];
    }

    private async Task<int> ClaimedAsync(int slot)
    {
        var now = DateTimeOffset.UtcNow;
        return (await Store.Tasks.ClaimAsync(new ClaimRequest(TaskType.Ingestion, $"worker-ingestion-{slot}", 1, now.AddMinutes(5), []) { Slot = slot }, now, None)).Length;
    }
}
