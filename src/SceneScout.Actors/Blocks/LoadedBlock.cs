using System.Collections.Immutable;
using SceneScout.Domain.Matching;

namespace SceneScout.Actors.Blocks;

/// <summary>A block as the store has it.</summary>
/// <param name="Events">Its events, with their members.</param>
/// <param name="Rulings">What people said of its listings.</param>
public sealed record LoadedBlock(ImmutableArray<StoredEvent> Events, ImmutableArray<PairRuling> Rulings);
