using Akka.Actor;
using Akka.Cluster;

namespace SceneScout.Actors.Hosting;

/// <summary>Passes messages on to a shard region while some node of the cluster has the region's role, and drops them otherwise. A region without nodes would keep them all, and flood the first node that comes. For messages that are sent again anyway.</summary>
public sealed class RoleGate : ReceiveActor
{
    private readonly string _role;
    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly HashSet<UniqueAddress> _nodes = [];

    /// <summary>Makes a gate.</summary>
    /// <param name="role">The region's role.</param>
    /// <param name="region">The region or its proxy.</param>
    public RoleGate(string role, IActorRef region)
    {
        _role = role;
        Receive<ClusterEvent.CurrentClusterState>(state =>
        {
            foreach (var member in state.Members)
                See(member);
        });
        Receive<ClusterEvent.IMemberEvent>(happened => See(happened.Member));
        ReceiveAny(message =>
        {
            if (_nodes.Count > 0)
                region.Forward(message);
        });
    }

    /// <summary>Props of a gate.</summary>
    public static Props Props(string role, IActorRef region) => Akka.Actor.Props.Create(() => new RoleGate(role, region));

    /// <inheritdoc />
    protected override void PreStart() => _cluster.Subscribe(Self, ClusterEvent.InitialStateAsSnapshot, typeof(ClusterEvent.IMemberEvent));

    /// <inheritdoc />
    protected override void PostStop() => _cluster.Unsubscribe(Self);

    private void See(Member member)
    {
        if (member.HasRole(_role) && member.Status is (MemberStatus.Up or MemberStatus.Leaving))
            _nodes.Add(member.UniqueAddress);
        else
            _nodes.Remove(member.UniqueAddress);
    }
}
