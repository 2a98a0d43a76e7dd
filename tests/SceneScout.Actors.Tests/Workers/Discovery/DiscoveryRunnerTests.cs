using System.Text.Json;
using Akka.Actor;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Actors.Areas;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Workers;
using SceneScout.Actors.Workers.Discovery;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Workers.Discovery;

public sealed class DiscoveryRunnerTests : ActorTest
{
    private const string AreaId = "yelp/u33";
    private static readonly TaskLocation Berlin = new(52.5, 13.4, 20_000);
    private static readonly SpawnFault Refused = new(FaultKind.Validation, "refused");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly PagedClient _client = new() { Parts = [["a", "b", "c"], ["d"], ["e", "f"]] };
    private SpawnServices? _services;
    private IActorRef? _area;

    private SpawnServices Source => _services ??= new SpawnServices(Store, new OneSource(_client), Gazetteer.Bundled, [], Options, _time);

    private IActorRef Area => _area ??= Sys.ActorOf(Props.Create(() => new AreaActor(AreaId)));

    [Fact]
    public async Task A_search_goes_on_from_the_checkpoint_of_its_task()
    {
        _client.Faults["0.2"] = new SpawnFault(FaultKind.RateLimited, "later");
        Assert.IsType<TaskOutcome.Yielded>(await RunAsync("t1", await QueueAsync("t1", Berlin)));
        _client.Faults.Clear();
        _client.Asked.Clear();
        _time.Advance(TimeSpan.FromHours(1));

        await RunAsync("t1", await ClaimAsync());

        Assert.Equal(["0.2", "1.0", "2.0", "2.1"], _client.Asked);
    }

    [Fact]
    public async Task Under_edited_parameters_a_search_begins_anew()
    {
        _client.Faults["0.2"] = Refused;
        await RunAsync("t1", await QueueAsync("t1", Berlin));
        Assert.Equal(TaskState.DeadLettered, await StateAsync("t1"));
        var act = new Act("ann", "elsewhere", _time.GetUtcNow());
        await Store.DeadLetters.EditAsync("t1", Parameters(Berlin with { Latitude = 48.1 }), act, None);
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

    private static string Parameters(TaskLocation location) => JsonSerializer.Serialize(
        new DiscoveryParameters("yelp", location, new DateRange(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 4, 1, 0, 0, 0, TimeSpan.Zero))),
        TaskJson.Default.DiscoveryParameters);

    private async Task<DiscoveryResult> SearchAsync(string id)
    {
        Assert.IsType<TaskOutcome.Done>(await RunAsync(id, await QueueAsync(id, Berlin)));
        _time.Advance(TimeSpan.FromHours(1));
        return JsonSerializer.Deserialize((await Store.Tasks.FindAsync(id, None))!.ResultJson!, TaskJson.Default.DiscoveryResult)!;
    }

    private async Task<TaskRecord> QueueAsync(string id, TaskLocation location)
    {
        var task = TaskOf(id, TaskType.Discovery) with { Source = "yelp", Area = AreaId, ParametersJson = Parameters(location) };
        await Store.Tasks.EnqueueAsync([task], 10, _time.GetUtcNow(), None);
        return await ClaimAsync();
    }

    private async Task<TaskRecord> ClaimAsync() => Assert.Single(
        await Store.Tasks.ClaimAsync(new ClaimRequest(TaskType.Discovery, "w", 1, _time.GetUtcNow().AddMinutes(1), []), _time.GetUtcNow(), None));

    private async Task<TaskOutcome> RunAsync(string id, TaskRecord task)
    {
        Assert.Equal(id, task.Task.Id);
        var worker = CreateTestProbe();
        worker.ChildActorOf(DiscoveryRunner.Props(task, Source, Area));
        var outcome = await worker.ExpectMsgAsync<TaskOutcome>(Patience);
        await TaskEnd.WriteAsync(Source, task, outcome, 0, None);
        return outcome;
    }
}
