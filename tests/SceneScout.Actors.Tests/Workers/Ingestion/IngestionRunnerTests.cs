using System.Collections.Immutable;
using System.Text.Json;
using Akka.Actor;
using Akka.Streams;
using SceneScout.Actors.Blocks;
using SceneScout.Actors.Stages;
using SceneScout.Actors.Tests.Blocks;
using SceneScout.Actors.Tests.Stages;
using SceneScout.Actors.Workers;
using SceneScout.Actors.Workers.Ingestion;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Review;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Workers.Ingestion;

/// <summary>Runs of ingestion tasks, with real blocks.</summary>
public sealed class IngestionRunnerTests() : RunnerTest(TaskType.Ingestion)
{
    private const string End = nameof(IRawEventStore.CommitIngestionAsync);
    private const string Unreadable = "unreadable";
    private static readonly TaskType Digest = TaskType.Of("digest");
    private IActorRef _blocks = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        // Events are written with their enrichment: what goes on with them is the stage after processing.
        Node = Node with
        {
            Stages = StageRegistry.BuiltIn.With(TestStage.Of("digest", TaskType.Processing) with
            {
                FollowUp = _ => new FollowUp(Digest, 100, (_, ids) => JsonSerializer.Serialize(new ProcessingParameters(ids), TaskJson.Default.ProcessingParameters)),
            }),
        };
        var (node, memory, loader, writer) = (Node, CreateTestProbe(), new BlockLoader(Before.Events), new EventWriter(Before.Events, Clock));
        loader.Run(Sys.Materializer());
        writer.Run(Sys.Materializer());
        _blocks = Sys.ActorOf(Props.Create(() => new ShardStandIn(block => BlockActor.Props(block, node, loader, writer, memory))));
    }

    [Fact]
    public async Task A_task_ends_with_its_rows_marked_its_events_written_and_the_next_stage_queued()
    {
        var task = await DiscoveredAsync("a", "b");

        Assert.Equal(2, Assert.IsType<TaskOutcome.Done>(await RunAsync(task)).Items);

        Assert.Equal(TaskState.Succeeded, await StateAsync(task.Task.Id));
        Assert.Equal((2, 2, 1), await StandsAsync(task));
    }

    [Fact]
    public async Task Its_result_is_told_with_the_listings_that_could_not_be_read_as_errors()
    {
        var task = await DiscoveredAsync("a", Unreadable, "c");

        await ToldAsItStandsAsync(task, await RunAsync(task), errors: 1);
    }

    [Fact]
    public async Task Stopped_while_its_blocks_write_it_ends_nothing_and_the_next_attempt_ends_it_with_the_same_events()
    {
        var task = await DiscoveredAsync("a", "b");
        var write = Before.OnEvents.Hold(nameof(IEventStore.WriteAsync));
        var (_, runner) = StartRun(task);
        await write.Reached.WaitAsync(Patience);

        await StopAsync(runner);

        write.Release();
        // What the blocks decided stands without the task.
        await BecomesAsync(async () => (await StandsAsync(task)).Events == 2);
        Assert.Equal((0, 2, 0), await StandsAsync(task));
        Assert.Empty(Before.OnRawEvents.Calls(End));
        Assert.True(await Store.Tasks.ReleaseAsync(task.Lease, Clock.GetUtcNow(), None));
        Assert.Equal(2, Assert.IsType<TaskOutcome.Done>(await RunAsync(await ClaimAsync())).Items);
        Assert.Equal((2, 2, 1), await StandsAsync(task));
        var events = (await Store.Events.QueryAsync(new EventQuery { Review = [.. Enum.GetValues<ReviewState>()] }, None)).Events;
        Assert.All(events, one => Assert.Equal(1, one.Event.Version));
    }

    [Fact]
    public async Task Stopped_in_the_middle_of_its_end_nothing_of_that_stands()
    {
        var task = await DiscoveredAsync("a");
        var end = Before.OnRawEvents.Hold(End);
        var (_, runner) = StartRun(task);
        await end.Reached.WaitAsync(Patience);

        await StopAsync(runner);

        await end.Cancelled.WaitAsync(Patience);
        Assert.Equal((0, 1, 0), await StandsAsync(task));
        Assert.Equal(TaskState.Leased, await StateAsync(task.Task.Id));
    }

    [Fact]
    public async Task When_its_lease_is_lost_it_marks_nothing_and_queues_nothing()
    {
        var task = await DiscoveredAsync("a");
        Before.OnRawEvents.Before(End, LeaseIsLost(task));

        Assert.Equal(new TaskOutcome.LeaseLost(), await RunAsync(task));

        Assert.Equal((0, 1, 0), await StandsAsync(task));
    }

    [Fact]
    public async Task An_end_that_the_store_refused_or_whose_answer_was_lost_is_written_once()
    {
        var task = await DiscoveredAsync("a");
        Before.OnRawEvents.Refuse(End);
        Before.OnRawEvents.LoseAnswer(End);

        Assert.Equal(1, Assert.IsType<TaskOutcome.Done>(await RunAsync(task, timePasses: () => Before.OnRawEvents.Calls(End).Count > 0)).Items);

        Assert.Equal(3, Before.OnRawEvents.Calls(End).Count);
        Assert.Equal((1, 1, 1), await StandsAsync(task));
    }

    [Fact]
    public async Task A_block_that_refuses_fails_the_attempt_and_the_next_one_succeeds()
    {
        var task = await DiscoveredAsync("a");
        Before.OnEvents.Refuse(nameof(IEventStore.WriteAsync));

        var failed = Assert.IsType<TaskOutcome.Failed>(await RunAsync(task));
        Assert.Equal(FaultKind.Database, failed.Fault.Kind);
        Assert.Equal((0, 0, 0), await StandsAsync(task));
        await TaskEnd.WriteAsync(Node, task, failed, 0, None);
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.IsType<TaskOutcome.Done>(await RunAsync(await ClaimAsync()));
        Assert.Equal((1, 1, 1), await StandsAsync(task));
    }

    [Fact]
    public async Task A_row_that_is_named_twice_is_one_row()
    {
        var row = Read(await DiscoveredAsync("a")).EventIds[0];
        var task = await QueueAsync(TaskOf("twice", TaskType.Ingestion) with
        {
            ParametersJson = JsonSerializer.Serialize(new IngestionParameters("yelp", [row, row], 2), TaskJson.Default.IngestionParameters),
        });

        Assert.Equal(1, Assert.IsType<TaskOutcome.Done>(await RunAsync(task)).Items);

        Assert.Equal((1, 1, 1), await StandsAsync(task));
    }

    [Theory]
    [InlineData("{}", "source '' is not accepted: one of eventbrite, ticketmaster, yelp")]
    [InlineData("""{"source":"nowhere","eventIds":[]}""", "source 'nowhere' is not accepted: one of eventbrite")]
    [InlineData("""{"source":"yelp"}""", "eventIds is missing")]
    [InlineData("""{"source":"yelp","eventIds":["seven"]}""", "parameters.eventIds[0]: not the shape of a ingestion task")]
    public async Task Parameters_that_cannot_be_worked_with_are_named_and_no_other_attempt_is_made(string parameters, string named)
    {
        var task = await QueueAsync(TaskOf("t1", TaskType.Ingestion) with { ParametersJson = parameters });

        var failed = Assert.IsType<TaskOutcome.Failed>(await RunAsync(task));

        Assert.Equal(FaultKind.Validation, failed.Fault.Kind);
        Assert.StartsWith($"Task t1: {named}", failed.Fault.Message, StringComparison.Ordinal);
        await TaskEnd.WriteAsync(Node, task, failed, 0, None);
        Assert.Equal(TaskState.DeadLettered, await StateAsync("t1"));
    }

    private protected override Props RunnerOf(TaskRecord task) => IngestionRunner.Props(task, Node, _blocks);

    private static IngestionParameters Read(TaskRecord task) => JsonSerializer.Deserialize(task.Task.ParametersJson, TaskJson.Default.IngestionParameters)!;

    // A search finds concerts of one place and day; the task that it queues for them is claimed.
    private async Task<TaskRecord> DiscoveredAsync(params string[] ids)
    {
        await Store.Tasks.EnqueueAsync([TaskOf("d1", TaskType.Discovery)], 100, Clock.GetUtcNow(), None);
        var search = Assert.Single(await Store.Tasks.ClaimAsync(new ClaimRequest(TaskType.Discovery, "w", 1, Clock.GetUtcNow().AddMinutes(1), []), Clock.GetUtcNow(), None));
        ImmutableArray<DiscoveredListing> found = [.. ids.Select(id => new DiscoveredListing(
            new ListingKey(SourceName.Yelp, id),
            id is Unreadable ? "{}" : $$$"""{"id":"{{{id}}}","name":"Concert {{{id}}}","time_start":"2027-05-01T20:00","location":{"city":"Berlin","country":"DE"}}""",
            "h1",
            null,
            null))];
        await Store.RawEvents.CommitDiscoveryAsync(new DiscoveryBatch(search.Lease, found, [], 0, null, 1, 50, 100, null), Clock.GetUtcNow(), None);
        return await ClaimAsync();
    }

    // Rows marked, events, and tasks queued for the next stage.
    private async Task<(int Marked, int Events, int Queued)> StandsAsync(TaskRecord task)
    {
        var rows = await Store.RawEvents.ReadAsync(Read(task).EventIds, None);
        return (
            rows.DistinctBy(r => r.Id).Count(r => r.Processed),
            (int)(await Store.Events.TotalsAsync(None)).Canonical,
            (await Store.Tasks.ListAsync(Digest, TaskState.Queued, 10, None)).Length);
    }
}
