using System.Text.Json;
using Akka.Actor;
using SceneScout.Actors.Tests.Blocks;
using SceneScout.Actors.Tests.Doubles;
using SceneScout.Actors.Workers;
using SceneScout.Actors.Workers.Geocoding;
using SceneScout.Actors.Workers.Processing;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Domain.Processing.Quality;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Workers.Processing;

public sealed class ProcessingRunnerTests() : RunnerTest(TaskType.Processing)
{
    private const string End = nameof(IEventStore.CommitProcessingAsync);

    [Fact]
    public async Task A_task_ends_with_all_its_events_enriched()
    {
        var (task, _) = await IngestedAsync("a", "b");

        var outcome = await RunAsync(task);

        Assert.Equal(2, Assert.IsType<TaskOutcome.Done>(outcome).Items);
        await ToldAsItStandsAsync(task, outcome, errors: 0);
        Assert.Equal((TaskState.Succeeded, 2L), (await StateAsync("t1"), await ProcessedAsync()));
    }

    [Fact]
    public async Task An_event_that_changed_while_it_was_enriched_is_left_to_its_next_task_and_harms_no_other()
    {
        var (task, events) = await IngestedAsync("a", "b");
        Before.OnEvents.Before(End, () => Store.Events.WriteAsync([BlockSamples.Touch(events[0])], Clock.GetUtcNow(), None));

        Assert.IsType<TaskOutcome.Done>(await RunAsync(task));

        Assert.Equal((TaskState.Succeeded, 1L), (await StateAsync("t1"), await ProcessedAsync()));
        var left = Assert.Single(await Store.Events.ReadForProcessingAsync([.. events.Select(e => e.Id)], None));
        Assert.Equal((events[0].Id, 2L), (left.Id, left.Version));
    }

    [Fact]
    public async Task Stopped_in_the_middle_of_its_end_nothing_stands_and_the_next_attempt_does_it_all()
    {
        var (task, _) = await IngestedAsync("a", "b");
        var end = Before.OnEvents.Hold(End);
        var (_, runner) = StartRun(task);
        await end.Reached.WaitAsync(Patience);

        await StopAsync(runner);

        await end.Cancelled.WaitAsync(Patience);
        Assert.Equal((TaskState.Leased, 0L), (await StateAsync("t1"), await ProcessedAsync()));
        Assert.True(await Store.Tasks.ReleaseAsync(task.Lease, Clock.GetUtcNow(), None));
        Assert.Equal(2, Assert.IsType<TaskOutcome.Done>(await RunAsync(await ClaimAsync())).Items);
        Assert.Equal(2, await ProcessedAsync());
    }

    [Fact]
    public async Task When_its_lease_is_lost_it_writes_nothing()
    {
        var (task, _) = await IngestedAsync("a");
        Before.OnEvents.Before(End, LeaseIsLost(task));

        Assert.Equal(new TaskOutcome.LeaseLost(), await RunAsync(task));

        Assert.Equal((TaskState.Cancelled, 0L), (await StateAsync("t1"), await ProcessedAsync()));
    }

    [Fact]
    public async Task An_end_that_the_store_refused_or_whose_answer_was_lost_is_written_once()
    {
        var (task, _) = await IngestedAsync("a");
        Before.OnEvents.Refuse(End);
        Before.OnEvents.LoseAnswer(End);

        var outcome = await RunAsync(task, timePasses: AtItsEnd);

        Assert.Equal(1, Assert.IsType<TaskOutcome.Done>(outcome).Items);
        await ToldAsItStandsAsync(task, outcome, errors: 0);

        Assert.Equal(3, Before.OnEvents.Calls(End).Count);
        Assert.Equal((TaskState.Succeeded, 1L), (await StateAsync("t1"), await ProcessedAsync()));
    }

    [Fact]
    public async Task A_store_that_stays_away_fails_the_attempt_within_its_lease()
    {
        var (task, _) = await IngestedAsync("a");
        for (var tries = 0; tries < 100; tries++)
            Before.OnEvents.Refuse(End);

        var failed = Assert.IsType<TaskOutcome.Failed>(await RunAsync(task, timePasses: AtItsEnd));

        Assert.Equal(FaultKind.Database, failed.Fault.Kind);
        Assert.InRange(Before.OnEvents.Calls(End).Count, 2, 20);
        Assert.InRange(Clock.GetUtcNow() - Start, TimeSpan.FromSeconds(1), Options.LeaseTime);
    }

