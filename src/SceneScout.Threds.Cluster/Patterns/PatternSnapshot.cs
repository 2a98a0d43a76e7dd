using SceneScout.Threds.Cluster.Wire;

namespace SceneScout.Threds.Cluster.Patterns;

/// <summary>A pattern's owner as a snapshot.</summary>
/// <param name="State">What it owns.</param>
internal sealed record PatternSnapshot(PatternOwnership State) : IThredWire;
