using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Sharding;

namespace SceneScout.Actors.Introspection;

/// <summary>Answers for one node what runs on it, wherever in the cluster the question comes from: regions and trees cannot be asked through proxies.</summary>
public sealed class IntrospectionActor : ReceiveActor
{
    /// <summary>Name below <c>/user</c>.</summary>
    public const string Name = "introspection";

    private const int MaxEntityIds = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Makes it.</summary>
    public IntrospectionActor()
    {
        Receive<NodeQueries.AskHierarchy>(ask => Sender.Tell(
            ActorTree.Read(Context.System, ask.Start, Math.Clamp(ask.Depth, 0, 64)) is var (paths, truncated)
                ? new NodeReplies.Hierarchy(paths, truncated)
                : new NodeReplies.NotFound(ask.Start)));
        Receive<NodeQueries.AskRegions>(_ => Sender.Tell(new NodeReplies.Regions([.. Regions.Order(StringComparer.Ordinal)])));
        Receive<NodeQueries.AskRegion>(OnAskRegion);
    }

    private static IEnumerable<string> Regions => ClusterSharding.Get(Context.System).ShardTypeNames;

    private void OnAskRegion(NodeQueries.AskRegion ask)
    {
        if (!Regions.Contains(ask.TypeName))
        {
            Sender.Tell(new NodeReplies.NotFound(ask.TypeName));
            return;
        }

        ClusterSharding.Get(Context.System).ShardRegion(ask.TypeName).Ask<CurrentShardRegionState>(GetShardRegionState.Instance, Patience).PipeTo(
            Sender,
            Self,
            success: View,
            failure: e => new NodeReplies.NotFound($"{ask.TypeName}: {e.Message}"));
    }

    private static NodeReplies.Region View(CurrentShardRegionState state)
    {
        var left = MaxEntityIds;
        var shards = ImmutableArray.CreateBuilder<ShardView>();
        foreach (var shard in state.Shards.OrderBy(s => s.ShardId.Length).ThenBy(s => s.ShardId, StringComparer.Ordinal))
        {
            var ids = shard.EntityIds.Order(StringComparer.Ordinal).Take(left).ToImmutableArray();
            left -= ids.Length;
            shards.Add(new ShardView(shard.ShardId, shard.EntityIds.Count, ids));
        }

        return new NodeReplies.Region(shards.ToImmutable());
    }
}
