using System.Collections.Immutable;
using SceneScout.Threds.Cluster.Wire;

namespace SceneScout.Threds.Cluster.Patterns;

/// <summary>A journal entry of a pattern, in the order of its parts.</summary>
/// <param name="At">When, in ms since 1970.</param>
/// <param name="Put">Versions that were put.</param>
/// <param name="Removed">Whether it serves new threds no more.</param>
/// <param name="Slots">What became of slots: of which thred, and whether it was reserved, taken or freed.</param>
internal sealed record PatternRow(long At, ImmutableArray<PatternVersion> Put, bool Removed, ImmutableArray<SlotMove> Slots) : IThredWire;
