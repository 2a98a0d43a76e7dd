using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Instances;

namespace SceneScout.Threds.Cluster.Cards;

/// <summary>Wakes threds that are in nobody's memory: shortly before what they wait for is due, and when the node that had them is gone. One node of the cluster does it, the leader; twice does no harm.</summary>
internal sealed class WakerActor : ReceiveActor, IWithTimers
{
    private const int MostAtOnce = 2_000;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    // Those that were woken have said so by then.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);
    private readonly ThredServices _services;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly CancellationTokenSource _stopped = new();
    private HashSet<string> _woken = new(StringComparer.Ordinal);
    private bool _looking;

    /// <summary>Makes a node's waker.</summary>
    public WakerActor(ThredServices services)
    {
        _services = services;
        Receive<Look>(_ =>
        {
            // Without patterns there are no threds.
            if (_looking || !_services.Nodes.Leads || !_services.Catalog.Current.Versions.Any())
                return;
            _looking = true;
            _services.Store.ToWakeAsync(_services.Time.GetUtcNow() + ThredServices.WakeAhead, _services.Nodes.All, MostAtOnce, _stopped.Token)
                .PipeTo(Self, success: due => new Seen(due, null), failure: e => new Seen([], e));
        });
        Receive<Seen>(seen =>
        {
            _looking = false;
            if (seen.Cause is { } cause && !_stopped.IsCancellationRequested)
                _log.Warning("It could not be seen which threds are due: {0}", cause.Message);
            foreach (var thredId in seen.ThredIds)
                _services.Threds.Tell(new ThredCommands.Wake(thredId), Self);

            // There may be more; when none of them is new, nothing is won by a hurry.
            if (seen.ThredIds.Length >= MostAtOnce && seen.ThredIds.Any(thredId => !_woken.Contains(thredId)))
                Timers.StartSingleTimer(nameof(Soon), Look.Instance, Soon);
            _woken = seen.ThredIds.ToHashSet(StringComparer.Ordinal);
        });
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc />
    protected override void PreStart() => Timers.StartPeriodicTimer(Look.Instance, Look.Instance, Every);

    /// <inheritdoc />
    protected override void PostStop()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    private sealed record Seen(ImmutableArray<string> ThredIds, Exception? Cause) : INoSerializationVerificationNeeded;

    private sealed class Look : INoSerializationVerificationNeeded
    {
        public static readonly Look Instance = new();
    }
}
