using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Channels.Requests;

/// <summary>The bridge between the outside world and the cluster, one a node: executes the rows of <c>spawn_requests</c>, whoever wrote them, and announces what came of them and, by its <see cref="AnnouncerActor"/>, what happened to events. A notification only makes it look at once; what no notification told, it finds by looking every few seconds.</summary>
public sealed class BridgeActor : ReceiveActor, IWithTimers
{
    private const int Batch = 20;
    private const int MaxWaiting = 10_000;
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ControllerTimeout = TimeSpan.FromSeconds(20);

    // Longer waits would outlast what the request waits for: a controller that is away, or its journal.
    private static readonly RetryPolicy Again = RetryPolicy.Default with { MaxDelay = TimeSpan.FromSeconds(10) };

    private readonly SpawnServices _services;
    private readonly RequestExecutor _executor;
    private readonly string _owner;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly CancellationTokenSource _stopped = new();
    private readonly Dictionary<Guid, List<Waiter>> _waiting = [];
    private bool _working;
    private bool _again;
    private int _listenFailures;

    /// <summary>Makes a node's bridge.</summary>
    /// <param name="services">What the node shares.</param>
    /// <param name="controller">The controller's proxy.</param>
    public BridgeActor(SpawnServices services, Func<IActorRef> controller)
    {
        _services = services;
        _executor = new RequestExecutor(services, controller, ControllerTimeout);
        _owner = $"{Akka.Cluster.Cluster.Get(Context.System).SelfAddress}#{Guid.NewGuid():N}";

        Receive<BridgeCommands.Submit>(OnSubmit);
        Receive<RequestRecorded>(OnKept);
        Receive<BridgeCommands.Wake>(_ => Work());
        Receive<Poll>(_ => OnPoll());
        Receive<Worked>(OnWorked);
        Receive<Found>(OnFound);
        Receive<Listening>(_ =>
        {
            _listenFailures = 0;
            Work();
        });
        Receive<ListenEnded>(OnListenEnded);
        Receive<Listen>(_ => StartListening());
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc />
    protected override void PreStart()
    {
        Timers.StartPeriodicTimer(Poll.Instance, Poll.Instance, TimeSpan.Zero, _services.Options.RequestPoll);
        Context.ActorOf(Props.Create(() => new AnnouncerActor(_services)), "announcer");
        StartListening();
    }

    /// <inheritdoc />
    protected override void PostStop()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    private void StartListening()
    {
        var self = Self;
        _services.Store.Requests.ListenAsync(() => self.Tell(Listening.Instance), _ => self.Tell(BridgeCommands.Wake.Instance), _stopped.Token)
            .PipeTo(Self, success: () => new ListenEnded(null), failure: e => new ListenEnded(e));
    }

    private void OnListenEnded(ListenEnded ended)
    {
        if (_stopped.IsCancellationRequested)
            return;
        var wait = RetryPolicy.Default.Wait(++_listenFailures, Random.Shared.NextDouble());
        _log.Warning("Nobody wakes the bridge for {0}, it looks by itself: {1}", wait, ended.Cause?.Message ?? "the listener ended");
        Timers.StartSingleTimer(Listen.Instance, Listen.Instance, wait);
    }

    private void OnSubmit(BridgeCommands.Submit submit)
    {
        var waiter = new Waiter(Sender, _services.Now + submit.Patience);
        _services.Store.Requests.AddAsync(submit.Request, _services.Now, _stopped.Token).PipeTo(
            Self, success: kept => new RequestRecorded(waiter, new BridgeReplies.Recorded(kept.Request, kept.Known), null), failure: e => new RequestRecorded(waiter, null, e));
    }

    private void OnKept(RequestRecorded kept)
    {
        if (kept.Reply is not { } reply)
        {
            kept.Waiter.To.Tell(new BridgeReplies.Failed(TaskFaults.Of(kept.Cause!)));
            return;
        }

        if (reply.Request.Ended || _waiting.Count >= MaxWaiting)
            kept.Waiter.To.Tell(reply);
        else
            (_waiting.TryGetValue(reply.Request.Id, out var waiters) ? waiters : _waiting[reply.Request.Id] = []).Add(kept.Waiter with { Known = reply.Known });
        if (!reply.Request.Ended)
            Work();
    }

    private void Work()
    {
        // Requests are the store's cluster's; the next look comes by itself.
        if (!_services.Admission.IsCompletedSuccessfully)
            return;
        if (_working)
        {
            _again = true;
            return;
        }

        _working = true;
        WorkAsync().PipeTo(Self, success: worked => worked, failure: e => new Worked(0, [], e));
    }

    private async Task<Worked> WorkAsync()
    {
        var now = _services.Now;
        var claimed = await _services.Store.Requests.ClaimAsync(_owner, Batch, now + LeaseTime, now, _stopped.Token);
        if (claimed.IsEmpty)
            return new Worked(0, [], null);
        var outcomes = await Task.WhenAll(claimed.Select(async r => (Request: r, Outcome: await _executor.ExecuteAsync(r, _stopped.Token))));
        var ends = outcomes.Where(o => o.Outcome.End is not null).Select(o => o.Outcome.End!).ToList();
        await _services.Store.Requests.CompleteAsync(_owner, ends, _services.Now, _stopped.Token);
        foreach (var again in outcomes.Where(o => o.Outcome.End is null))
            await _services.Store.Requests.ReleaseAsync(
                _owner,
                [again.Request.Id],
                again.Outcome.Again ?? "",
                _services.Now + Again.Wait(again.Request.Attempts, Random.Shared.NextDouble()),
                _stopped.Token);
        return new Worked(claimed.Length, [.. ends.Select(e => e.Id)], null);
    }

    private void OnWorked(Worked worked)
    {
        _working = false;
        if (worked.Cause is not null)
            _log.Warning("Requests could not be executed, they are tried again: {0}", worked.Cause.Message);
        foreach (var id in worked.Ended.Where(_waiting.ContainsKey))
            Find(id);
        var more = _again || worked.Claimed == Batch;
        _again = false;
        if (more && worked.Cause is null)
            Work();
    }

    // Another node may have ended what is waited for here.
    private void OnPoll()
    {
        foreach (var id in _waiting.Keys)
            Find(id);
        Work();
    }

    private void Find(Guid id) => _services.Store.Requests.FindAsync(id, _stopped.Token)
        .PipeTo(Self, success: found => new Found(id, found), failure: _ => new Found(id, null));

    private void OnFound(Found found)
    {
        if (found.Request is not { } request || !_waiting.TryGetValue(found.Id, out var waiters))
            return;
        var now = _services.Now;
        foreach (var waiter in waiters.Where(w => request.Ended || w.Until <= now))
            waiter.To.Tell(new BridgeReplies.Recorded(request, waiter.Known));
        if (waiters.RemoveAll(w => request.Ended || w.Until <= now) > 0 && waiters.Count == 0)
            _waiting.Remove(found.Id);
    }

    private sealed record Waiter(IActorRef To, DateTimeOffset Until, bool Known = false);

    private sealed record RequestRecorded(Waiter Waiter, BridgeReplies.Recorded? Reply, Exception? Cause) : INoSerializationVerificationNeeded;

    private sealed record Worked(int Claimed, ImmutableArray<Guid> Ended, Exception? Cause) : INoSerializationVerificationNeeded;

    private sealed record Found(Guid Id, SpawnRequest? Request) : INoSerializationVerificationNeeded;

    private sealed record ListenEnded(Exception? Cause) : INoSerializationVerificationNeeded;

    private sealed record Poll : INoSerializationVerificationNeeded
    {
        public static readonly Poll Instance = new();
    }

    private sealed record Listening : INoSerializationVerificationNeeded
    {
        public static readonly Listening Instance = new();
    }

    private sealed record Listen : INoSerializationVerificationNeeded
    {
        public static readonly Listen Instance = new();
    }
}
