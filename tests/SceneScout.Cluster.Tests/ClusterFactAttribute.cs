using SceneScout.TestPostgres;

namespace SceneScout.Cluster.Tests;

/// <summary>A test with real processes and a real PostgreSQL; skipped where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClusterFactAttribute : FactAttribute
{
    public ClusterFactAttribute() => Skip = PostgresBinaries.WhyMissing;
}

/// <summary>Likewise, for what takes minutes: run when <c>SCENESCOUT_TEST_LONG</c> is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongClusterFactAttribute : FactAttribute
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "SCENESCOUT_TEST_LONG";

    public LongClusterFactAttribute() => Skip = PostgresBinaries.WhyMissing
        ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } ? null : $"It takes minutes; set {Variable}=1 to run it.");
}
