using System.Collections.Immutable;

namespace SceneScout.Storage.Contracts;

/// <summary>Which cluster works on the store, and its nodes: two on one store by mistake would depose each other's controllers and count budgets apart.</summary>
public interface IClusterStore
{
    /// <summary>What stands there now. Fails where nothing can be written: whoever lives cannot show it there either.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer, or takes no writes.</exception>
    Task<ClusterSight> ReadAsync(CancellationToken cancellation);

    /// <summary>Makes the store a new cluster's, with its first node.</summary>
    /// <param name="node">The node; it names the new cluster.</param>
    /// <param name="before">The cluster that the store belonged to when it was looked at; null for none.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>False when somebody else was faster; nothing has changed then.</returns>
    Task<bool> FoundAsync(ClusterNode node, string? before, CancellationToken cancellation);

    /// <summary>Says that a node lives.</summary>
    /// <returns>False when the store belongs to another cluster than the node's.</returns>
    Task<bool> BeatAsync(ClusterNode node, CancellationToken cancellation);

    /// <summary>Says that a node has ended.</summary>
    Task LeaveAsync(string instance, CancellationToken cancellation);
}

/// <summary>A node as the store knows it.</summary>
/// <param name="Instance">Of this start of the node; unique.</param>
/// <param name="Cluster">The cluster that it belongs to.</param>
/// <param name="Address">Its address in the cluster.</param>
/// <param name="Uid">What its actor system adds to the address: another at each start.</param>
/// <param name="Place">Names the machine's start and network that it runs in; empty where that is not known.</param>
public sealed record ClusterNode(string Instance, string Cluster, string Address, long Uid, string Place);

/// <summary>A node, and when it was heard of.</summary>
/// <param name="Node">The node.</param>
/// <param name="SeenAt">By the store's clock.</param>
/// <param name="Age">How long ago that was, by the same clock; below zero when that was put back.</param>
public sealed record SeenNode(ClusterNode Node, DateTimeOffset SeenAt, TimeSpan Age);

/// <summary>The cluster that a store belongs to.</summary>
/// <param name="Cluster">Its name, made when it was founded.</param>
/// <param name="Founder">Address of the node that founded it.</param>
/// <param name="FoundedAt">When, by the store's clock.</param>
public sealed record ClusterIdentity(string Cluster, string Founder, DateTimeOffset FoundedAt);

/// <summary>What the store knows of clusters.</summary>
/// <param name="Identity">The cluster that it belongs to; null before the first.</param>
/// <param name="Nodes">Nodes of that cluster, those that ended without a word included.</param>
public sealed record ClusterSight(ClusterIdentity? Identity, ImmutableArray<SeenNode> Nodes);
