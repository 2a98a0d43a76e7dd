using Akka.Actor;

namespace SceneScout.Actors.Journals;

/// <summary>The journal did not do what a persistent actor asked of it; published on the node's event stream.</summary>
/// <param name="Cause">Why.</param>
public sealed record JournalFailed(Exception Cause) : INoSerializationVerificationNeeded;
