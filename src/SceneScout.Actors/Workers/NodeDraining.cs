using Akka.Actor;

namespace SceneScout.Actors.Workers;

/// <summary>This node stops: its workers finish what they have and claim no more. Never leaves the node.</summary>
public sealed record NodeDraining : INoSerializationVerificationNeeded
{
    /// <summary>The one value.</summary>
    public static readonly NodeDraining Instance = new();
}
