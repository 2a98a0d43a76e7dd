using Akka.Cluster.Sharding;
using SceneScout.Actors.Areas;
using SceneScout.Actors.Blocks;
using SceneScout.Actors.Workers;

namespace SceneScout.Actors.Hosting;

/// <summary>Which entity a message is for. The number of shards is fixed for good: changing it splits entities over two owners.</summary>
internal static class Shards
{
    public const int Count = 60;
}

/// <summary>Workers by their id.</summary>
public sealed class WorkerExtractor() : HashCodeMessageExtractor(Shards.Count)
{
    /// <inheritdoc />
    public override string? EntityId(object message) => (message as IWorkerCommand)?.WorkerId;
}

/// <summary>Areas by their id.</summary>
public sealed class AreaExtractor() : HashCodeMessageExtractor(Shards.Count)
{
    /// <inheritdoc />
    public override string? EntityId(object message) => (message as IAreaCommand)?.AreaId;
}

/// <summary>Blocks by their key.</summary>
public sealed class BlockExtractor() : HashCodeMessageExtractor(Shards.Count)
{
    /// <inheritdoc />
    public override string? EntityId(object message) => (message as IBlockCommand)?.Block;
}
