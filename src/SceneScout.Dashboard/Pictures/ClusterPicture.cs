namespace SceneScout.Dashboard.Pictures;

/// <summary>The cluster as this node sees it.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Nodes">Its members.</param>
/// <param name="Regions">Its shard regions.</param>
/// <param name="Controller">Who acts as the controller; null when nobody took its turn yet.</param>
/// <param name="Epoch">The controller's epoch; null likewise.</param>
/// <param name="Probes">What the probes of this node found.</param>
/// <param name="Pauses">What is paused or drained, in words.</param>
public sealed record ClusterPicture(
    DateTimeOffset At, IReadOnlyList<NodeLine> Nodes, IReadOnlyList<RegionPicture> Regions, string? Controller, long? Epoch, IReadOnlyList<ProbeLine> Probes, IReadOnlyList<string> Pauses);
