namespace SceneScout.Dashboard.Pictures;

/// <summary>What a node holds of a shard region.</summary>
/// <param name="Node">The node's address.</param>
/// <param name="Shards">Shards; null when it did not answer.</param>
/// <param name="Entities">Entities; null likewise.</param>
public sealed record RegionHost(string Node, int? Shards, int? Entities);
