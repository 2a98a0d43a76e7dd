using System.Text.Json;
using Akka.Actor;
using Akka.TestKit;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Actors.Areas;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Registry;
using SceneScout.Actors.Tests.Stages;
using SceneScout.Actors.Workers;
using SceneScout.Actors.Workers.Discovery;
using SceneScout.Domain.Events;
using SceneScout.Domain.Tasks;
using SceneScout.Domain.Tasks.Why;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Workers;

public sealed class BackpressureTests : ActorTest
{
    private static readonly DateTimeOffset Noon = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TaskOutcome Done = new TaskOutcome.Done("{}", 1);

    // It stands still: whatever ends here does not end because its time is over.
    private readonly FakeTimeProvider _clock = new(Noon);

    [Fact]
    public async Task A_worker_takes_nothing_while_the_next_stage_has_its_fill_and_goes_on_when_that_is_worked_off()
    {
        var services = Services(high: 3, low: 1);
        await QueueAsync(TaskOf("i1", TaskType.Ingestion), TaskOf("i2", TaskType.Ingestion), TaskOf("i3", TaskType.Ingestion), TaskOf("d1", TaskType.Discovery));
        StartWorker(services);
        await BecomesAsync(async () => (await Store.Control.ReadAsync(None)).Holds.Any(h => h is { Since: not null }));
        Assert.Equal(TaskState.Queued, await StateAsync("d1"));

        var why = TaskWhy.Of(
            new TaskFacts
            {
                TaskId = "d1",
                Task = await Store.Tasks.FindAsync("d1", None),
                HeldBy = ((await Store.Control.ReadAsync(None)).Holds[0], services.Stages.Marks(TaskType.Discovery, services.Options)[0]),
            },
            Noon);
        Assert.Equal(TaskReason.Backpressure, why.Reason);
        await Store.Tasks.CancelAsync("i1", Noon, None);
        await Store.Tasks.CancelAsync("i2", Noon, None);

        await BecomesAsync(async () => await StateAsync("d1") == TaskState.Succeeded);
        Assert.Null(Assert.Single((await Store.Control.ReadAsync(None)).Holds).Since);
    }

    [Fact]
    public async Task A_running_search_gives_its_worker_back_when_the_next_stage_has_its_fill_and_keeps_all_that_it_read()
    {
        var source = new EndlessSource();
        var services = Services(high: 5, low: 1) with { Sources = source };

        var outcome = await SearchAsync(services);

        var yielded = Assert.IsType<TaskOutcome.Yielded>(outcome);
        Assert.True(yielded.Held);
        Assert.Equal((Noon, true, null), (yielded.Until.NotBefore, yielded.Until.TookTurn, yielded.Until.Reason));
        var waiting = await Store.Tasks.ListAsync(TaskType.Ingestion, TaskState.Queued, 1000, None);
        // Each page is one listing, and each commit queues one task for one to four pages: nothing that a call brought is lost.
        var kept = waiting.Sum(t => JsonSerializer.Deserialize(t.Task.ParametersJson, TaskJson.Default.IngestionParameters)!.EventIds.Length);
        Assert.Equal(source.Calls, kept);
        // What was being read and kept when the mark was passed comes on top.
        Assert.InRange(waiting.Length, 5, 5 + (3 * Options.PagesPerCommit));
    }

    [Fact]
    public async Task Without_a_mark_a_search_goes_on_to_the_end_of_its_turn()
    {
        var source = new EndlessSource(pages: 60);
        var services = Services(high: 0, low: 0) with { Sources = source };

        Assert.IsType<TaskOutcome.Done>(await SearchAsync(services));
        Assert.Equal(60, source.Calls);
    }

    private SpawnServices Services(int high, int low) => Services(Options with
    {
        SearchTurn = TimeSpan.FromMinutes(1),
        Types = Options.Types.SetItem(TaskType.Ingestion, Options.Types[TaskType.Ingestion] with { HighMark = high, LowMark = low }),
    }) with
    { Time = _clock };

    private async Task<TaskOutcome> SearchAsync(SpawnServices services)
    {
        var parameters = new DiscoveryParameters(SourceName.Yelp.Value, new TaskLocation(52.5, 13.4, 5000), new DateRange(Noon, Noon.AddDays(7)));
        await QueueAsync(TaskOf("d1", TaskType.Discovery) with { Source = SourceName.Yelp.Value, ParametersJson = JsonSerializer.Serialize(parameters, TaskJson.Default.DiscoveryParameters) });
        var claimed = await Store.Tasks.ClaimAsync(new ClaimRequest(TaskType.Discovery, "w", 1, Noon.AddHours(1), []), Noon, None);
        var area = Sys.ActorOf(Props.Create(() => new ForgetfulArea()));
        var worker = CreateTestProbe();
        worker.ChildActorOf(DiscoveryRunner.Props(claimed[0], services, area));
        return await worker.ExpectMsgAsync<TaskOutcome>(Patience);
    }

    private Task<EnqueueResult> QueueAsync(params NewTask[] tasks) => Store.Tasks.EnqueueAsync(tasks, 10_000, Noon, None);

    private void StartWorker(SpawnServices services)
    {
        var registry = Sys.ActorOf(Props.Create(() => new WorkerRegistryActor(services)));
        Sys.ActorOf(Props.Create(() => new WorkerActor(
            "worker-discovery-1", TaskType.Discovery, services, task => Props.Create(() => new TestStage.WorkRunner(task, services, _ => Task.FromResult(Done))), registry)));
    }

    private sealed class ForgetfulArea : ReceiveActor
    {
        public ForgetfulArea()
        {
            Receive<AreaCommands.BeginSearch>(_ => Sender.Tell(new AreaReplies.SearchBegun(null, null)));
            ReceiveAny(_ => Sender.Tell(new AreaReplies.Noted()));
        }
    }

    private sealed class EndlessSource(int pages = int.MaxValue) : ISourceSet, ISourceClient
    {
        private int _calls;

        public int Calls => _calls;

        public System.Collections.Immutable.ImmutableArray<ISourceAdapter> Adapters => [.. SourceRegistry.BuiltIn.Definitions.Select(d => d.Adapter)];

        public ISourceAdapter? Adapter(SourceName name) => SourceRegistry.BuiltIn.Find(name)?.Adapter;

        public ISourceClient? Client(SourceName name) => this;

        public KeyRing? Keys(SourceName name) => null;

        public Task<FetchResult> FetchAsync(AreaQuery query, string? cursor, CancellationToken cancellation)
        {
            var page = Interlocked.Increment(ref _calls);
            var listing = new RawListing(new ListingKey(SourceName.Yelp, $"e{page}"), "{}", $"h{page}");
            return Task.FromResult<FetchResult>(new FetchResult.Page(new ParsedAnswer { Listings = [listing] }, page < pages ? $"{page}" : null));
        }
    }
}
