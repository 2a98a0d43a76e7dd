using Akka.Actor;
using Akka.Cluster;
using Akka.Event;
using Akka.Persistence;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Journals;
using SceneScout.Actors.Retention;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Controller;

/// <summary>Decides policy for the whole cluster: desired workers, pauses, plans, schedules. The data path does not need it: workers claim from the store while it moves.</summary>
/// <remarks>Before it acts it takes the next epoch in the store, and every write of policy is refused there once another controller has taken a later one. What it decides it journals first, which is the truth; the store holds a projection of it (<see cref="PolicyProjection"/>), which each term writes anew. A controller that meets such a refusal acts no more: it rests, then starts anew from the journal.</remarks>
public sealed partial class SpawnController : SnapshottingActor, IWithTimers
{
    private const int EventsPerSnapshot = 100;
    private const int MaxStashed = 1000;

    // Longer than a split brain takes to be resolved, so that two controllers do not take turns in ending each other.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);
    private readonly SpawnServices _services;
    private readonly Func<TaskType, IActorRef> _workers;
    private readonly Action<object, string> _publish;
    private readonly string _node;
    private readonly Akka.Cluster.Cluster _cluster = Akka.Cluster.Cluster.Get(Context.System);
    private readonly CancellationTokenSource _stopped = new();
    private readonly DateTimeOffset _startedAt;
    private SpawnPolicy _policy = SpawnPolicy.Empty;
    private IFencedStore? _fenced;
    private IActorRef _retention = ActorRefs.Nobody;
    private SpawnOptions? _projected;
    private int _stashed;

    /// <summary>Makes the controller.</summary>
    /// <param name="services">What the node shares.</param>
    /// <param name="workers">The workers' shard region by type.</param>
    /// <param name="publish">Publishes a hint on a topic.</param>
    /// <param name="node">Address of the controller's node.</param>
    public SpawnController(SpawnServices services, Func<TaskType, IActorRef> workers, Action<object, string> publish, string node)
    {
        _services = services;
        _workers = workers;
        _publish = publish;
        _node = node;
        _startedAt = services.Now;

        Recover<ISpawnEvent>(e => _policy = _policy.Apply(e));
        Recover<SnapshotOffer>(offer =>
        {
            if (offer.Snapshot is SpawnSnapshot snapshot)
                _policy = snapshot.Restore();
        });
        Recover<RecoveryCompleted>(_ => Self.Tell(BeginTerm.Instance));
        Starting();
    }

    /// <inheritdoc />
    public override string PersistenceId => "spawn-controller";

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Props under a backoff supervisor.</summary>
    public static Props Props(SpawnServices services, Func<TaskType, IActorRef> workers, Action<object, string> publish, string node) =>
        Supervision.OnStop(Akka.Actor.Props.Create(() => new SpawnController(services, workers, publish, node)), "controller", typeof(StopController));

    /// <inheritdoc />
    protected override void PostStop()
    {
        _stopped.Cancel();
        _stopped.Dispose();
        base.PostStop();
    }

    // Workers are of a node: so many nodes, so much work.
    private SpawnOptions ClusterOptions
    {
        get
        {
            var working = _cluster.State.Members.Where(m => m.Status is MemberStatus.Up or MemberStatus.WeaklyUp && _services.Stages.Definitions.Any(stage => m.HasRole(stage.Role))).ToList();
            return _services.Options.ForNodes(type => working.Count(m => m.HasRole(_services.Stages.Get(type).Role)), working.Count);
        }
    }

    private IFencedStore Fenced => _fenced ?? throw new InvalidOperationException("The controller has no epoch yet.");

    private void Starting()
    {
        Always();
        Command<BeginTerm>(_ => ControllerTerm.BeginAsync(_services, _policy, _projected = ClusterOptions, _node, _stopped.Token)
            .PipeTo(Self, success: term => term, failure: e => new TermFailed(e)));
        Command<ControllerTerm>(OnTerm);
        Command<TermFailed>(failed =>
        {
            Log.Warning("The controller cannot begin yet, trying again: {0}", failed.Cause.Message);
            Timers.StartSingleTimer(BeginTerm.Instance, BeginTerm.Instance, _services.Options.ControllerTick);
        });
        CommandAny(StashCommand);
    }

