using System.Diagnostics;
using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.Event;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Registry;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers;

/// <summary>A worker: claims one task at a time from the store under a lease, lets a runner do it, and ends it. Work comes from the store, never from its mailbox.</summary>
public sealed class WorkerActor : ReceiveActor, IWithTimers
{
    // Once is a hiccup; in a row it is the store's trouble, which somebody should see, and once is enough.
    private const int LoudClaimFailure = 3;

    // Longer waits would outlast the store's absence; one question every few seconds harms no store that comes back.
    private static readonly RetryPolicy ClaimRetry = RetryPolicy.Default with { MaxDelay = TimeSpan.FromSeconds(3) };

    private readonly TaskType _type;
    private readonly SpawnServices _services;
    private readonly Func<TaskRecord, Props> _runner;
    private readonly IActorRef _registry;
    private readonly IActorRef _mediator = DistributedPubSub.Get(Context.System).Mediator;
    private readonly string _node = Akka.Cluster.Cluster.Get(Context.System).SelfAddress.ToString();
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly CancellationTokenSource _stopped = new();
    private WorkerRecord _record;
    private Run? _run;
    private bool _claimedBefore;
    private bool _claiming;
    private bool _draining;
    private Exception? _crash;
    private int _claimFailures;
    private long _runs;
    private long _epoch;
    private bool _retiring;
    private long _share;

