using System.Diagnostics;
using Akka.Actor;
using Akka.Event;
using SceneScout.Actors.Hosting;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Channels.Requests;

/// <summary>The bridge's half that announces changes of events to the outside. It goes by a durable cursor that all nodes' bridges share: whichever comes first announces and moves it in one transaction, the others find nothing left. Nothing is kept in memory, so nothing is lost with a node.</summary>
public sealed class AnnouncerActor : ReceiveActor, IWithTimers
{
    /// <summary>Name of the cursor.</summary>
    public const string Cursor = "bridge";

    private const int Batch = 1000;

    // After a wake so many more changes come that one announcement can name them all.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(250);
    private readonly SpawnServices _services;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly CancellationTokenSource _stopped = new();
    private bool _working;
    private bool _again;

    /// <summary>Makes a node's announcer.</summary>
    /// <param name="services">What the node shares.</param>
    public AnnouncerActor(SpawnServices services)
    {
        _services = services;
        Receive<Woken>(_ =>
        {
            Await();
            if (!Timers.IsTimerActive(Poll.Instance))
                Timers.StartSingleTimer(Poll.Instance, Poll.Instance, Gather);
        });
        Receive<Poll>(_ => Work());
        Receive<Worked>(OnWorked);
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc />
    protected override void PreStart()
    {
        Await();
        // What no wake told of.
        Timers.StartPeriodicTimer(nameof(Timers), Poll.Instance, TimeSpan.Zero, _services.Options.RequestPoll);
    }

    /// <inheritdoc />
    protected override void PostStop()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    private void Await() => _services.FeedSignal.Next.PipeTo(Self, success: () => Woken.Instance);

    private void Work()
    {
        if (_working)
        {
            _again = true;
            return;
        }

        _working = true;
        AnnounceAsync().PipeTo(Self, success: done => new Worked(done, null), failure: e => new Worked(default, e));
    }

    // Many traces may share an announcement: it is a part of each.
    private async Task<FeedAnnouncement> AnnounceAsync()
    {
        var since = TimeProvider.System.GetUtcNow();
        var done = await _services.Store.Feed.AnnounceAsync(Cursor, Batch, _services.Now, _stopped.Token);
        foreach (var (trace, changes) in done.Traces)
            SpawnActivities.Step("publish events", trace, ActivityKind.Producer, since)?.SetTag("spawn.events", changes).Dispose();
        return done;
    }

    private void OnWorked(Worked worked)
    {
        _working = false;
        if (worked.Cause is { } cause && !_stopped.IsCancellationRequested)
            _log.Warning("Changes of events could not be announced, they are tried again: {0}", cause.Message);
        if (worked.Done.Reset)
            _log.Warning("The bridge had fallen behind what the feed keeps: changes before its end were not announced.");
        var more = (_again || worked.Done.More) && worked.Cause is null;
        _again = false;
        if (more)
            Work();
    }

    private sealed record Worked(FeedAnnouncement Done, Exception? Cause) : INoSerializationVerificationNeeded;

    private sealed record Woken : INoSerializationVerificationNeeded
    {
        public static readonly Woken Instance = new();
    }

    private sealed record Poll : INoSerializationVerificationNeeded
    {
        public static readonly Poll Instance = new();
    }
}
