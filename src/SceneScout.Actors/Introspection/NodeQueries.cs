using System.Collections.Immutable;
using SceneScout.Actors.Serialization;

namespace SceneScout.Actors.Introspection;

/// <summary>A question about what runs on one node.</summary>
public interface INodeQuery : IWireMessage;

/// <summary>What a node's <see cref="IntrospectionActor"/> is asked.</summary>
public static class NodeQueries
{
    /// <summary>The actors below a path. Answered by <see cref="NodeReplies.Hierarchy"/> or <see cref="NodeReplies.NotFound"/>.</summary>
    /// <param name="Start">Path on the node, for example <c>/system</c>; <c>/</c> for all.</param>
    /// <param name="Depth">Levels below it, 0 to 64.</param>
    public sealed record AskHierarchy(string Start, int Depth) : INodeQuery;

    /// <summary>Names of the shard regions that the node hosts. Answered by <see cref="NodeReplies.Regions"/>.</summary>
    public sealed record AskRegions : INodeQuery;

    /// <summary>What one region hosts on the node. Answered by <see cref="NodeReplies.Region"/>; by <see cref="NodeReplies.NotFound"/> where it does not run.</summary>
    /// <param name="TypeName">Name of the region.</param>
    public sealed record AskRegion(string TypeName) : INodeQuery;
}

/// <summary>What a node answers.</summary>
public static class NodeReplies
{
    /// <summary>Paths of actors, depth first, children by name.</summary>
    /// <param name="Paths">At most <see cref="ActorTree.MaxPaths"/>.</param>
    /// <param name="Truncated">Whether there were more.</param>
    public sealed record Hierarchy(ImmutableArray<string> Paths, bool Truncated) : IWireMessage;

    /// <summary>Names of regions.</summary>
    /// <param name="TypeNames">In order.</param>
    public sealed record Regions(ImmutableArray<string> TypeNames) : IWireMessage;

    /// <summary>The shards of a region on the node.</summary>
    /// <param name="Shards">By id.</param>
    public sealed record Region(ImmutableArray<ShardView> Shards) : IWireMessage;

    /// <summary>There is no such thing on the node.</summary>
    /// <param name="What">What was asked for.</param>
    public sealed record NotFound(string What) : IWireMessage;
}

/// <summary>A shard and its entities.</summary>
/// <param name="ShardId">The shard.</param>
/// <param name="Entities">How many entities run in it.</param>
/// <param name="EntityIds">Their ids, in order; over all shards of an answer at most 10,000.</param>
public sealed record ShardView(string ShardId, int Entities, ImmutableArray<string> EntityIds);
