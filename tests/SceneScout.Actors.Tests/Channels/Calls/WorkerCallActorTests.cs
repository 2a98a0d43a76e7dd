using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.TestKit;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Channels.Calls;
using Xunit;

namespace SceneScout.Actors.Tests.Channels.Calls;

/// <summary>Calls to a worker whose part the test plays.</summary>
public sealed class WorkerCallActorTests : ActorTest
{
    private const string Worker = "worker-discovery-1";
    private TestProbe _worker = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var cluster = Cluster.Get(Sys);
        cluster.Join(cluster.SelfAddress);
        await BecomesAsync(() => Task.FromResult(cluster.SelfMember.Status == MemberStatus.Up));
        _worker = CreateTestProbe();
        DistributedPubSub.Get(Sys).Mediator.Tell(new Subscribe(Topics.ControlWorker, _worker), _worker);
        await _worker.ExpectMsgAsync<SubscribeAck>(Patience);
    }

    [Fact]
    public async Task The_answer_to_the_question_is_told_and_no_other_status()
    {
        var answer = CallAsync(shutdown: false, Patience);
        var asked = await HeardAsync<ControlMessage.Health>();
        Say("idle", target: null);
        Say("shutdown", target: "somebody else");
        Say("busy", asked.Source);

        Assert.Equal("busy", Assert.IsType<WorkerCalls.Answered>(await answer).Status.Status);
        Assert.Equal((Worker, Worker), (((ControlMessage)asked.Payload).WorkerId, asked.Target));
    }

    [Fact]
    public async Task A_question_that_was_not_heard_is_asked_again()
    {
        var answer = CallAsync(shutdown: false, Patience);
        await HeardAsync<ControlMessage.Health>();

        Say("idle", (await HeardAsync<ControlMessage.Health>()).Source);

        Assert.IsType<WorkerCalls.Answered>(await answer);
    }

    [Fact]
    public async Task A_shutdown_is_sent_once_after_the_worker_has_answered()
    {
        var answer = CallAsync(shutdown: true, Patience);
        Say("busy", (await HeardAsync<ControlMessage.Health>()).Source);

        Assert.IsType<WorkerCalls.Answered>(await answer);
        await HeardAsync<ControlMessage.Shutdown>();
        await _worker.ExpectNoMsgAsync(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task One_that_says_nothing_is_told_to_be_silent_and_is_not_shut_down()
    {
        Assert.IsType<WorkerCalls.Silent>(await CallAsync(shutdown: true, TimeSpan.FromMilliseconds(200)));

        while (_worker.HasMessages)
            Assert.IsType<ControlMessage.Health>((await _worker.ExpectMsgAsync<SpawnMessage>(Patience)).Payload);
    }

    private Task<object> CallAsync(bool shutdown, TimeSpan patience) =>
        Sys.ActorOf(Props.Create(() => new WorkerCallActor(Worker, patience, TimeProvider.System))).Ask<object>(new WorkerCalls.Call(shutdown), Patience);

    private async Task<SpawnMessage> HeardAsync<T>() => (SpawnMessage)await _worker.FishForMessageAsync(m => m is SpawnMessage { Payload: T }, Patience);

    private void Say(string status, string? target) => DistributedPubSub.Get(Sys).Mediator.Tell(new Publish(
        Topics.MetricsWorker, SpawnMessage.Of(new StatusMessage(Worker, status, null, new WorkerPerformance(0, 0, 0, 0)), "worker", target, DateTimeOffset.UtcNow)));
}