    /// <summary>Makes a worker.</summary>
    /// <param name="workerId">Its id, which is also its entity id.</param>
    /// <param name="type">What it works on.</param>
    /// <param name="services">What the node shares.</param>
    /// <param name="runner">Props of the runner of a task.</param>
    /// <param name="registry">The node's registry of workers.</param>
    public WorkerActor(string workerId, TaskType type, SpawnServices services, Func<TaskRecord, Props> runner, IActorRef registry)
    {
        _type = type;
        _services = services;
        _runner = runner;
        _registry = registry;
        _record = WorkerRecord.New(workerId, type.Name());

        Receive<WorkerCommands.EnsureRunning>(OnEnsureRunning);
        Receive<WorkerCommands.Retire>(OnRetire);
        Receive<SpawnMessage>(OnMessage);
        Receive<Hints.TaskCancelled>(cancelled =>
        {
            if (_run?.Task.Task.Id == cancelled.TaskId)
                Renew();
        });
        Receive<Hints.WorkQueued>(_ => LookForWork());
        Receive<Poll>(_ => LookForWork());
        Receive<Claimed>(OnClaimed);
        Receive<ClaimFailed>(OnClaimFailed);
        Receive<TaskOutcome>(OnOutcome);
        Receive<Terminated>(OnRunnerGone);
        Receive<Ended>(OnEnded);
        Receive<RenewLease>(_ => Renew());
        Receive<Renewed>(OnRenewed);
        Receive<TimedOut>(OnTimedOut);
        Receive<WorkerCommands.Stop>(_ => HandBack());
        Receive<HandOff>(_ => HandBack());
        Receive<HandedBack>(_ => Context.Stop(Self));
        Receive<NodeDraining>(_ => _draining = true);
        Receive<SubscribeAck>(_ => { });
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc />
    protected override void PreStart()
    {
        _mediator.Tell(new Subscribe(Topics.Task(_type), Self));
        Context.System.EventStream.Subscribe<NodeDraining>(Self);
        _mediator.Tell(new Subscribe(Topics.ControlWorker, Self));
        _mediator.Tell(new Subscribe(Topics.ControlSystem, Self));
        Report();
        Self.Tell(Poll.Instance);
    }

    /// <inheritdoc />
    protected override void PostStop()
    {
        _registry.Tell(new WorkerReports.Changed(_record with { CurrentTask = null }, Stopped: true));
        GiveBackShare();
        _stopped.Cancel();
        _stopped.Dispose();
    }

    /// <inheritdoc />
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(crash =>
    {
        // A runner crashes alone: its exception becomes the task's fault, and the wait before the next attempt is durable, in the task's row.
        _crash = crash;
        return Directive.Stop;
    });

    // A command of a controller that has been succeeded wakes nobody; the claims' own check holds even where this worker never heard of the successor.
    private void OnEnsureRunning(WorkerCommands.EnsureRunning ensure)
    {
        if (ensure.Epoch < _epoch)
            return;
        _epoch = ensure.Epoch ?? _epoch;
        _retiring = false;
        LookForWork();
    }

    private void OnRetire(WorkerCommands.Retire retire)
    {
        if (retire.Epoch < _epoch)
            return;
        _epoch = retire.Epoch ?? _epoch;
        _retiring = true;
        LookForWork();
    }

    private void OnMessage(SpawnMessage message)
    {
        if (message.Payload is not ControlMessage control || !control.IsFor(_record.WorkerId))
            return;
        switch (control)
        {
            case ControlMessage.Health:
                var state = _record.State(stopped: false, _services.Now, _node);
                _mediator.Tell(new Publish(Topics.MetricsWorker, SpawnMessage.Of(StatusMessage.Of(state), _node, null, _services.Now)));
                break;
            case ControlMessage.Shutdown:
                _retiring = true;
                LookForWork();
                break;
            default:
                LookForWork();
                break;
        }
    }

    private void LookForWork()
    {
        if (_run is not null || _claiming || _draining)
            return;
        if (_retiring)
        {
            Context.Stop(Self);
            return;
        }

        var share = NodeMemory.Share(_type, _services.Options);
        if (_share == 0 && !_services.Memory.TryTake(_type, share, _services.Options.Types[_type].MemoryLimit))
        {
            Timers.StartSingleTimer(Poll.Instance, Poll.Instance, _services.Options.IdlePoll);
            return;
        }

        _share = share;
        _claiming = true;
        var now = _services.Now;
        _services.Store.Tasks.ClaimAsync(WorkerClaims.Of(_record.WorkerId, _type, _node, !_claimedBefore, _services.Options, now), now, _stopped.Token)
            .PipeTo(Self, success: tasks => new Claimed(tasks.IsEmpty ? null : tasks[0]), failure: e => new ClaimFailed(e));
    }

    private void OnClaimed(Claimed claimed)
    {
        _claiming = false;
        _claimedBefore = true;
        _claimFailures = 0;
        if (claimed.Task is not { } task)
        {
            GiveBackShare();
            if (_retiring)
                Context.Stop(Self);
            Timers.StartSingleTimer(Poll.Instance, Poll.Instance, _services.Options.IdlePoll);
            return;
        }

        _crash = null;
        (task, var span) = SpawnActivities.Begin(task, _record.WorkerId);
        var runner = Context.ActorOf(_runner(task), $"run-{++_runs}");
        Context.Watch(runner);
        _run = new Run(task, runner, _services.Time.GetTimestamp(), span);
        _record = _record.Begin(task.Task.Id);
        Report();
        Tell(Topics.Task(_type), TaskMessages.Taken(task));
        Timers.StartPeriodicTimer(RenewLease.Instance, RenewLease.Instance, _services.Options.LeaseTime / 3);
        Timers.StartSingleTimer(nameof(TimedOut), new TimedOut(task.Lease), TimeLeft(task));
    }

    private TimeSpan TimeLeft(TaskRecord task)
    {
        var limit = _services.Options.WorkerTimeout;
        if (task.Task.Deadline is not { } deadline)
            return limit;
        var left = deadline - _services.Now;
        return left < limit ? TimeSpan.FromTicks(Math.Max(1, left.Ticks)) : limit;
    }

    private void OnClaimFailed(ClaimFailed failed)
    {
        _claiming = false;
        GiveBackShare();
        var wait = ClaimRetry.Wait(++_claimFailures, Random.Shared.NextDouble());
        var message = $"{_record.WorkerId} cannot claim work, trying again in {wait}: {failed.Cause.Message}";
        if (_claimFailures == LoudClaimFailure)
            _log.Error("{0}", message);
        else
            _log.Warning("{0}", message);
        Timers.StartSingleTimer(Poll.Instance, Poll.Instance, wait);
    }

    private void OnOutcome(TaskOutcome outcome)
    {
        if (_run is not { Outcome: null } run || !Sender.Equals(run.Runner))
            return;
        End(run, outcome);
    }

    private void OnRunnerGone(Terminated gone)
    {
        if (_run is { Outcome: null } run && gone.ActorRef.Equals(run.Runner))
            End(run, new TaskOutcome.Failed(TaskFaults.Of(_crash ?? new InvalidOperationException("The runner stopped without a result."))));
    }

    private void OnTimedOut(TimedOut late)
    {
        if (_run is { Outcome: null } run && run.Task.Lease == late.Lease)
            End(run, new TaskOutcome.Failed(new SpawnFault(FaultKind.TaskTimeout, $"The attempt took longer than {_services.Options.WorkerTimeout} or passed its deadline.")));
    }

    private void End(Run run, TaskOutcome outcome)
    {
        _run = run with { Outcome = outcome };
        Context.Stop(run.Runner);
        Timers.Cancel(nameof(TimedOut));
        TaskEnd.WriteAsync(_services, run.Task, outcome, Random.Shared.NextDouble(), _stopped.Token)
            .PipeTo(Self, success: stood => new Ended(run.Task.Lease, stood, null), failure: e => new Ended(run.Task.Lease, false, e));
    }

    private void OnEnded(Ended ended)
    {
        if (_run is not { Outcome: { } outcome } run || run.Task.Lease != ended.Lease)
            return;
        var took = _services.Time.GetElapsedTime(run.StartedAt);
        SpawnActivities.End(run.Span, outcome);
        switch (outcome)
        {
            case TaskOutcome.Done done when ended.Stood:
                _record = _record.Succeed(took);
                SpawnInstruments.TaskDone(_type, run.Task.Task.Source, took);
                Announce(run.Task, done, took);
                Tell(Topics.Result(_type), TaskMessages.Done(run.Task, done, took));
                break;
            case TaskOutcome.Failed failed when ended.Stood:
                _record = _record.Fail();
                SpawnInstruments.TaskFailed(_type, failed.Fault);
                Tell(Topics.Result(_type), TaskMessages.Failed(run.Task, failed.Fault, took));
                _log.Warning("{0}: attempt {1} of {2} failed: {3}", _record.WorkerId, run.Task.Attempts, run.Task.Task.Id, failed.Fault);
                break;
            case TaskOutcome.Yielded yielded when ended.Stood:
                _record = _record.Drop();
                SpawnInstruments.TaskPutOff(_type, run.Task.Task.Source, yielded.Until);
                _log.Debug("{0}: {1} goes on at {2:O}: {3}", _record.WorkerId, run.Task.Task.Id, yielded.Until.NotBefore, yielded.Until.Reason?.Message ?? "its turn is over");
                break;
            default:
                _record = _record.Drop();
                _log.Warning("{0}: {1} ended without effect ({2}); its lease decides", _record.WorkerId, run.Task.Task.Id, ended.Error?.Message ?? "lease lost");
                break;
        }

        Finish();
        LookForWork();
    }

    private void Announce(TaskRecord task, TaskOutcome.Done done, TimeSpan took)
    {
        if (_type != TaskType.Processing)
        {
            var next = _type == TaskType.Discovery ? TaskType.Ingestion : TaskType.Processing;
            _mediator.Tell(new Publish(Topics.Task(next), new Hints.WorkQueued(next)));
        }

        _mediator.Tell(new Publish(
            Topics.Result(_type),
            new Hints.TaskDone(task.Task.Id, _type, _record.WorkerId, (long)took.TotalMilliseconds, done.Items, done.EventIds.Length > 100 ? done.EventIds[..100] : done.EventIds)));
    }

    private void Renew()
    {
        if (_run is not { Outcome: null } run)
            return;
        _services.Store.Tasks.RenewAsync(run.Task.Lease, _services.Now + _services.Options.LeaseTime, _stopped.Token)
            .PipeTo(Self, success: held => new Renewed(run.Task.Lease, held), failure: _ => new Renewed(run.Task.Lease, null));
    }

    // Null: the store did not answer. The run goes on; its writes are fenced, and the next renewal asks again.
    private void OnRenewed(Renewed renewed)
    {
        if (renewed.Held == false && _run is { Outcome: null } run && run.Task.Lease == renewed.Lease)
            End(run, new TaskOutcome.LeaseLost());
    }

    private void HandBack()
    {
        Timers.CancelAll();
        if (_run is not { Outcome: null } run)
        {
            Context.Stop(Self);
            return;
        }

        Context.Unwatch(run.Runner);
        Context.Stop(run.Runner);
        _run = run with { Outcome = new TaskOutcome.LeaseLost() };
        _services.Store.Tasks.ReleaseAsync(run.Task.Lease, _services.Now, _stopped.Token)
            .PipeTo(Self, success: _ => HandedBack.Instance, failure: _ => HandedBack.Instance);
    }

    private void Tell(string topic, SpawnPayload payload) =>
        _mediator.Tell(new Publish(topic, SpawnMessage.Of(payload, _node, null, _services.Now)));

    private void GiveBackShare()
    {
        if (_share > 0)
            _services.Memory.GiveBack(_type, _share);
        _share = 0;
    }

    private void Finish()
    {
        Timers.Cancel(RenewLease.Instance);
        GiveBackShare();
        _run = null;
        Report();
    }

    private void Report() => _registry.Tell(new WorkerReports.Changed(_record, Stopped: false));

    private sealed record Run(TaskRecord Task, IActorRef Runner, long StartedAt, Activity? Span)
    {
        public TaskOutcome? Outcome { get; init; }
    }

    private sealed record Poll : INoSerializationVerificationNeeded
    {
        public static readonly Poll Instance = new();
    }

    private sealed record RenewLease : INoSerializationVerificationNeeded
    {
        public static readonly RenewLease Instance = new();
    }

    private sealed record HandedBack : INoSerializationVerificationNeeded
    {
        public static readonly HandedBack Instance = new();
    }

    private sealed record Claimed(TaskRecord? Task) : INoSerializationVerificationNeeded;

    private sealed record ClaimFailed(Exception Cause) : INoSerializationVerificationNeeded;

    private sealed record Renewed(TaskLease Lease, bool? Held) : INoSerializationVerificationNeeded;

    private sealed record TimedOut(TaskLease Lease) : INoSerializationVerificationNeeded;

    private sealed record Ended(TaskLease Lease, bool Stood, Exception? Error) : INoSerializationVerificationNeeded;
}
