using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.Event;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Hosting;

namespace SceneScout.Actors.Feed;

/// <summary>Wakes a node's readers of the feed, one a node: when the node itself appended, which it tells the others, and when another did. Many appends are one wake. Wakes may be lost, so it asks by itself now and then; whatever happens, a reader misses no more than time.</summary>
public sealed class FeedWatchActor : ReceiveActor, IWithTimers
{
    // Readers are woken at most so often: under load each wake finds many changes, not one.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);
    private readonly SpawnServices _services;
    private readonly IActorRef _mediator = DistributedPubSub.Get(Context.System).Mediator;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly CancellationTokenSource _stopped = new();
    private readonly EventHandler _appended;
    private long _head;
    private bool _polling;
    private bool _own;
    private bool _others;

    /// <summary>Makes a node's watch.</summary>
    /// <param name="services">What the node shares.</param>
    public FeedWatchActor(SpawnServices services)
    {
        _services = services;
        var self = Self;
        _appended = (_, _) => self.Tell(Appended.Instance);

        Receive<Appended>(_ =>
        {
            _own = true;
            Wake();
        });
        Receive<Hints.EventsChanged>(_ =>
        {
            _others = true;
            Wake();
        });
        Receive<Quietened>(_ => Wake());
        Receive<Poll>(_ => PollHead());
        Receive<Polled>(OnPolled);
        Receive<SubscribeAck>(_ => { });
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc />
    protected override void PreStart()
    {
        _mediator.Tell(new Subscribe(Topics.Events, Self));
        _services.Store.Feed.Appended += _appended;
        Timers.StartPeriodicTimer(Poll.Instance, Poll.Instance, _services.Options.RequestPoll);
    }

    /// <inheritdoc />
    protected override void PostStop()
    {
        _services.Store.Feed.Appended -= _appended;
        _stopped.Cancel();
        _stopped.Dispose();
    }

    private void Wake()
    {
        if (!(_own || _others) || Timers.IsTimerActive(Quietened.Instance))
            return;
        _services.FeedSignal.Pulse();
        if (_own)
            _mediator.Tell(new Publish(Topics.Events, Hints.EventsChanged.Instance));
        (_own, _others) = (false, false);
        Timers.StartSingleTimer(Quietened.Instance, Quietened.Instance, Quiet);
    }

    private void PollHead()
    {
        if (_polling)
            return;
        _polling = true;
        _services.Store.Feed.ReadAsync(_head, 1, documents: false, _stopped.Token)
            .PipeTo(Self, success: page => new Polled(page.Head, null), failure: e => new Polled(0, e));
    }

    private void OnPolled(Polled polled)
    {
        _polling = false;
        if (polled.Cause is { } cause)
        {
            if (!_stopped.IsCancellationRequested)
                _log.Debug("The feed could not be read: {0}", cause.Message);
            return;
        }

        _others |= polled.Head != _head;
        _head = polled.Head;
        Wake();
    }

    private sealed record Polled(long Head, Exception? Cause) : INoSerializationVerificationNeeded;

    private sealed record Appended : INoSerializationVerificationNeeded
    {
        public static readonly Appended Instance = new();
    }

    private sealed record Quietened : INoSerializationVerificationNeeded
    {
        public static readonly Quietened Instance = new();
    }

    private sealed record Poll : INoSerializationVerificationNeeded
    {
        public static readonly Poll Instance = new();
    }
}
