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

    /// <summary>Makes it.</summary>
    /// <param name="services">What the node shares.</param>
    /// <param name="blocks">The blocks.</param>
    public BorderActor(SpawnServices services, IActorRef blocks)
    {
        _services = services;
        _round = new BorderRound(services, blocks);
        Receive<NextStep>(_ => StepAsync().PipeTo(Self, failure: e => new StepFailed(e)));
        Receive<BorderStep>(step => Wait(step.Pause));
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
    public static Props Props(SpawnServices services, IActorRef blocks) => ActorFactory.Of(() => new BorderActor(services, blocks));

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

    private void Wait(TimeSpan pause) => Timers.StartSingleTimer(NextStep.Instance, NextStep.Instance, pause);

    private sealed record NextStep : INoSerializationVerificationNeeded
    {
        public static readonly NextStep Instance = new();
    }

    private sealed record StepFailed(Exception Cause) : INoSerializationVerificationNeeded;
}
