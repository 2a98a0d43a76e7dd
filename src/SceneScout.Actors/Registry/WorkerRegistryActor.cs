using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.Event;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Workers;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Registry;

/// <summary>Writes the states of a node's workers to the store, all at once, at most once a second: the heartbeat that others see. Does for its node what must be done when there is no controller: sends away workers that are one too many, takes back leases that nobody took back in time, and gives up what is late.</summary>
public sealed class WorkerRegistryActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaintenanceInterval = TimeSpan.FromSeconds(5);

    // The controller takes leases back at once; what is still there after this, it does not see.
    private static readonly TimeSpan ReapGrace = TimeSpan.FromSeconds(10);
    private readonly SpawnServices _services;
    private readonly string _node = Cluster.Get(Context.System).SelfAddress.ToString();
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly CancellationTokenSource _stopped = new();
    private ImmutableDictionary<string, WorkerReports.Changed> _workers = ImmutableDictionary<string, WorkerReports.Changed>.Empty;
    private ImmutableDictionary<string, IActorRef> _refs = ImmutableDictionary<string, IActorRef>.Empty;
    private ImmutableHashSet<string> _told = [];
    private readonly IActorRef _mediator = DistributedPubSub.Get(Context.System).Mediator;
    private bool _writing;
    private IActorRef? _drainer;
    private bool _caring;

    /// <summary>Makes a node's registry.</summary>
    /// <param name="services">What the node shares.</param>
    public WorkerRegistryActor(SpawnServices services)
    {
        _services = services;
        Receive<WorkerReports.Changed>(changed =>
        {
            _workers = _workers.SetItem(changed.Worker.WorkerId, changed);
            _refs = changed.Stopped ? _refs.Remove(changed.Worker.WorkerId) : _refs.SetItem(changed.Worker.WorkerId, Sender);
            _told = _told.Remove(changed.Worker.WorkerId);
            EndDrainWhenIdle();
        });
        Receive<WorkerReports.AskLocal>(_ => Sender.Tell(new WorkerReports.Local([.. _workers.Values.Where(w => !w.Stopped).Select(w => w.Worker)])));
        Receive<WorkerReports.Drain>(OnDrain);
        Receive<DrainTimeOver>(_ => EndDrain());
        Receive<MaintenanceDue>(_ => Care());
        Receive<Maintained>(OnMaintained);
        Receive<WriteNow>(_ => Write());
        Receive<Written>(written =>
        {
            _writing = false;
            if (written.Error is not null)
                _log.Warning("The worker states could not be written: {0}", written.Error.Message);
            else
                _workers = _workers.RemoveRange(written.Gone.Where(id => _workers.TryGetValue(id, out var w) && w.Stopped));
        });
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc />
    protected override void PreStart()
    {
        Timers.StartPeriodicTimer(WriteNow.Instance, WriteNow.Instance, Beat);
        // Spread, so that the nodes of a cluster do not all ask at once.
        Timers.StartPeriodicTimer(MaintenanceDue.Instance, MaintenanceDue.Instance, MaintenanceInterval * (0.8 + (0.4 * Random.Shared.NextDouble())));
    }

    /// <inheritdoc />
    protected override void PostStop()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    private int Busy => _workers.Values.Count(w => !w.Stopped && w.Worker.CurrentTask is not null);

    private void OnDrain(WorkerReports.Drain drain)
    {
        _drainer = Sender;
        Context.System.EventStream.Publish(NodeDraining.Instance);
        Timers.StartSingleTimer(DrainTimeOver.Instance, DrainTimeOver.Instance, drain.Within);
        EndDrainWhenIdle();
    }

    private void EndDrainWhenIdle()
    {
        if (_drainer is not null && Busy == 0)
            EndDrain();
    }

    private void EndDrain()
    {
        _drainer?.Tell(new WorkerReports.Drained(Busy));
        _drainer = null;
        Timers.Cancel(DrainTimeOver.Instance);
    }

    private void Write()
    {
        if (_writing || _workers.IsEmpty)
            return;
        _writing = true;
        var now = _services.Now;
        var states = _workers.Values.Select(w => w.Worker.State(w.Stopped, now, _node)).ToList();
        var gone = _workers.Where(w => w.Value.Stopped).Select(w => w.Key).ToImmutableArray();
        foreach (var state in states.Where(s => !_told.Contains(s.WorkerId)))
            _mediator.Tell(new Publish(Topics.MetricsWorker, SpawnMessage.Of(StatusMessage.Of(state), _node, null, now)));
        _told = [.. states.Select(s => s.WorkerId)];
        _services.Store.Workers.UpsertAsync(states, _stopped.Token)
            .PipeTo(Self, success: () => new Written(gone, null), failure: e => new Written([], e));
    }

    private sealed record DrainTimeOver : INoSerializationVerificationNeeded
    {
        public static readonly DrainTimeOver Instance = new();
    }

    private void Care()
    {
        if (_caring)
            return;
        _caring = true;
        MaintainAsync(_services, _stopped.Token).PipeTo(Self, success: cared => cared, failure: e => new Maintained([], [], [], e));
    }

    private static async Task<Maintained> MaintainAsync(SpawnServices services, CancellationToken cancellation)
    {
        var state = await services.Store.Control.ReadAsync(cancellation);
        var reaped = await services.Store.Tasks.ReapAsync(services.Options.PoisonAfter, services.Now - ReapGrace, cancellation);
        var late = await services.Store.Tasks.ExpireAsync(services.Now - ReapGrace, cancellation);
        return new Maintained(state.Targets, reaped, late, null);
    }

    private void OnMaintained(Maintained cared)
    {
        _caring = false;
        if (cared.Error is not null)
            _log.Warning("The node's policy could not be read: {0}", cared.Error.Message);
        if (!cared.Reaped.IsEmpty)
            _log.Warning("Took back {0} leases that no controller took back: {1}", cared.Reaped.Length, string.Join(", ", cared.Reaped.Take(10)));
        if (!cared.Late.IsEmpty)
            _log.Warning("Gave up {0} tasks whose deadline had passed and that no controller gave up: {1}", cared.Late.Length, string.Join(", ", cared.Late.Take(10)));
        foreach (var (id, worker) in _refs)
            if (cared.Targets.Any(t => t.Type.Name() == _workers[id].Worker.Type && WorkerClaims.Slot(id) > t.Workers))
                worker.Tell(new WorkerCommands.Retire(id, null));
    }

    private sealed record MaintenanceDue : INoSerializationVerificationNeeded
    {
        public static readonly MaintenanceDue Instance = new();
    }

    private sealed record Maintained(ImmutableArray<WorkerTarget> Targets, ImmutableArray<string> Reaped, ImmutableArray<string> Late, Exception? Error) : INoSerializationVerificationNeeded;

    private sealed record WriteNow : INoSerializationVerificationNeeded
    {
        public static readonly WriteNow Instance = new();
    }

    private sealed record Written(ImmutableArray<string> Gone, Exception? Error) : INoSerializationVerificationNeeded;
}
