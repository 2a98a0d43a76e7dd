using SceneScout.TestPostgres;

namespace SceneScout.Cluster.Tests.Upgrade;

/// <summary>A test with nodes of an earlier commit; skipped where the history does not reach back to it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UpgradeFactAttribute : FactAttribute
{
    public UpgradeFactAttribute() => Skip = PostgresBinaries.WhyMissing ?? EarlierBuild.WhyMissing;
}
