using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Controller;

/// <summary>Decides policy for the whole cluster: desired workers, plans, schedules. The data path does not need it: workers claim from the store while it moves.</summary>
public sealed class SpawnController : ReceivePersistentActor, IWithTimers
{
    private const int SnapshotEvery = 100;
    private readonly SpawnServices _services;
    private readonly Func<TaskType, IActorRef> _workers;
    private readonly Action<object, string> _publish;
    private readonly CancellationTokenSource _stopped = new();
    private readonly DateTimeOffset _startedAt;
    private readonly Dictionary<string, List<IActorRef>> _waiting = [];
    private readonly HashSet<string> _queuing = [];
    private SpawnPolicy _policy = SpawnPolicy.Empty;
    private bool _sweeping;

    /// <summary>Makes the controller.</summary>
    /// <param name="services">What the node shares.</param>
    /// <param name="workers">The workers' shard region by type.</param>
    /// <param name="publish">Publishes a hint on a topic.</param>
    public SpawnController(SpawnServices services, Func<TaskType, IActorRef> workers, Action<object, string> publish)
    {
        _services = services;
        _workers = workers;
        _publish = publish;
        _startedAt = services.Now;

        Recover<ISpawnEvent>(e => _policy = _policy.Apply(e));
        Recover<SnapshotOffer>(offer =>
        {
            if (offer.Snapshot is SpawnSnapshot snapshot)
                _policy = snapshot.Restore();
        });
        Recover<RecoveryCompleted>(_ => { });

        Command<SpawnCommands.SpawnWorker>(OnSpawnWorker);
        Command<SpawnCommands.PlanDiscovery>(OnPlanDiscovery);
        Command<SpawnCommands.SubmitTask>(OnSubmitTask);
        Command<SpawnCommands.AskPolicy>(_ => Sender.Tell(new SpawnReplies.Policy(
            Counts(), _policy.NextDiscovery(_services.Options), _policy.NextSweep(_services.Options, _startedAt))));
        Command<PlanSettled>(OnPlanSettled);
        Command<PlanFailed>(failed =>
        {
            _queuing.Remove(failed.PlanId);
            Log.Warning("Plan {0} is not queued yet, trying again: {1}", failed.PlanId, failed.Cause.Message);
        });
        Command<Tick>(_ => OnTick());
        Command<Reaped>(reaped =>
        {
            foreach (var id in reaped.Tasks)
                Log.Warning("The lease of {0} ran out; the task was taken back", id);
        });
        Command<Swept>(swept =>
        {
            _sweeping = false;
            Persist(new SpawnEvents.SweepDone(swept.Rows, _services.Now), Apply);
        });
        Command<SideWorkFailed>(failed =>
        {
            _sweeping &= failed.Work != nameof(Swept);
            Log.Warning("{0} failed, it is tried again: {1}", failed.Work, failed.Cause.Message);
        });
        Command<SaveSnapshotSuccess>(saved => DeleteSnapshots(new SnapshotSelectionCriteria(saved.Metadata.SequenceNr - 1)));
        Command<SaveSnapshotFailure>(failed => Log.Warning(failed.Cause, "The controller's snapshot failed; the journal still has it all"));
        Command<DeleteSnapshotsSuccess>(_ => { });
        Command<DeleteSnapshotsFailure>(failed => Log.Warning(failed.Cause, "The controller's old snapshots stay"));
        Command<StopController>(_ => Context.Stop(Self));
    }

    /// <inheritdoc />
    public override string PersistenceId => "spawn-controller";

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Props under a backoff supervisor.</summary>
    public static Props Props(SpawnServices services, Func<TaskType, IActorRef> workers, Action<object, string> publish) =>
        Supervision.OnStop(Akka.Actor.Props.Create(() => new SpawnController(services, workers, publish)), "controller", typeof(StopController));

    /// <inheritdoc />
    protected override void PreStart()
    {
        base.PreStart();
        Timers.StartPeriodicTimer(Tick.Instance, Tick.Instance, TimeSpan.Zero, _services.Options.ControllerTick);
    }

    /// <inheritdoc />
    protected override void PostStop()
    {
        _stopped.Cancel();
        _stopped.Dispose();
        base.PostStop();
    }

    private void OnSpawnWorker(SpawnCommands.SpawnWorker command)
    {
        var (decided, refused) = _policy.SpawnWorker(command.Type, _services.Options, _services.Now);
        if (decided is null)
        {
            Sender.Tell(new SpawnReplies.Refused(refused!));
            return;
        }

        var sender = Sender;
        Persist(decided, e =>
        {
            Apply(e);
            var id = _policy.WorkerIds(e.Type, _services.Options).Last();
            _workers(e.Type).Tell(new WorkerCommands.EnsureRunning(id));
            sender.Tell(new SpawnReplies.WorkerSpawned(id));
        });
    }

