using System.Text.Json;
using Akka.Actor;
using SceneScout.Actors.Areas;
using SceneScout.Actors.Workers;
using SceneScout.Actors.Workers.Discovery;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Workers.Discovery;

public sealed class DiscoveryRunnerTests() : RunnerTest(TaskType.Discovery)
{
    private const string AreaId = "yelp/u33";
    private const string Keep = nameof(IRawEventStore.CommitDiscoveryAsync);
    private static readonly TaskLocation Berlin = new(52.5, 13.4, 20_000);
    private static readonly SpawnFault Refused = new(FaultKind.Validation, "refused");
    private readonly PagedClient _client = new() { Parts = [["a", "b", "c"], ["d"], ["e", "f"]] };
    private IActorRef? _area;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        // Each page is kept alone, so that it is known what stands.
        Node = Node with { Sources = new OneSource(_client), Options = Options with { PagesPerCommit = 1 } };
    }

    [Fact]
    public async Task A_search_goes_on_from_the_checkpoint_of_its_task()
    {
        _client.Faults["0.2"] = new SpawnFault(FaultKind.RateLimited, "later");
        Assert.IsType<TaskOutcome.Yielded>(await RunAsync("t1", await QueueAsync("t1", Berlin)));
        _client.Faults.Clear();
        _client.Asked.Clear();
        Clock.Advance(TimeSpan.FromHours(1));

        await RunAsync("t1", await ClaimAsync());

        Assert.Equal(["0.2", "1.0", "2.0", "2.1"], _client.Asked);
    }

    [Fact]
    public async Task What_a_search_came_to_is_told_with_the_entries_that_could_not_be_read_as_errors()
    {
        _client.Unreadable.UnionWith(["0.1", "2.0"]);
        var task = await QueueAsync("t1", Berlin);

        await ToldAsItStandsAsync(task, await RunAsync("t1", task), errors: 2);
    }

    [Fact]
    public async Task Under_edited_parameters_a_search_begins_anew()
    {
        _client.Faults["0.2"] = Refused;
        await RunAsync("t1", await QueueAsync("t1", Berlin));
        Assert.Equal(TaskState.DeadLettered, await StateAsync("t1"));
        var act = new Act("ann", "elsewhere", Clock.GetUtcNow());
        await Store.DeadLetters.EditAsync("t1", Parameters(Berlin with { Latitude = 48.1 }), null, act, None);
        await Store.DeadLetters.RetryAsync("t1", act, None);
        _client.Faults.Clear();
        _client.Asked.Clear();

        await RunAsync("t1", await ClaimAsync());

        Assert.Equal(["start", "0.1", "0.2", "1.0", "2.0", "2.1"], _client.Asked);
    }

    [Fact]
    public async Task The_second_search_of_an_unchanged_area_reads_how_its_parts_begin_and_says_nothing_of_the_rest()
    {
        var first = await SearchAsync("t1");
        _client.Asked.Clear();

        var second = await SearchAsync("t2");

        Assert.Equal(["start", "1.0", "2.0"], _client.Asked);
        Assert.Equal((true, null, 6), (first.Complete, first.Skipped, first.Pages));
        Assert.Equal((false, 2, 3), (second.Complete, second.Skipped, second.Pages));
        var yield = await Store.Areas.FindAsync(AreaId, None);
        Assert.Equal((2, 9, 6), (yield!.Searches, yield.TotalCalls, yield.TotalNew));
    }

    [Fact]
    public async Task Where_something_has_changed_the_search_is_whole()
    {
        await SearchAsync("t1");
        _client.Parts[2] = ["e"];
        _client.Asked.Clear();

        var second = await SearchAsync("t2");

        Assert.Equal(["start", "1.0", "2.0", "start", "0.1", "0.2", "1.0", "2.0"], _client.Asked);
        Assert.True(second.Complete);
    }

    [Fact]
    public async Task The_third_search_is_whole_again()
    {
        await SearchAsync("t1");
        await SearchAsync("t2");
        _client.Parts[0][2] = "changed behind the first page";
        _client.Asked.Clear();

        var third = await SearchAsync("t3");

        Assert.Equal(6, _client.Asked.Count);
        Assert.Equal((true, 5), (third.Complete, third.Unchanged));
    }

    [Fact]
    public async Task A_listing_that_slips_from_page_to_page_while_it_is_listed_never_expires()
    {
        await SearchAsync("t1");
        _client.Parts[0] = ["a", "b"];
        _client.Slips.Add("0.1");
        for (var search = 2; search < 7; search++)
        {
            var slipped = await SearchAsync($"t{search}");
            Assert.Equal((false, 1, null, 0, 0), (slipped.Complete, slipped.Slipped, slipped.Skipped, slipped.Stale, slipped.Expired));
        }

        // The next one reads everything: what it does not find is missing for the first time.
        _client.Slips.Clear();
        _client.Asked.Clear();
        var whole = await SearchAsync("t7");
        Assert.Equal((true, null), (whole.Complete, whole.Slipped));
        Assert.Equal(["start", "0.1", "1.0", "2.0", "2.1"], _client.Asked);
        Assert.Equal(0, whole.Expired);
    }

    [Fact]
    public async Task An_area_that_comes_back_knows_what_it_knew()
    {
        await SearchAsync("t1");
        await WatchAsync(Area);
        Area.Tell(PoisonPill.Instance);
        await ExpectTerminatedAsync(Area, Patience);
        _area = null;
        _client.Asked.Clear();

        await SearchAsync("t2");

        Assert.Equal(["start", "1.0", "2.0"], _client.Asked);
    }

    [Fact]
    public async Task Stopped_while_it_reads_a_page_it_has_kept_those_before_and_goes_on_with_that_page()
    {
        var task = await QueueAsync("t1", Berlin);
        var page = _client.Hold("0.2");
        var (_, runner) = StartRun(task);
        await page.Reached.WaitAsync(Patience);
        await BecomesAsync(async () => (await CheckpointAsync("t1"))?.Pages == 2);

        await StopAsync(runner);

        await page.Cancelled.WaitAsync(Patience);
        var kept = await CheckpointAsync("t1");
        Assert.Equal(("0.2", 2, 2), (kept!.Cursor, kept.Pages, kept.Discovered));
        Assert.True(await Store.Tasks.ReleaseAsync(task.Lease, Clock.GetUtcNow(), None));
        _client.Asked.Clear();
        Assert.Equal(6, Assert.IsType<TaskOutcome.Done>(await RunAsync("t1", await ClaimAsync())).Items);
        Assert.Equal(["0.2", "1.0", "2.0", "2.1"], _client.Asked);
    }

    [Fact]
    public async Task While_it_reads_a_part_it_reads_how_the_next_ones_begin_and_no_page_twice()
    {
        _client.KnowsParts = true;
        _client.Parts = [["a", "b"], ["c"], ["d"], ["e", "f"], ["g"]];
        var (first, fourth) = (_client.Hold("start"), _client.Hold("3.0"));
        var task = await QueueAsync("t1", Berlin);
        var outcome = RunAsync("t1", task);
        await fourth.Reached.WaitAsync(Patience);
        Assert.Equal(["start", "1.0", "2.0", "3.0"], _client.Asked);
        fourth.Release();
        first.Release();

        Assert.Equal(7, Assert.IsType<TaskOutcome.Done>(await outcome).Items);

        Assert.Equal(["0.1", "1.0", "2.0", "3.0", "3.1", "4.0", "start"], _client.Asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_that_was_read_before_its_turn_is_not_kept_when_the_search_stops_before_it()
    {
        _client.KnowsParts = true;
        _client.Faults["0.1"] = new SpawnFault(FaultKind.RateLimited, "later");
        Assert.IsType<TaskOutcome.Yielded>(await RunAsync("t1", await QueueAsync("t1", Berlin)));
        var kept = await CheckpointAsync("t1");
        Assert.Equal(("0.1", 1, 1), (kept!.Cursor, kept.Pages, kept.Discovered));
        _client.Faults.Clear();
        Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(6, Assert.IsType<TaskOutcome.Done>(await RunAsync("t1", await ClaimAsync())).Items);
    }

    [Fact]
    public async Task Stopped_in_the_middle_of_a_commit_nothing_of_that_commit_stands()
    {
        var task = await QueueAsync("t1", Berlin);
        var commit = Before.OnRawEvents.Hold(Keep);
        var (_, runner) = StartRun(task);
        await commit.Reached.WaitAsync(Patience);

        await StopAsync(runner);

        await commit.Cancelled.WaitAsync(Patience);
        Assert.Null(await CheckpointAsync("t1"));
        Assert.Equal(0, await QueuedAsync());
        Assert.Single(Before.OnRawEvents.Calls(Keep));
    }

    [Fact]
    public async Task When_its_lease_is_lost_between_two_pages_the_first_stands_and_no_other_is_kept()
    {
        var task = await QueueAsync("t1", Berlin);
        Before.OnRawEvents.Before(Keep, () => Task.CompletedTask);
        Before.OnRawEvents.Before(Keep, LeaseIsLost(task));

        Assert.Equal(new TaskOutcome.LeaseLost(), await RunAsync(task));

        Assert.Equal((1, 2), (await QueuedAsync(), Before.OnRawEvents.Calls(Keep).Count));
    }

    [Fact]
    public async Task When_its_lease_is_lost_before_its_end_the_end_is_not_written()
    {
        var task = await QueueAsync("t1", Berlin);
        Before.OnTasks.Before(nameof(ITaskStore.CompleteAsync), LeaseIsLost(task));

        Assert.Equal(new TaskOutcome.LeaseLost(), await RunAsync(task));

        Assert.Equal(TaskState.Cancelled, await StateAsync("t1"));
        Assert.Null((await Store.Tasks.FindAsync("t1", None))!.ResultJson);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_that_the_store_did_not_answer_fails_the_attempt_and_the_next_goes_on_from_what_stands(bool written)
    {
        Before.OnRawEvents.Before(Keep, () => Task.CompletedTask);
        if (written)
            Before.OnRawEvents.LoseAnswer(Keep);
        else
            Before.OnRawEvents.Refuse(Keep);
        var failed = Assert.IsType<TaskOutcome.Failed>(await RunAsync("t1", await QueueAsync("t1", Berlin)));
        Assert.Equal(FaultKind.Database, failed.Fault.Kind);
        _client.Asked.Clear();
        Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(6, Assert.IsType<TaskOutcome.Done>(await RunAsync("t1", await ClaimAsync())).Items);

        Assert.Equal(written ? ["0.2", "1.0", "2.0", "2.1"] : ["0.1", "0.2", "1.0", "2.0", "2.1"], _client.Asked);
        Assert.Equal(6, await QueuedAsync());
    }

    [Theory]
    [InlineData("{}", "source '' is not accepted: one of eventbrite, ticketmaster, yelp")]
    [InlineData("""{"source":"yelp"}""", "location is missing")]
    [InlineData("""{"source":"yelp","location":{"latitude":91,"longitude":0,"radius":1000}}""", "location.latitude '91' is not accepted: -90 to 90")]
    [InlineData("""{"source":"yelp","location":{"latitude":0,"longitude":-181,"radius":1000}}""", "location.longitude '-181' is not accepted")]
    [InlineData("""{"source":"yelp","location":{"latitude":0,"longitude":0}}""", "location.radius '0' is not accepted")]
    [InlineData("""{"source":"yelp","location":{"latitude":0,"longitude":0,"radius":1000}}""", "dateRange is missing")]
    [InlineData("""{"source":"yelp","location":"Berlin"}""", "parameters.location: not the shape of a discovery task")]
    public async Task Parameters_that_cannot_be_worked_with_are_named_and_nothing_is_called(string parameters, string named)
    {
        var task = await QueueAsync(TaskOf("t1", TaskType.Discovery) with { ParametersJson = parameters });

        var failed = Assert.IsType<TaskOutcome.Failed>(await RunAsync("t1", task));

        Assert.Equal(FaultKind.Validation, failed.Fault.Kind);
        Assert.StartsWith($"Task t1: {named}", failed.Fault.Message, StringComparison.Ordinal);
        Assert.Equal(TaskState.DeadLettered, await StateAsync("t1"));
        Assert.Empty(_client.Asked);
    }

    private protected override Props RunnerOf(TaskRecord task) => DiscoveryRunner.Props(task, Node, Area);

    private IActorRef Area => _area ??= Sys.ActorOf(Props.Create(() => new AreaActor(AreaId)));

    private static string Parameters(TaskLocation location) => JsonSerializer.Serialize(
        new DiscoveryParameters("yelp", location, new DateRange(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 4, 1, 0, 0, 0, TimeSpan.Zero))),
        TaskJson.Default.DiscoveryParameters);

    private async Task<DiscoveryResult> SearchAsync(string id)
    {
        Assert.IsType<TaskOutcome.Done>(await RunAsync(id, await QueueAsync(id, Berlin)));
        Clock.Advance(TimeSpan.FromHours(1));
        return JsonSerializer.Deserialize((await Store.Tasks.FindAsync(id, None))!.ResultJson!, TaskJson.Default.DiscoveryResult)!;
    }

    private Task<TaskRecord> QueueAsync(string id, TaskLocation location) =>
        QueueAsync(TaskOf(id, TaskType.Discovery) with { Source = "yelp", Area = AreaId, ParametersJson = Parameters(location) });

    private async Task<TaskOutcome> RunAsync(string id, TaskRecord task)
    {
        Assert.Equal(id, task.Task.Id);
        var outcome = await RunAsync(task);
        await TaskEnd.WriteAsync(Node, task, outcome, 0, None);
        return outcome;
    }

    private async Task<DiscoveryCheckpoint?> CheckpointAsync(string id) => (await Store.Tasks.FindAsync(id, None))!.CheckpointJson is { } json
        ? JsonSerializer.Deserialize(json, TaskJson.Default.DiscoveryCheckpoint)
        : null;

    private async Task<int> QueuedAsync() => (await Store.Tasks.ListAsync(TaskType.Ingestion, TaskState.Queued, 100, None)).Length;
}
