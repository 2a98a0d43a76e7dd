using System.Collections.Immutable;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Founding;

/// <summary>Whether the cluster that a node has come up in may work on its store. Pure. A cluster has no name of its own: whoever founds one gives it one, and members take it from each other's rows in the store, so that only a founder can be of a second cluster. Of the nodes of the cluster before, those live whose sign of life moves while it is watched.</summary>
/// <param name="First">By node: its sign of life when it was first seen, and when that was.</param>
internal sealed record FoundingRule(ImmutableDictionary<string, (DateTimeOffset SeenAt, TimeSpan At)> First)
{
    /// <summary>Between two signs of life.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>Who gives none for so long does not live: five beats, for a machine with too much to do. The first seed looks for other seeds for as long anyway, so that a whole cluster that starts anew does not wait for it.</summary>
    public static readonly TimeSpan Silence = 5 * Beat;

    /// <summary>Nobody was seen yet.</summary>
    public static readonly FoundingRule New = new(ImmutableDictionary<string, (DateTimeOffset, TimeSpan)>.Empty);

    /// <summary>Notes who was seen.</summary>
    /// <param name="sight">What the store says.</param>
    /// <param name="at">On the node's monotonic clock.</param>
    public FoundingRule See(ClusterSight sight, TimeSpan at) =>
        new(First.AddRange(sight.Nodes.Where(n => !First.ContainsKey(n.Node.Instance)).Select(n => KeyValuePair.Create(n.Node.Instance, (n.SeenAt, at)))));

    /// <summary>Nodes whose end could be proven by asking their machine, which is this one.</summary>
    /// <param name="sight">What the store says.</param>
    /// <param name="place">This node's place; empty where it is not known.</param>
    public static IEnumerable<ClusterNode> Near(ClusterSight sight, string place) =>
        place.Length == 0 ? [] : sight.Nodes.Where(n => n.Age < Silence && n.Node.Place == place).Select(n => n.Node);

    /// <summary>Decides.</summary>
    /// <param name="sight">What the store says now; it was noted before (<see cref="See"/>).</param>
    /// <param name="around">The members of the node's cluster.</param>
    /// <param name="gone">Instances that are known to have ended.</param>
    /// <param name="takeOver">Whether the operator said so.</param>
    /// <param name="at">On the node's monotonic clock.</param>
    public FoundingDecision Decide(ClusterSight sight, MembersAround around, ImmutableHashSet<string> gone, bool takeOver, TimeSpan at)
    {
        if (sight.Identity is { } identity && sight.Nodes.Any(n => around.Others.Contains((n.Node.Address, n.Node.Uid))))
            return new FoundingDecision.Join(identity.Cluster);
        if (!around.IsOldest)
            return FoundingDecision.Wait.Instance;
        if (sight.Identity is not { } other)
            return new FoundingDecision.Found(null);
        if (takeOver)
            return new FoundingDecision.Found(other.Cluster);
        var strangers = sight.Nodes.Where(n => n.Age < Silence).ToList();
        var alive = strangers.Where(n => n.SeenAt != First[n.Node.Instance].SeenAt).Select(n => n.Node.Address).Distinct().ToImmutableArray();
        if (!alive.IsEmpty)
            return new FoundingDecision.Refuse(other, alive);
        return strangers.Any(n => !gone.Contains(n.Node.Instance) && at - First[n.Node.Instance].At < Silence)
            ? FoundingDecision.Wait.Instance
            : new FoundingDecision.Found(other.Cluster);
    }
}

/// <summary>A node's cluster as it sees it.</summary>
/// <param name="IsOldest">Whether it is the oldest member that is up.</param>
/// <param name="Others">The other members: address and uid.</param>
internal sealed record MembersAround(bool IsOldest, ImmutableHashSet<(string Address, long Uid)> Others);
