using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>Something that a thred has to bring to somebody else.</summary>
/// <param name="Number">Its place in the thred's outbox, from 1.</param>
/// <param name="Receiver">Who gets it: <c>p:</c> a participant, <c>t:</c> a thred, <c>s:</c> the slots of a pattern, <c>d:</c> the dead letters.</param>
/// <param name="Effect">What it is; null for slots.</param>
/// <param name="Slot">For slots, what is told.</param>
/// <param name="Cause">The event behind it; null when there was none.</param>
/// <param name="Depth">How many threds have begun each other for that event.</param>
internal sealed record OutboxEntry(long Number, string Receiver, ThredEffect? Effect, SlotChange Slot, ThredEvent? Cause, int Depth);
