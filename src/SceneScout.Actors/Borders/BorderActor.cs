using Akka.Actor;
using Akka.Event;
using SceneScout.Actors.Hosting;

namespace SceneScout.Actors.Borders;

/// <summary>Has events that lie near borders of blocks looked at from both sides, one in the cluster, step after step along the feed. What cannot be done now, since the store or a block does not answer, is done later.</summary>
internal sealed class BorderActor : ReceiveActor, IWithTimers
{
    private readonly CancellationTokenSource _stopped = new();
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly SpawnServices _services;
    private readonly BorderRound _round;
    private Task? _awaited;
    private bool _changed;
    private bool _rests;

    /// <summary>Makes it.</summary>
    /// <param name="services">What the node shares.</param>
    /// <param name="blocks">The blocks.</param>
    /// <param name="rest">How long it rests at the end of the feed when nothing wakes it.</param>
    public BorderActor(SpawnServices services, IActorRef blocks, TimeSpan rest)
    {
        _services = services;
        _round = new BorderRound(services, blocks);
        Receive<NextStep>(_ =>
        {
            // Before it looks, so that a change that comes meanwhile is not missed.
            (_changed, _rests) = (false, false);
            Await();
            StepAsync().PipeTo(Self, failure: e => new StepFailed(e));
        });
        Receive<BorderStep>(step =>
        {
            _rests = step.Rests;
            Wait(!_rests ? step.Pause : _changed ? BorderStep.Gather : rest);
        });
        Receive<FeedChanged>(_ =>
        {
            _changed = true;
            if (_rests)
                Wait(BorderStep.Gather);
        });
        Receive<StepFailed>(failed =>
        {
            if (_stopped.IsCancellationRequested)
                return;
            _log.Info("Events near borders are looked at again in {0}: {1}", BorderStep.Again, failed.Cause.GetBaseException().Message);
            Wait(BorderStep.Again);
        });
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Props of the cluster's one.</summary>
    public static Props Props(SpawnServices services, IActorRef blocks) => ActorFactory.Of(() => new BorderActor(services, blocks, BorderStep.Idle));

    /// <inheritdoc />
    protected override void PreStart() => Wait(TimeSpan.FromSeconds(1));

    /// <inheritdoc />
    protected override void PostStop()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    // Nobody works on the store before it is known that this cluster is the one that does.
    private async Task<BorderStep> StepAsync()
    {
        var stopped = _stopped.Token;
        await _services.Admission.WaitAsync(stopped);
        return await _round.NextAsync(stopped);
    }

    // One wait for each pulse, however many steps pass until it comes.
    private void Await()
    {
        var next = _services.FeedSignal.Next;
        if (ReferenceEquals(next, _awaited))
            return;
        _awaited = next;
        next.PipeTo(Self, success: () => FeedChanged.Instance);
    }

    private void Wait(TimeSpan pause) => Timers.StartSingleTimer(NextStep.Instance, NextStep.Instance, pause);

    private sealed record NextStep : INoSerializationVerificationNeeded
    {
        public static readonly NextStep Instance = new();
    }

    private sealed record FeedChanged : INoSerializationVerificationNeeded
    {
        public static readonly FeedChanged Instance = new();
    }

    private sealed record StepFailed(Exception Cause) : INoSerializationVerificationNeeded;
}
