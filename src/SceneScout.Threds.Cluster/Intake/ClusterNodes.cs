using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster;

namespace SceneScout.Threds.Cluster.Intake;

/// <summary>The nodes of the cluster, as far as threds need them. Safe for concurrent use.</summary>
internal sealed class ClusterNodes(ActorSystem system)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Akka.Cluster.Cluster _cluster = Akka.Cluster.Cluster.Get(system);

    /// <summary>This node, with what tells its lives apart.</summary>
    internal string Self => Name(_cluster.SelfUniqueAddress);

    /// <summary>Whether it is this node that does what one node has to do.</summary>
    internal bool Leads => _cluster.State.Leader == _cluster.SelfAddress;

    /// <summary>All nodes that may have threds in their memory.</summary>
    internal ImmutableArray<string> All => [.. _cluster.State.Members.Where(member => member.Status is not (MemberStatus.Removed or MemberStatus.Down)).Select(member => Name(member.UniqueAddress))];

    /// <summary>Tells all nodes that patterns or groups have changed, and waits until they know.</summary>
    /// <returns>Nodes that did not say so.</returns>
    internal async Task<ImmutableArray<string>> RefreshAsync()
    {
        var members = _cluster.State.Members.Where(member => member.Status is MemberStatus.Up or MemberStatus.WeaklyUp or MemberStatus.Leaving).ToList();
        var answers = await Task.WhenAll(members.Select(async member =>
        {
            try
            {
                await system.ActorSelection(new RootActorPath(member.Address) / "user" / CatalogActor.Name).Ask<CatalogMessages.Loaded>(new CatalogMessages.Load(), Patience);
                return null;
            }
            catch (AskTimeoutException)
            {
                return member.Address.ToString();
            }
        }));
        return [.. answers.OfType<string>()];
    }

    private static string Name(UniqueAddress address) => $"{address.Address}#{address.Uid}";
}