    private void OnTerm(ControllerTerm term)
    {
        _fenced = term.Fenced;
        Persist(new SpawnEvents.EpochTaken(term.Fenced.Epoch, _node, _services.Now), e =>
        {
            Apply(e);
            Log.Info("The controller on {0} decides from now on, epoch {1}", _node, Fenced.Epoch);
            Become(Deciding);
            _retention = Context.ActorOf(RetentionActor.Props(Fenced.Retention, _services), "retention");
            Timers.StartPeriodicTimer(Tick.Instance, Tick.Instance, TimeSpan.Zero, _services.Options.ControllerTick);
            UnstashCommands();
        });
    }

    private void Deciding()
    {
        Always();
        Plans();
        Schedules();
        Policy();
        Command<Tick>(_ => OnTick());
        Command<SideWorkFailed>(failed =>
        {
            _sweeping &= failed.Work != nameof(Swept);
            _readingLoad &= failed.Work != nameof(LoadRead);
            if (!IsOver(failed.Cause))
                Log.Warning("{0} failed, it is tried again: {1}", failed.Work, failed.Cause.Message);
        });
    }

    // Another controller decides: whatever is asked here must be asked there.
    private void Resting()
    {
        Always();
        Command<RestOver>(_ => Context.Stop(Self));
        Command<ISpawnCommand>(_ => Sender.Tell(new SpawnReplies.Refused(
            new SpawnFault(FaultKind.Database, "Another controller has taken over; ask again in a moment."))));
        CommandAny(_ => { });
    }

    private void Always()
    {
        Command<SpawnCommands.AskPolicy>(_ => Sender.Tell(Answer()));
        Snapshots();
        Command<StopController>(_ => Context.Stop(Self));
    }

    private bool IsOver(Exception cause)
    {
        if (cause.GetBaseException() is not StaleEpochException stale)
            return false;
        Log.Warning("{0} This controller rests", stale.Message);
        Timers.CancelAll();
        Timers.StartSingleTimer(RestOver.Instance, RestOver.Instance, Rest);
        Context.Stop(_retention);
        Become(Resting);
        UnstashCommands();
        return true;
    }

    private void StashCommand(object message)
    {
        if (_stashed >= MaxStashed)
        {
            Sender.Tell(new SpawnReplies.Refused(new SpawnFault(FaultKind.WorkerLimit, $"{MaxStashed} commands wait for the controller already.")));
            return;
        }

        _stashed++;
        Stash.Stash();
    }

    private void UnstashCommands()
    {
        _stashed = 0;
        Stash.UnstashAll();
    }

    private void OnTick()
    {
        var options = ClusterOptions;
        // Nodes may have come and gone in equal numbers with other roles.
        _projectionDue |= _projected is null || !options.Types.SequenceEqual(_projected.Types);
        foreach (var type in options.Types.Keys)
            foreach (var id in _policy.WorkerIds(type, options))
                _workers(type).Tell(new WorkerCommands.EnsureRunning(id, Fenced.Epoch));
        foreach (var open in _policy.Open.Values)
            Queue(open);

        var now = _services.Now;
        Fenced.Tasks.ReapAsync(_services.Options.PoisonAfter, now, _stopped.Token)
            .PipeTo(Self, success: ids => new Reaped(ids), failure: e => new SideWorkFailed(nameof(Reaped), e));
        Fenced.Tasks.ExpireAsync(now, _stopped.Token)
            .PipeTo(Self, success: ids => new Late(ids), failure: e => new SideWorkFailed(nameof(Late), e));
        ReadSchedules(now);
        if (!_sweeping && _policy.NextSweep(_services.Options, _startedAt) <= now)
            Sweep(now);
        ReadLoad(now);
        if (_projectionDue)
            Project();
    }

    private void Apply(ISpawnEvent happened)
    {
        _policy = _policy.Apply(happened);
        SnapshotAfter(EventsPerSnapshot, () => SpawnSnapshot.Of(_policy));
    }

    /// <summary>Asks the controller to finish what it persists and stop; sent when the singleton moves.</summary>
    public sealed record StopController : INoSerializationVerificationNeeded
    {
        /// <summary>The one value.</summary>
        public static readonly StopController Instance = new();
    }

    private sealed record BeginTerm : INoSerializationVerificationNeeded
    {
        public static readonly BeginTerm Instance = new();
    }

    private sealed record Tick : INoSerializationVerificationNeeded
    {
        public static readonly Tick Instance = new();
    }

    private sealed record RestOver : INoSerializationVerificationNeeded
    {
        public static readonly RestOver Instance = new();
    }

    private sealed record TermFailed(Exception Cause) : INoSerializationVerificationNeeded;

    private sealed record SideWorkFailed(string Work, Exception Cause) : INoSerializationVerificationNeeded;
}
