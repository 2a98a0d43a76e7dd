using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.Event;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Registry;
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
    private readonly WorkerNews _news;
    private readonly CancellationTokenSource _stopped = new();
    private WorkerRecord _record;
    private TaskRun? _run;
    private bool _claimedBefore;
    private bool _claiming;
    private bool _draining;
    private bool _retiring;
    private bool _ending;
    private string? _heard;
    private bool _holdsPlace;
    private bool _waitsForPlace;
    private Exception? _crash;
    private int _claimFailures;
    private long _runs;
    private IdlePace _pace;
    private long _epoch;

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
        _news = new WorkerNews(type, services.Stages, services.Options.Retry, _node, _mediator, services.Time, _log);
        _record = WorkerRecord.New(workerId, type.Name());

        Receive<WorkerCommands.EnsureRunning>(ensure => OnCommand(ensure.Epoch, retire: false));
        Receive<WorkerCommands.Retire>(retire => OnCommand(retire.Epoch, retire: true));
        Receive<SpawnMessage>(OnMessage);
        Receive<Hints.TaskCancelled>(cancelled =>
        {
            if (_run is { Outcome: null } run && run.Task.Task.Id == cancelled.TaskId)
                run.Lease.Tell(LeaseActor.Renew.Now);
        });
        Receive<Hints.WorkQueued>(_ =>
        {
            _pace = default;
            PollForWork();
        });
        Receive<WorkerSignals.Poll>(_ => PollForWork());
        Receive<WorkerSignals.PlaceFreed>(_ =>
        {
            if (_waitsForPlace)
                PollForWork();
        });
        Receive<WorkerSignals.Claimed>(OnClaimed);
        Receive<WorkerSignals.ClaimFailed>(OnClaimFailed);
        Receive<TaskOutcome>(outcome => End(run => Sender.Equals(run.Runner), outcome));
        Receive<Terminated>(gone => End(
            run => gone.ActorRef.Equals(run.Runner), new TaskOutcome.Failed(TaskFaults.Of(_crash ?? new InvalidOperationException("The runner stopped without a result.")))));
        Receive<WorkerSignals.LeaseLost>(lost => End(run => run.Task.Lease == lost.Lease, new TaskOutcome.LeaseLost()));
        Receive<WorkerSignals.TimedOut>(late => End(run => run.Task.Lease == late.Lease, new TaskOutcome.Failed(late.Fault)));
        Receive<WorkerSignals.Ended>(OnEnded);
        Receive<WorkerCommands.Stop>(_ => HandBack());
        Receive<HandOff>(_ => HandBack());
        Receive<WorkerSignals.HandedBack>(_ => Context.Stop(Self));
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
        Context.System.EventStream.Subscribe<WorkerSignals.PlaceFreed>(Self);
        _mediator.Tell(new Subscribe(Topics.ControlWorker, Self));
        _mediator.Tell(new Subscribe(Topics.ControlSystem, Self));
        foreach (var command in TopicAliases.Commands)
            _mediator.Tell(new Subscribe(TopicAliases.Control(command), Self));
        Report();
        Self.Tell(WorkerSignals.Poll.Instance);
    }

    /// <inheritdoc />
    protected override void PostStop()
    {
        _registry.Tell(new WorkerReports.Changed(_record with { CurrentTask = null }, Stopped: true));
        EndTurn(found: false);
        GiveBackPlace();
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
    private void OnCommand(long? epoch, bool retire)
    {
        if (epoch < _epoch)
            return;
        _epoch = epoch ?? _epoch;
        _retiring = retire;
        PollForWork();
    }

    private void OnMessage(SpawnMessage message)
    {
        // It comes under both names of its topic.
        if (message.Payload is not ControlMessage control || !control.IsFor(_record.WorkerId) || message.Id == _heard)
            return;
        _heard = message.Id;
        if (control is ControlMessage.Health)
        {
            _news.Health(_record, message.Source);
            return;
        }

        // Not taken back by the controller, which goes on to want the worker: it gets a new one.
        _ending |= control is ControlMessage.Shutdown;
        PollForWork();
    }

    private void PollForWork()
    {
        if (_run is not null || _claiming || _draining)
            return;
        if (_retiring || _ending)
        {
            Context.Stop(Self);
            return;
        }

        var now = _services.Now;
        if (_services.Options.ClosedUntil(_type, now) is not null)
        {
            // Looked at again as often as the queue: the clock may be set meanwhile.
            SchedulePoll(_services.Options.IdlePoll);
            return;
        }

        if (!_services.Turns.TryBegin(_type, Self))
        {
            Rest();
            return;
        }

        _waitsForPlace = !_holdsPlace && !_services.Capacity.TryTake(_services.Stages.Get(_type), _services.Options, now);
        if (_waitsForPlace)
        {
            EndTurn(found: false);
            SchedulePoll(_services.Options.IdlePoll);
            return;
        }

        _holdsPlace = true;
        _claiming = true;
        _services.Store.Tasks.ClaimAsync(WorkerClaims.Of(_record.WorkerId, _type, _services.Stages, _node, !_claimedBefore, _services.Options, now), now, _stopped.Token)
            .PipeTo(Self, success: tasks => new WorkerSignals.Claimed(tasks.IsEmpty ? null : tasks[0]), failure: e => new WorkerSignals.ClaimFailed(e));
    }

    private void OnClaimed(WorkerSignals.Claimed claimed)
    {
        _claiming = false;
        _claimedBefore = true;
        _claimFailures = 0;
        _pace = _pace.After(claimed.Task is not null);
        EndTurn(found: claimed.Task is not null);
        if (claimed.Task is not { } task)
        {
            GiveBackPlace();
            if (_retiring || _ending)
                Context.Stop(Self);
            Rest();
            return;
        }

        _crash = null;
        (task, var span) = SpawnActivities.Begin(task, _record.WorkerId);
        var runner = Context.ActorOf(_runner(task), $"run-{++_runs}");
        Context.Watch(runner);
        var bound = AttemptBound.Of(task.Task, _services.Now, _services.Options.TimeoutOf(task.Task));
        var lease = Context.ActorOf(ActorFactory.Of(() => new LeaseActor(task, bound, _services)), $"lease-{_runs}");
        _run = new TaskRun(task, runner, lease, _services.Time.GetTimestamp(), span);
        _record = _record.Begin(task.Task.Id, _services.Now);
        Report();
        _news.Taken(task, bound.Until);
    }

    private void OnClaimFailed(WorkerSignals.ClaimFailed failed)
    {
        _claiming = false;
        EndTurn(found: false);
        GiveBackPlace();
        var wait = ClaimRetry.Wait(++_claimFailures, Random.Shared.NextDouble());
        var message = $"{_record.WorkerId} cannot claim work, trying again in {wait}: {failed.Cause.Message}";
        if (_claimFailures == LoudClaimFailure)
            _log.Error("{0}", message);
        else
            _log.Warning("{0}", message);
        SchedulePoll(wait);
    }

    private void End(Func<TaskRun, bool> isOf, TaskOutcome outcome)
    {
        if (_run is not { Outcome: null } run || !isOf(run))
            return;
        _run = run with { Outcome = outcome };
        Context.Stop(run.Runner);
        Context.Stop(run.Lease);
        SpawnActivities.Within(run.Span, () => TaskEnd.WriteAsync(_services, run.Task, outcome, Random.Shared.NextDouble(), _stopped.Token))
            .PipeTo(Self, success: stood => new WorkerSignals.Ended(run.Task.Lease, stood, null), failure: e => new WorkerSignals.Ended(run.Task.Lease, false, e));
    }

    private void OnEnded(WorkerSignals.Ended ended)
    {
        if (_run is not { Outcome: { } outcome } run || run.Task.Lease != ended.Lease)
            return;
        _record = SpawnActivities.Within(run.Span, () => _news.Ended(_record, run.Task, outcome, ended, _services.Time.GetElapsedTime(run.StartedAt)));
        SpawnActivities.End(run.Span, outcome);
        GiveBackPlace();
        _run = null;
        Report();
        PollForWork();
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
        Context.Stop(run.Lease);
        _run = run with { Outcome = new TaskOutcome.LeaseLost() };
        SpawnActivities.End(run.Span, _run.Outcome);
        EndWrite.RunAsync(_services, run.Task.Lease, EndWrite.GivenBack, () => _services.Store.Tasks.ReleaseAsync(run.Task.Lease, _services.Now, _stopped.Token), _stopped.Token)
            .PipeTo(Self, success: _ => WorkerSignals.HandedBack.Instance, failure: _ => WorkerSignals.HandedBack.Instance);
    }

    private void EndTurn(bool found) => _services.Turns.End(_type, Self, found)?.Tell(WorkerSignals.Poll.Instance);

    private void GiveBackPlace()
    {
        if (_holdsPlace && _services.Capacity.GiveBack(_type))
            Context.System.EventStream.Publish(WorkerSignals.PlaceFreed.Instance);
        _holdsPlace = false;
    }

    private void Rest() => SchedulePoll(_pace.Wait(_services.Options.IdlePoll));

    private void SchedulePoll(TimeSpan wait) => Timers.StartSingleTimer(WorkerSignals.Poll.Instance, WorkerSignals.Poll.Instance, wait);

    private void Report() => _registry.Tell(new WorkerReports.Changed(_record, Stopped: false));
}
