using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>One decision in the journal of a thred.</summary>
/// <param name="At">When, in ms since 1970.</param>
/// <param name="Began">The thred as it began; empty for one that had begun.</param>
/// <param name="Decision">The decision, read onto the state before it.</param>
/// <param name="Input">The event that was decided; null for a timer, a move, the end of a child.</param>
/// <param name="Slot">What it means for the pattern's slots.</param>
/// <param name="Depth">How many threds have begun each other for the event.</param>
internal sealed record StepRecord(long At, ReadOnlyMemory<byte> Began, ReadOnlyMemory<byte> Decision, ThredEvent? Input, SlotChange Slot, int Depth);
