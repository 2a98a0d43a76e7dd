namespace SceneScout.Dashboard.Pictures;

/// <summary>A shard region over all its nodes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Coordinator">The node that its coordinator runs on; null when that is not known.</param>
/// <param name="Hosts">What each node holds of it; null figures for a node that did not answer.</param>
public sealed record RegionPicture(string Name, string? Coordinator, IReadOnlyList<RegionHost> Hosts)
{
    /// <summary>Its shards that are known.</summary>
    public int Shards => Hosts.Sum(host => host.Shards ?? 0);

    /// <summary>Its entities that are known.</summary>
    public int Entities => Hosts.Sum(host => host.Entities ?? 0);
}
