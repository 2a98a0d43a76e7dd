using Akka.Actor;

namespace SceneScout.Threds.Cluster.Hosting;

/// <summary>Tells an entity to stop in good order: nobody spoke to it for a while, or its shard moves.</summary>
internal sealed class Rest : INoSerializationVerificationNeeded
{
    /// <summary>The one value.</summary>
    public static readonly Rest Instance = new();

    private Rest()
    {
    }
}
