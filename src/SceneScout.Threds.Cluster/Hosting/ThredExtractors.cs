using Akka.Cluster.Sharding;
using SceneScout.Threds.Cluster.Instances;
using SceneScout.Threds.Cluster.Participants;
using SceneScout.Threds.Cluster.Patterns;

namespace SceneScout.Threds.Cluster.Hosting;

/// <summary>Which entity a message is for. The number of shards is fixed for good: changing it splits entities over two owners.</summary>
internal static class ThredShards
{
    internal const int Count = 60;
}

/// <summary>Threds by their id.</summary>
internal sealed class ThredExtractor() : HashCodeMessageExtractor(ThredShards.Count)
{
    /// <inheritdoc />
    public override string? EntityId(object message) => (message as IThredCommand)?.ThredId;
}

/// <summary>Patterns by their id.</summary>
internal sealed class PatternExtractor() : HashCodeMessageExtractor(ThredShards.Count)
{
    /// <inheritdoc />
    public override string? EntityId(object message) => (message as IPatternCommand)?.PatternId;
}

/// <summary>Participants by their id.</summary>
internal sealed class ParticipantExtractor() : HashCodeMessageExtractor(ThredShards.Count)
{
    /// <inheritdoc />
    public override string? EntityId(object message) => (message as IParticipantCommand)?.ParticipantId;
}
