using Akka.Actor;
using Akka.TestKit;
using SceneScout.Actors.Stages;
using SceneScout.Actors.Channels.Requests;
using SceneScout.Actors.Controller;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Channels;

public sealed class BridgeActorTests : ActorTest
{
    private static readonly Guid Id = new("00000000-0000-0000-0000-000000000001");
    private const string Task = """{"task":{"type":"processing","parameters":{"eventIds":["00000000-0000-0000-0000-000000000009"]}}}""";

    [Fact]
    public async Task A_request_is_durable_executed_and_answered_with_its_result()
    {
        var bridge = Start(out var controller);

        bridge.Tell(new BridgeCommands.Submit(Arguments("spawn", """{"type":"discovery"}"""), Patience), TestActor);
        await controller.ExpectMsgAsync(new SpawnCommands.SpawnWorker(TaskType.Discovery, $"{Id:N}"), Patience);
        Assert.Equal("pending", (await Store.Requests.FindAsync(Id, None))!.Status);
        controller.Reply(new SpawnReplies.WorkerSpawned("worker-discovery-3"));

        var kept = await ExpectMsgAsync<BridgeReplies.Recorded>(Patience);
        Assert.Equal(("done", """{"workerId":"worker-discovery-3"}""", false), (kept.Request.Status, kept.Request.ResultJson, kept.Known));
    }

    [Fact]
    public async Task A_row_that_somebody_else_wrote_is_executed_without_a_word()
    {
        Start(out _);

        await Store.Requests.AddAsync(Arguments("task", Task), DateTimeOffset.UtcNow, None);

        await BecomesAsync(async () => (await Store.Requests.FindAsync(Id, None))!.Status == "done");
        Assert.Equal(TaskState.Queued, await StateAsync($"processing-{Id:N}"));
    }

    [Fact]
    public async Task What_another_bridge_began_and_did_not_end_has_its_effect_once()
    {
        await Store.Requests.AddAsync(Arguments("task", Task), DateTimeOffset.UtcNow, None);
        var claimed = Assert.Single(await Store.Requests.ClaimAsync("dead", 1, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, None));
        await new RequestExecutor(Services(), () => ActorRefs.Nobody, Patience).ExecuteAsync(claimed, None);
        Start(out _);

        await BecomesAsync(async () => (await Store.Requests.FindAsync(Id, None))!.Status == "done");

        Assert.Single(await Store.Tasks.ListAsync(null, null, 10, None));
    }

    [Fact]
    public async Task Before_its_cluster_is_known_to_be_the_stores_a_node_keeps_requests_and_executes_none()
    {
        var admission = new TaskCompletionSource();
        var services = Services() with { Admission = admission.Task };
        var controller = CreateTestProbe();
        var bridge = Sys.ActorOf(Props.Create(() => new BridgeActor(services, () => controller)));

        bridge.Tell(new BridgeCommands.Submit(Arguments("task", Task), TimeSpan.Zero), TestActor);
        var kept = await ExpectMsgAsync<BridgeReplies.Recorded>(Patience);
        Assert.Equal(("pending", 0), (kept.Request.Status, kept.Request.Attempts));
        admission.SetResult();

        await BecomesAsync(async () => (await Store.Requests.FindAsync(Id, None))!.Status == "done");
    }

    [Fact]
    public async Task A_request_waits_while_the_controller_moves()
    {
        var bridge = Start(out var controller);
        bridge.Tell(new BridgeCommands.Submit(Arguments("discovery", "{}"), Patience), TestActor);

        await controller.ExpectMsgAsync<SpawnCommands.PlanDiscovery>(Patience);
        controller.Reply(new SpawnReplies.Refused(new SpawnFault(FaultKind.Database, "moving")));
        Assert.Equal($"request-{Id:N}", (await controller.ExpectMsgAsync<SpawnCommands.PlanDiscovery>(Patience)).PlanId);
        controller.Reply(new SpawnReplies.DiscoveryPlanned($"request-{Id:N}", 93, 93));

        Assert.Equal(("done", 2), ((await ExpectMsgAsync<BridgeReplies.Recorded>(Patience)).Request.Status, (await Store.Requests.FindAsync(Id, None))!.Attempts));
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_with_its_fault()
    {
        var bridge = Start(out var controller);
        bridge.Tell(new BridgeCommands.Submit(Arguments("spawn", """{"type":"ingestion"}"""), Patience), TestActor);
        await controller.ExpectMsgAsync<SpawnCommands.SpawnWorker>(Patience);
        controller.Reply(new SpawnReplies.Refused(new SpawnFault(FaultKind.WorkerLimit, "full")));

        var kept = await ExpectMsgAsync<BridgeReplies.Recorded>(Patience);
        Assert.Equal("refused", kept.Request.Status);
        Assert.Equal(new SpawnFault(FaultKind.WorkerLimit, "full"), RequestEnd.FaultOf(kept.Request));
    }

    [Theory]
    [InlineData("cook", "{}", "action 'cook'")]
    [InlineData("spawn", """{"type":"cooks"}""", "params.type")]
    [InlineData("spawn", "[]", "params '[]'")]
    [InlineData("task", "{}", "params.task is missing")]
    [InlineData("discovery", """{"cities":"Berlin"}""", "params.cities")]
    public async Task A_row_that_makes_no_sense_is_refused_and_says_why(string action, string json, string expected)
    {
        Assert.Contains(expected, RequestReader.Read(Id, action, json, DateTimeOffset.UtcNow, Services().Sources, StageRegistry.BuiltIn).Mistake!.Message, StringComparison.Ordinal);
        if (json[0] != '{')
            return;
        await Store.Requests.AddAsync(Arguments(action, json), DateTimeOffset.UtcNow, None);
        Start(out _);

        await BecomesAsync(async () => (await Store.Requests.FindAsync(Id, None))!.Status == "refused");
        Assert.Contains(expected, (await Store.Requests.FindAsync(Id, None))!.Error, StringComparison.Ordinal);
    }

    private IActorRef Start(out TestProbe controller)
    {
        var probe = CreateTestProbe();
        controller = probe;
        var services = Services();
        return Sys.ActorOf(Props.Create(() => new BridgeActor(services, () => probe)));
    }

    private static NewSpawnRequest Arguments(string action, string json) => new(Id, action, json, "test", null, null);
}
