using SceneScout.Threds.Cluster.Wire;

namespace SceneScout.Threds.Cluster.Intake;

/// <summary>Between nodes, about what they know of patterns.</summary>
internal static class CatalogMessages
{
    /// <summary>Patterns or groups have changed: the node loads them. Answered by <see cref="Loaded"/>.</summary>
    internal sealed record Load : IThredWire;

    /// <summary>What was written before is known.</summary>
    internal sealed record Loaded : IThredWire;
}
