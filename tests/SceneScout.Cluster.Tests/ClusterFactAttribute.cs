using SceneScout.TestPostgres;

namespace SceneScout.Cluster.Tests;

/// <summary>A test with real processes and a real PostgreSQL; skipped where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClusterFactAttribute : FactAttribute
{
    public ClusterFactAttribute() => Skip = PostgresBinaries.WhyMissing;
}
