using System.Collections.Immutable;

namespace SceneScout.Domain.Planning;

/// <summary>Where each source is to be searched.</summary>
/// <param name="Clusters">The target cities, clustered.</param>
/// <param name="Areas">One area for each source and cluster, or one for a source that cannot be searched by place; by falling priority, then by id.</param>
public sealed record DiscoveryPlan(ImmutableArray<CityCluster> Clusters, ImmutableArray<DiscoveryArea> Areas);
