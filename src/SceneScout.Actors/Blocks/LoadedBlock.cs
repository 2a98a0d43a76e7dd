using System.Collections.Immutable;
using SceneScout.Domain.Matching;

namespace SceneScout.Actors.Blocks;

/// <summary>A block as the store has it.</summary>
/// <param name="Events">Its events, with their members.</param>
/// <param name="Rulings">What people said of its listings.</param>
public sealed record LoadedBlock(ImmutableArray<StoredEvent> Events, ImmutableArray<PairRuling> Rulings)
{
    /// <summary>Ids that the block would have given to new events, and that events of other blocks have: asked for where a write was refused.</summary>
    public ImmutableHashSet<Guid> Elsewhere { get; init; } = [];

    /// <summary>True when one of the listings that a refused write was about is in another block.</summary>
    public bool HasMoved { get; init; }
}
