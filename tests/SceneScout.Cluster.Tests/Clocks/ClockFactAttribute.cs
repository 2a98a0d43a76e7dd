using SceneScout.TestPostgres;

namespace SceneScout.Cluster.Tests.Clocks;

/// <summary>A test with nodes whose clocks jump; skipped where clocks cannot be faked.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClockFactAttribute : FactAttribute
{
    public ClockFactAttribute() => Skip = PostgresBinaries.WhyMissing ?? FakeClocks.WhyMissing;
}
