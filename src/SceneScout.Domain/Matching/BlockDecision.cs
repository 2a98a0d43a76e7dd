using System.Collections.Immutable;

namespace SceneScout.Domain.Matching;

/// <summary>What a block makes of a batch of listings.</summary>
/// <param name="Answers">One for each incoming listing, in order.</param>
/// <param name="Mutations">The writes that follow: at most one per surviving event, ordered by event id, touching no event twice.</param>
public sealed record BlockDecision(ImmutableArray<MatchAnswer> Answers, ImmutableArray<EventMutation> Mutations)
{
    /// <summary>Listings of the block that turned out not to be readable, each told once while the block is in memory.</summary>
    public ImmutableArray<UnreadableListing> Unreadable { get; init; } = [];
}
