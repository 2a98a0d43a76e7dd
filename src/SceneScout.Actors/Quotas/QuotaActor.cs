using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Journals;

namespace SceneScout.Actors.Quotas;

/// <summary>Owner of one source's budget. It writes ahead: what it gives out is in the journal as used before a node hears of it.</summary>
public sealed class QuotaActor : SnapshottingActor, IWithTimers
{
    private const int EventsPerSnapshot = 200;

    // Recalls are repeated until a node has answered or its lease has run out.
    private static readonly TimeSpan RecallEvery = TimeSpan.FromMilliseconds(250);
    private readonly TimeProvider _time;
    private readonly Dictionary<string, IActorRef> _nodes = [];
    private readonly Akka.Cluster.Cluster _cluster = Akka.Cluster.Cluster.Get(Context.System);
    private Quota _quota;
    private OwnerDoubt _doubt;

    /// <summary>Makes the shell of a budget.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="options">What is configured.</param>
    /// <param name="time">The clock.</param>
    public QuotaActor(string source, QuotaOptions options, TimeProvider time)
    {
        _time = time;
        _quota = Quota.Of(source, options.Sources[source], options.Timing);
        _doubt = OwnerDoubt.At(time.GetUtcNow());
        PersistenceId = $"quota-{source}";
        Recover<IQuotaEvent>(e => _quota = _quota.Replay(e));
        Recover<SnapshotOffer>(offer =>
        {
            if (offer.Snapshot is QuotaSnapshot snapshot)
                _quota = _quota with { Memory = _quota.Memory.Restore(snapshot) };
        });
        Recover<RecoveryCompleted>(_ =>
        {
            _quota = _quota.Recovered(Now);
            _doubt = OwnerDoubt.At(Now);
            Timers.StartPeriodicTimer(Beat.Instance, Beat.Instance, OwnerDoubt.Every);
        });
        Command<Beat>(_ => _doubt = _doubt.Beat(Now));
        Command<QuotaCommands.Renew>(OnRenew);
        Command<QuotaCommands.SetLimits>(OnSet);
        Command<QuotaCommands.Show>(_ => Sender.Tell(_quota.Show(Now)));
        Command<Recall>(_ => SendRecalls());
        Snapshots();
    }

    /// <inheritdoc />
    public override string PersistenceId { get; }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    private DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Props under a backoff supervisor.</summary>
    public static Props Props(string source, QuotaOptions options, TimeProvider time) =>
        Supervision.OnStop(Akka.Actor.Props.Create(() => new QuotaActor(source, options, time)), "quota");

    private void OnRenew(QuotaCommands.Renew renew)
    {
        var node = Sender;
        _doubt = _doubt.Beat(Now);
        var events = _quota.Decide(renew, Now);
        if (events.IsEmpty && _doubt.Holds(Now, _cluster.State.Unreachable.IsEmpty))
            events = [.. _quota.Prove(renew, Now)];
        if (events.IsEmpty)
        {
            Answer(renew, node);
            return;
        }

        var left = events.Length;
        PersistAll(events, e =>
        {
            _quota = _quota.Apply(e, Now);
            _doubt = _doubt.Proven();
            Snapshot();
            if (--left == 0)
                Answer(renew, node);
        });
    }

    private void Answer(QuotaCommands.Renew renew, IActorRef node)
    {
        _nodes[renew.Node] = node;
        (_quota, var reply) = _quota.Answer(renew, Now);
        if (reply is not null)
            node.Tell(reply);
        SendRecalls();
    }

    private void OnSet(QuotaCommands.SetLimits set)
    {
        var sender = Sender;
        if (_quota.Decide(set, Now) is not { } happened)
        {
            sender.Tell(_quota.Show(Now));
            return;
        }

        Persist(happened, e =>
        {
            _quota = _quota.Apply(e, Now);
            Snapshot();
            SendRecalls();
            sender.Tell(_quota.Show(Now));
            Log.Info("{0} set the limits of {1} to {2}", e.By, _quota.Source, e.Limits is { } limits ? string.Join(", ", limits.Select(l => $"{l.Units} {l.Unit} in {l.Window}")) : "the configured ones");
        });
    }

    private void SendRecalls()
    {
        var now = Now;
        _quota = _quota.Settle(now);
        var recalls = 0;
        foreach (var (node, message) in _quota.Recalls(now))
        {
            recalls++;
            if (_nodes.TryGetValue(node, out var client))
                client.Tell(message, Self);
        }

        if (recalls > 0)
            Timers.StartSingleTimer(Recall.Instance, Recall.Instance, RecallEvery);
        foreach (var gone in _nodes.Keys.Where(node => _quota.Keys.Values.All(key => !key.Leases.ContainsKey(node))).ToList())
            _nodes.Remove(gone);
    }

    private void Snapshot() => SnapshotAfter(EventsPerSnapshot, () => _quota.Memory.Snapshot(Now));

    private sealed record Beat : INoSerializationVerificationNeeded
    {
        public static readonly Beat Instance = new();
    }

    private sealed record Recall : INoSerializationVerificationNeeded
    {
        public static readonly Recall Instance = new();
    }
}
