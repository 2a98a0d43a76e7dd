using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;

namespace SceneScout.Actors.Channels.Calls;

/// <summary>One call to one worker over the topics, then it is gone. The worker's answer shows that the way there and back is open; a shutdown is sent after it, once, since the worker that comes back has the same id.</summary>
public sealed class WorkerCallActor : ReceiveActor, IWithTimers
{
    // Other nodes hear of a new subscription with the next gossip, and what they publish before does not come here.
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);
    private readonly string _workerId;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;
    private readonly string _source = $"{Akka.Cluster.Cluster.Get(Context.System).SelfAddress}#{Guid.NewGuid():N}";
    private readonly IActorRef _mediator = DistributedPubSub.Get(Context.System).Mediator;
    private IActorRef _asker = ActorRefs.Nobody;
    private bool _shutdown;

    /// <summary>Makes a call.</summary>
    /// <param name="workerId">Whom.</param>
    /// <param name="patience">How long the answer may take.</param>
    /// <param name="time">The clock.</param>
    public WorkerCallActor(string workerId, TimeSpan patience, TimeProvider time)
    {
        (_workerId, _patience, _time) = (workerId, patience, time);
        Receive<WorkerCalls.Call>(OnCall);
        Receive<SubscribeAck>(_ => Ask());
        Receive<AskAgain>(_ => Ask());
        Receive<SpawnMessage>(OnMessage);
        Receive<PatienceOver>(_ => End(WorkerCalls.Silent.Instance));
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    private void OnCall(WorkerCalls.Call call)
    {
        (_asker, _shutdown) = (Sender, call.Shutdown);
        Timers.StartSingleTimer(PatienceOver.Instance, PatienceOver.Instance, _patience);
        Timers.StartPeriodicTimer(AskAgain.Instance, AskAgain.Instance, Again);
        _mediator.Tell(new Subscribe(Topics.MetricsWorker, Self));
    }

    private void Ask() => Tell(new ControlMessage.Health(_workerId));

    private void OnMessage(SpawnMessage message)
    {
        if (message.Target != _source || message.Payload is not StatusMessage status || status.WorkerId != _workerId)
            return;
        if (_shutdown)
            Tell(new ControlMessage.Shutdown(_workerId));
        End(new WorkerCalls.Answered(status));
    }

    private void Tell(ControlMessage control)
    {
        var message = SpawnMessage.Of(control, _source, _workerId, _time.GetUtcNow());
        _mediator.Tell(new Publish(Topics.ControlWorker, message));
        _mediator.Tell(new Publish(TopicAliases.Of(control), message));
    }

    private void End(object answer)
    {
        _asker.Tell(answer);
        Context.Stop(Self);
    }

    private sealed record AskAgain : INoSerializationVerificationNeeded
    {
        public static readonly AskAgain Instance = new();
    }

    private sealed record PatienceOver : INoSerializationVerificationNeeded
    {
        public static readonly PatienceOver Instance = new();
    }
}
