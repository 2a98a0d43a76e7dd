using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Rules;

/// <summary>A row of <c>review_pairs</c>.</summary>
internal sealed record ReviewRow(string Block, ListingKey Left, ListingKey Right, PairReviewState State, double? Probability, ImmutableArray<string> Reasons, string? DecidedBy, DateTimeOffset At)
{
    public Guid Id => DeterministicGuid.Of($"{ListingIds.Of(Left)}|{ListingIds.Of(Right)}");

    /// <summary>A pair that was found.</summary>
    public static ReviewRow Of(string block, DoubtfulPair pair, DateTimeOffset now) => new(block, pair.Left, pair.Right, PairReviewState.Pending, pair.Probability, pair.Reasons, null, now);

    /// <summary>A pair of which somebody said something.</summary>
    public static ReviewRow Of(string block, PairRuling ruling, string by, DateTimeOffset now) =>
        new(block, ruling.Left, ruling.Right, ruling.IsSame ? PairReviewState.Accepted : PairReviewState.Rejected, null, [], by, now);
}
