using SceneScout.TestPostgres;

namespace SceneScout.Cluster.Tests.Network;

/// <summary>A test with nodes in network namespaces of their own; skipped where those are not allowed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NetworkFactAttribute : FactAttribute
{
    public NetworkFactAttribute() => Skip = PostgresBinaries.WhyMissing ?? TornNetwork.WhyMissing;
}
