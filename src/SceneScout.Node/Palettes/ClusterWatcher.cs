using System.Threading.Channels;
using Akka.Actor;
using Akka.Cluster;

namespace SceneScout.Node.Palettes;

/// <summary>Turns the cluster's events into lines, for as long as somebody watches.</summary>
internal sealed class ClusterWatcher : ReceiveActor
{
    private readonly ChannelWriter<CommandResponse> _into;

    public ClusterWatcher(ChannelWriter<CommandResponse> into)
    {
        _into = into;
        Receive<ClusterEvent.IMemberEvent>(e => Say(e.GetType().Name, e.Member.Address, e.Member.Status.ToString()));
        Receive<ClusterEvent.ReachabilityEvent>(e => Say(e.GetType().Name, e.Member.Address, e.Member.Status.ToString()));
        Receive<ClusterEvent.LeaderChanged>(e => Say(nameof(ClusterEvent.LeaderChanged), e.Leader, null));
    }

    protected override void PreStart() => Cluster.Get(Context.System).Subscribe(
        Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.IMemberEvent), typeof(ClusterEvent.ReachabilityEvent), typeof(ClusterEvent.LeaderChanged));

    protected override void PostStop()
    {
        Cluster.Get(Context.System).Unsubscribe(Self);
        _into.TryComplete();
    }

    private void Say(string what, Address? who, string? status) => _into.TryWrite(CommandResponse.Of(
        $"{what}: {who?.ToString() ?? "none"}{(status is null ? "" : $" | {status.ToLowerInvariant()}")}",
        new { change = what, address = who?.ToString(), status = status?.ToLowerInvariant() }));
}
