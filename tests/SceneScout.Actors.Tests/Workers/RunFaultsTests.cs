using System.Text.Json;
using Akka.Actor;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Actors.Areas;
using SceneScout.Actors.Workers;
using SceneScout.Actors.Workers.Discovery;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Workers;

public sealed class RunFaultsTests : ActorTest
{
    [Fact]
    public async Task A_search_whose_area_does_not_answer_gives_its_worker_back_and_waits()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var services = Services() with
        {
            Sources = SourceSet.Create(new Dictionary<SourceName, SourceOptions> { [SourceName.Yelp] = new() { BaseAddress = new Uri("http://127.0.0.1:9/"), ApiKey = "key" } }, clock),
            Time = clock,
        };
        var parameters = new DiscoveryParameters(SourceName.Yelp.Value, new TaskLocation(52.5, 13.4, 5000), new DateRange(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(7)));
        await EnqueueAsync(TaskOf("t1", TaskType.Discovery) with { Source = SourceName.Yelp.Value, ParametersJson = JsonSerializer.Serialize(parameters, TaskJson.Default.DiscoveryParameters) });
        var claimed = await Store.Tasks.ClaimAsync(new ClaimRequest(TaskType.Discovery, "w", 1, DateTimeOffset.UtcNow.AddMinutes(1), []), DateTimeOffset.UtcNow, None);
        var (worker, area) = (CreateTestProbe(), CreateTestProbe());
        worker.ChildActorOf(DiscoveryRunner.Props(claimed[0], services, area));
        await area.ExpectMsgAsync<AreaCommands.BeginSearch>(Patience);

        clock.Advance(TimeSpan.FromSeconds(3));

        var outcome = await worker.ExpectMsgAsync<TaskOutcome.Yielded>(Patience);
        await TaskEnd.WriteAsync(services, claimed[0], outcome, 0, None);

        var waiting = (await Store.Tasks.FindAsync("t1", None))!;
        Assert.Equal((TaskState.Queued, 0), (waiting.State, waiting.Attempts));
        Assert.True(waiting.Task.NotBefore > clock.GetUtcNow());
        Assert.Contains("did not answer in time", waiting.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_while_the_store_is_away_is_no_fault_of_the_attempt_however_long_it_lasts()
    {
        await EnqueueAsync(TaskOf("t1"));
        var claimed = await Store.Tasks.ClaimAsync(new ClaimRequest(TaskType.Processing, "w", 1, DateTimeOffset.UtcNow.AddMinutes(1), []), DateTimeOffset.UtcNow, None);
        var time = new FakeTimeProvider();
        var services = Services() with { Time = time };
        TaskOutcome Silence() => services.RunFaults.OutcomeOf(new AskTimeoutException("silent"), claimed[0], services);

        services.Outage.Report("journal: the journal does not answer", time.GetUtcNow());
        for (var i = 0; i < 60; i++)
        {
            Assert.Contains("the journal does not answer", Assert.IsType<TaskOutcome.Yielded>(Silence()).Until.Reason!.Message, StringComparison.Ordinal);
            time.Advance(TimeSpan.FromSeconds(10));
        }

        services.Outage.Report(null, time.GetUtcNow());
        Assert.IsType<TaskOutcome.Yielded>(Silence());
        time.Advance(OwnerTimeouts.Patience);
        Assert.IsType<TaskOutcome.Failed>(Silence());
    }

    [Fact]
    public async Task Other_faults_are_the_attempts()
    {
        await EnqueueAsync(TaskOf("t1"));
        var claimed = await Store.Tasks.ClaimAsync(new ClaimRequest(TaskType.Processing, "w", 1, DateTimeOffset.UtcNow.AddMinutes(1), []), DateTimeOffset.UtcNow, None);
        TaskOutcome Of(Exception cause) => new RunFaults().OutcomeOf(cause, claimed[0], Services());

        Assert.IsType<TaskOutcome.LeaseLost>(Of(new FaultException(new SpawnFault(FaultKind.LeaseLost, "gone"))));
        Assert.IsType<TaskOutcome.Failed>(Of(new StoreUnavailableException("away")));
        Assert.IsType<TaskOutcome.Yielded>(Of(new AggregateException(new AskTimeoutException("silent"))));
    }
}
