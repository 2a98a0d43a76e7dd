using Akka.Actor;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>A child could not begin. The thred says it to itself, with what of its outbox is done by it.</summary>
/// <param name="ThredId">The thred.</param>
/// <param name="ChildId">The child.</param>
/// <param name="Fault">Why, for whoever caused it; null when they know.</param>
/// <param name="Cause">The event that caused it; null when there was none.</param>
/// <param name="Receiver">The receiver in the outbox.</param>
/// <param name="Ref">The number in the outbox.</param>
internal sealed record ChildRefused(string ThredId, string ChildId, ThredFault? Fault, ThredEvent? Cause, string Receiver, long Ref) : IThredStepCommand, INoSerializationVerificationNeeded
{
    /// <inheritdoc />
    public int Depth => 0;
}
