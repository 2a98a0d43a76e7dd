using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster;
using Akka.Event;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Workers;

namespace SceneScout.Actors.Registry;

/// <summary>Writes the states of a node's workers to the store, all at once, at most once a second: the heartbeat that others see.</summary>
public sealed class WorkerRegistryActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly SpawnServices _services;
    private readonly string _node = Cluster.Get(Context.System).SelfAddress.ToString();
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly CancellationTokenSource _stopped = new();
    private ImmutableDictionary<string, WorkerReports.Changed> _workers = ImmutableDictionary<string, WorkerReports.Changed>.Empty;
    private bool _writing;
    private IActorRef? _drainer;

    /// <summary>Makes a node's registry.</summary>
    /// <param name="services">What the node shares.</param>
    public WorkerRegistryActor(SpawnServices services)
    {
        _services = services;
        Receive<WorkerReports.Changed>(changed =>
        {
            _workers = _workers.SetItem(changed.Worker.WorkerId, changed);
            EndDrainWhenIdle();
        });
        Receive<WorkerReports.Drain>(OnDrain);
        Receive<DrainTimeOver>(_ => EndDrain());
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
    protected override void PreStart() => Timers.StartPeriodicTimer(WriteNow.Instance, WriteNow.Instance, Beat);

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
        _services.Store.Workers.UpsertAsync(states, _stopped.Token)
            .PipeTo(Self, success: () => new Written(gone, null), failure: e => new Written([], e));
    }

    private sealed record DrainTimeOver : INoSerializationVerificationNeeded
    {
        public static readonly DrainTimeOver Instance = new();
    }

    private sealed record WriteNow : INoSerializationVerificationNeeded
    {
        public static readonly WriteNow Instance = new();
    }

    private sealed record Written(ImmutableArray<string> Gone, Exception? Error) : INoSerializationVerificationNeeded;
}
