using System.Collections.Immutable;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Founding;

/// <summary>What a node does about the cluster that its store belongs to.</summary>
internal abstract record FoundingDecision
{
    private FoundingDecision()
    {
    }

    /// <summary>Nothing yet: the oldest member goes first, or it is not known whether others live.</summary>
    public sealed record Wait : FoundingDecision
    {
        public static readonly Wait Instance = new();
    }

    /// <summary>It belongs to the cluster of a member that this node is in one cluster with.</summary>
    /// <param name="Cluster">The cluster's name.</param>
    public sealed record Join(string Cluster) : FoundingDecision;

    /// <summary>It founds a new cluster: nobody of the one before lives, or it was told to take over.</summary>
    /// <param name="Before">The cluster before; null for none.</param>
    public sealed record Found(string? Before) : FoundingDecision;

    /// <summary>Another cluster works on the store.</summary>
    /// <param name="Of">That cluster.</param>
    /// <param name="Alive">Those of its nodes that were seen to live.</param>
    public sealed record Refuse(ClusterIdentity Of, ImmutableArray<string> Alive) : FoundingDecision
    {
        /// <summary>For people.</summary>
        public string Reason =>
            $"this store belongs to a cluster that runs: founded by {Of.Founder} at {Of.FoundedAt:yyyy-MM-dd HH:mm:ss'Z'}, with {string.Join(", ", Alive)}. A second one beside it would count budgets apart, and their controllers would depose each other. "
            + "To join it name its nodes as seeds (--seed, the same list on every node). To take the store over stop them and start this node again, or start it with --set cluster.take-over=true: they end then.";
    }
}
