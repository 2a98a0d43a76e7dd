using Akka.Actor;
using Akka.Cluster;
using Akka.Event;
using Akka.Remote;

namespace SceneScout.Actors.Failover;

/// <summary>Finds out that a member's process has ended, long before its heartbeats are missed: when a connection to a member breaks, each node asks the member's port, and when enough of them are refused the member is declared down.
/// A member that is frozen, or cut off, refuses nobody; it is left to the failure detector and the split brain resolver.</summary>
public sealed class CrashWatchActor : ReceiveActor, IWithTimers
{
    /// <summary>Name below <c>/user</c>; the same on every node.</summary>
    public const string Name = "crash-watch";

    private const string ClustersDispatcher = "akka.actor.internal-dispatcher";
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);
    private readonly Func<Address, CancellationToken, Task<ProbeAnswer>> _probe;
    private readonly Action<UniqueAddress> _down;
    private readonly TimeProvider _time;
    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly CancellationTokenSource _stopped = new();
    private readonly HashSet<UniqueAddress> _asked = [];
    private readonly HashSet<UniqueAddress> _told = [];
    private CrashWatch _watch = CrashWatch.Empty;

    /// <summary>Makes a node's watch.</summary>
    /// <param name="probe">Asks a member's port.</param>
    /// <param name="down">Takes a member out of the cluster; called again until it has gone.</param>
    /// <param name="time">The clock.</param>
    public CrashWatchActor(Func<Address, CancellationToken, Task<ProbeAnswer>> probe, Action<UniqueAddress> down, TimeProvider time)
    {
        (_probe, _down, _time) = (probe, down, time);
        Receive<DisassociatedEvent>(e => Suspect(e.RemoteAddress));
        Receive<AssociationErrorEvent>(e => Suspect(e.RemoteAddress));
        Receive<ClusterEvent.UnreachableMember>(e => Suspect(e.Member.Address));
        Receive<ClusterEvent.MemberRemoved>(e => Forget(e.Member.UniqueAddress));
        Receive<CrashMessages.Refused>(OnRefused);
        Receive<Probed>(OnProbed);
        Receive<Tick>(_ => Probe());
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    private DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Props of a node's watch, on the dispatcher of the cluster's own actors: it must get its turn when the others wait for theirs.</summary>
    /// <param name="system">The node's actor system.</param>
    /// <param name="time">The clock.</param>
    public static Props Props(ActorSystem system, TimeProvider time)
    {
        var down = TakeOut(system);
        return Akka.Actor.Props.Create(() => new CrashWatchActor(PortProbe.AskAsync, down, time)).WithDispatcher(ClustersDispatcher);
    }

    /// <inheritdoc />
    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(DisassociatedEvent));
        Context.System.EventStream.Subscribe(Self, typeof(AssociationErrorEvent));
        _cluster.Subscribe(Self, ClusterEvent.InitialStateAsEvents, typeof(ClusterEvent.UnreachableMember), typeof(ClusterEvent.MemberRemoved));
    }

    /// <inheritdoc />
    protected override void PostStop()
    {
        _cluster.Unsubscribe(Self);
        Context.System.EventStream.Unsubscribe(Self);
        _stopped.Cancel();
        _stopped.Dispose();
    }

    // A member must be both down and without contact to be removed. The failure detector would see to the second in its own time; the quarantine of a process that has ended says it now.
    private static Action<UniqueAddress> TakeOut(ActorSystem system) => lost =>
    {
        ((IRemoteActorRefProvider)((ExtendedActorSystem)system).Provider).Quarantine(lost.Address, lost.Uid);
        Cluster.Get(system).Down(lost.Address);
    };

    // Those that leave in order end on their own.
    private IEnumerable<Member> Members => _cluster.State.Members.Where(m => m.Status is MemberStatus.Up or MemberStatus.Leaving or MemberStatus.Down);

    private void Suspect(Address address)
    {
        if (Members.FirstOrDefault(m => m.Address == address && m.UniqueAddress != _cluster.SelfUniqueAddress) is not { } member)
            return;
        _watch = _watch.Suspect(member.UniqueAddress, Now);
        Probe();
    }

    private void Forget(UniqueAddress member)
    {
        _watch = _watch.Forget(member);
        _told.Remove(member);
    }

    private void OnRefused(CrashMessages.Refused refused)
    {
        if (Members.FirstOrDefault(m => m.Address.ToString() == refused.Node && m.UniqueAddress.Uid == refused.Uid && m.UniqueAddress != _cluster.SelfUniqueAddress) is not { } member)
            return;
        _watch = _watch.Refuse(member.UniqueAddress, Sender.Path.Address, Now);
        Probe();
    }

    private void OnProbed(Probed probed)
    {
        _asked.Remove(probed.Member);
        if (!_watch.Suspects.ContainsKey(probed.Member))
            return;
        switch (probed.Answer)
        {
            case ProbeAnswer.Refused:
                _watch = _watch.Refuse(probed.Member, _cluster.SelfAddress, Now);
                var word = new CrashMessages.Refused(probed.Member.Address.ToString(), probed.Member.Uid);
                foreach (var other in Members.Where(m => m.UniqueAddress != probed.Member && m.UniqueAddress != _cluster.SelfUniqueAddress))
                    Context.ActorSelection(new RootActorPath(other.Address) / "user" / Name).Tell(word);
                break;
            case ProbeAnswer.Accepted:
                _watch = _watch.Accept(probed.Member, _cluster.SelfAddress);
                break;
            default:
                break;
        }

        DownCrashed();
    }

    private void Probe()
    {
        DownCrashed();
        foreach (var member in _watch.Suspects.Keys.Where(_asked.Add))
            _probe(member.Address, _stopped.Token).PipeTo(Self, success: answer => new Probed(member, answer), failure: _ => new Probed(member, ProbeAnswer.Silent));
        if (!_watch.Suspects.IsEmpty && !Timers.IsTimerActive(Tick.Instance))
            Timers.StartSingleTimer(Tick.Instance, Tick.Instance, Beat);
    }

    private void DownCrashed()
    {
        _watch = _watch.Settle(Now);
        var votes = Members.Where(m => m.Status != MemberStatus.Down).Select(m => m.Address).ToHashSet();
        foreach (var lost in _watch.Crashed(votes, Now).ToList())
        {
            // An address may belong to a new process by now.
            if (Members.All(m => m.UniqueAddress != lost))
            {
                Forget(lost);
                continue;
            }

            if (_told.Add(lost))
                _log.Warning("The process of {0} has ended without leaving: its port refuses connections of {1} nodes. It is taken out of the cluster", lost.Address, _watch.Suspects[lost].Refused.Count);
            _down(lost);
        }
    }

    private sealed record Probed(UniqueAddress Member, ProbeAnswer Answer) : INoSerializationVerificationNeeded;

    private sealed record Tick : INoSerializationVerificationNeeded
    {
        public static readonly Tick Instance = new();
    }
}