    private void OnPlanDiscovery(SpawnCommands.PlanDiscovery command)
    {
        if (_policy.Find(command.PlanId) is { } known)
        {
            Sender.Tell(new SpawnReplies.DiscoveryPlanned(known.PlanId, known.Tasks, known.Areas));
            return;
        }

        var planned = _policy.PlanDiscovery(command, _services.Options, _services.Now);
        if (planned is not null && DiscoveryQueuing.Check(planned, _services) is { } mistake)
        {
            Sender.Tell(new SpawnReplies.Refused(mistake));
            return;
        }

        if (!Sender.IsNobody())
            (_waiting.TryGetValue(command.PlanId, out var waiting) ? waiting : _waiting[command.PlanId] = []).Add(Sender);
        if (planned is not null)
            Persist(planned, e =>
            {
                Apply(e);
                Queue(e);
            });
    }

    private void OnSubmitTask(SpawnCommands.SubmitTask command)
    {
        var task = command.Task;
        _services.Store.Tasks.EnqueueAsync([task], _services.Options.QueueLimit, _services.Now, _stopped.Token).PipeTo(
            Sender,
            Self,
            success: queued => queued.Refused is { } refused ? new SpawnReplies.Refused(refused) : Accepted(task, queued.Known.IsEmpty ? null : queued.Known[0]),
            failure: e => new SpawnReplies.Refused(TaskFaults.Of(e)));
        _publish(new Hints.WorkQueued(task.Type), Topics.Task(task.Type));
    }

    private static SpawnReplies.TaskAccepted Accepted(NewTask task, string? known) => new(known ?? task.Id, known is not null);

    private void Queue(SpawnEvents.DiscoveryPlanned planned)
    {
        if (!_queuing.Add(planned.PlanId))
            return;
        DiscoveryQueuing.QueueAsync(planned, _services, _stopped.Token)
            .PipeTo(Self, success: e => new PlanSettled(e), failure: e => new PlanFailed(planned.PlanId, e));
    }

    private void OnPlanSettled(PlanSettled settled) => Persist(settled.Happened, e =>
    {
        Apply(e);
        var (planId, reply) = e switch
        {
            SpawnEvents.DiscoveryQueued queued => (queued.PlanId, new SpawnReplies.DiscoveryPlanned(queued.PlanId, queued.Tasks, queued.Areas)),
            SpawnEvents.DiscoveryRefused refused => (refused.PlanId, (object)new SpawnReplies.Refused(new SpawnFault(FaultKind.WorkerLimit, refused.Reason))),
            _ => throw new InvalidOperationException("A plan is queued or refused."),
        };
        _queuing.Remove(planId);
        if (_waiting.Remove(planId, out var waiting))
            waiting.ForEach(w => w.Tell(reply));
        _publish(new Hints.WorkQueued(TaskType.Discovery), Topics.Task(TaskType.Discovery));
    });

    private void OnTick()
    {
        foreach (var type in TaskTypes.All)
            foreach (var id in _policy.WorkerIds(type, _services.Options))
                _workers(type).Tell(new WorkerCommands.EnsureRunning(id));
        foreach (var open in _policy.Open.Values)
            Queue(open);

        var now = _services.Now;
        _services.Store.Tasks.ReapAsync(_services.Options.Retry.MaxRetries + 1, now, _stopped.Token)
            .PipeTo(Self, success: ids => new Reaped(ids), failure: e => new SideWorkFailed(nameof(Reaped), e));
        if (_policy.NextDiscovery(_services.Options) <= now)
            Self.Tell(new SpawnCommands.PlanDiscovery($"scheduled-{now:yyyyMMddTHHmmss}", [], [], null), ActorRefs.Nobody);
        if (!_sweeping && _policy.NextSweep(_services.Options, _startedAt) <= now)
            Sweep(now);
    }

    private void Sweep(DateTimeOffset now)
    {
        _sweeping = true;
        SafetyNet.SweepAsync(_services, now, _stopped.Token)
            .PipeTo(Self, success: rows => new Swept(rows), failure: e => new SideWorkFailed(nameof(Swept), e));
    }

    private void Apply(ISpawnEvent happened)
    {
        _policy = _policy.Apply(happened);
        if (LastSequenceNr % SnapshotEvery == 0)
            SaveSnapshot(SpawnSnapshot.Of(_policy));
    }

    private ImmutableSortedDictionary<string, int> Counts() =>
        ImmutableSortedDictionary.CreateRange(
            TaskTypes.All.Select(t => KeyValuePair.Create(t.Name(), _policy.WorkersOf(t, _services.Options))));

    /// <summary>Asks the controller to finish what it persists and stop; sent when the singleton moves.</summary>
    public sealed record StopController : INoSerializationVerificationNeeded
    {
        /// <summary>The one value.</summary>
        public static readonly StopController Instance = new();
    }

    private sealed record Tick : INoSerializationVerificationNeeded
    {
        public static readonly Tick Instance = new();
    }

    private sealed record PlanSettled(ISpawnEvent Happened) : INoSerializationVerificationNeeded;

    private sealed record PlanFailed(string PlanId, Exception Cause) : INoSerializationVerificationNeeded;

    private sealed record Reaped(ImmutableArray<string> Tasks) : INoSerializationVerificationNeeded;

    private sealed record Swept(int Rows) : INoSerializationVerificationNeeded;

    private sealed record SideWorkFailed(string Work, Exception Cause) : INoSerializationVerificationNeeded;
}