    [Fact]
    public async Task Events_that_are_named_twice_unknown_or_processed_already_are_no_work()
    {
        var (task, events) = await IngestedAsync("a", "b");
        await RunAsync(task);
        var (again, more) = await IngestedAsync("t2", ["c"], [events[0].Id, Guid.NewGuid()]);

        Assert.Equal(1, Assert.IsType<TaskOutcome.Done>(await RunAsync(again)).Items);

        Assert.Equal(3, await ProcessedAsync());
        Assert.Equal([more[0].Id], ((ProcessingOutcome)Before.OnEvents.Calls(End)[^1][0]!).Events.Select(e => e.EventId));
    }

    [Fact]
    public async Task What_is_processed_anew_stays_at_the_place_that_was_found_for_it_though_its_node_has_it_not_at_hand()
    {
        Node = Node with { Geocoding = new GeocodingServices(NoGeocoder.Asked, new GeocodingRules(), new GeocodeMemory(10, TimeSpan.FromDays(1), Clock)) };
        var venue = new Venue { Name = "Lido", City = "Berlin", CountryCode = "DE" };
        var found = BlockSamples.Incoming("a");
        var decided = BlockSamples.Decide("b", found with { Listing = found.Listing with { Venue = venue } }).Mutations[0];
        var finding = new PlaceFinding("nominatim", PlaceQuestion.Of(venue)!.Key, new GeoPoint(52.4989, 13.4437), "rooftop", Start);
        var enrichment = EventProcessing.Process(decided.Event, Node.Atlas, Node.Categorizer, QualityOptions.Default, Start, places: KnownPlaces.Of(finding));
        await Store.Events.WriteAsync([decided with { Enrichment = enrichment }], Start, None);
        await Store.Replays.ProcessAgainAsync([(decided.Event.Id, 1)], 10, Start, None);

        Assert.Equal(1, Assert.IsType<TaskOutcome.Done>(await RunAsync(await ClaimAsync())).Items);

        Assert.Equal(finding, (await Store.Events.FindAsync(decided.Event.Id, None))!.Enrichment!.Geocoded);
    }

    [Theory]
    [InlineData("{}", "eventIds is missing")]
    [InlineData("""{"eventIds":"all"}""", "parameters.eventIds: not the shape of a processing task")]
    public async Task Parameters_that_cannot_be_worked_with_are_named_and_no_other_attempt_is_made(string parameters, string named)
    {
        var task = await QueueAsync(TaskOf("t1") with { ParametersJson = parameters });

        var failed = Assert.IsType<TaskOutcome.Failed>(await RunAsync(task));

        Assert.Equal(FaultKind.Validation, failed.Fault.Kind);
        Assert.StartsWith($"Task t1: {named}", failed.Fault.Message, StringComparison.Ordinal);
        await TaskEnd.WriteAsync(Node, task, failed, 0, None);
        Assert.Equal(TaskState.DeadLettered, await StateAsync("t1"));
    }

    private protected override Props RunnerOf(TaskRecord task) => ProcessingRunner.Props(task, Node);

    private bool AtItsEnd() => Before.OnEvents.Calls(End).Count > 0;

    private Task<(TaskRecord Task, CanonicalEvent[] Events)> IngestedAsync(params string[] ids) => IngestedAsync("t1", ids, []);

    private async Task<(TaskRecord Task, CanonicalEvent[] Events)> IngestedAsync(string taskId, string[] ids, Guid[] further)
    {
        var decided = BlockSamples.Decide("b", [.. ids.Select(id => BlockSamples.Incoming(id))]);
        await Store.Events.WriteAsync(decided.Mutations, Clock.GetUtcNow(), None);
        CanonicalEvent[] events = [.. decided.Mutations.Select(m => m.Event)];
        var named = events.Select(e => e.Id).Concat(further);
        var parameters = JsonSerializer.Serialize(new ProcessingParameters([.. named, .. named]), TaskJson.Default.ProcessingParameters);
        return (await QueueAsync(TaskOf(taskId) with { ParametersJson = parameters }), events);
    }

    private async Task<long> ProcessedAsync() => (await Store.Events.TotalsAsync(None)).Processed;
}
