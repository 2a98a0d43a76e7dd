using System.Collections.Immutable;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>A pair for review as it is served.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">pending, accepted or rejected.</param>
/// <param name="Probability">How likely both are one; null where nobody reckoned it.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Left">One listing.</param>
/// <param name="LeftEvent">The event that it stands behind.</param>
/// <param name="Right">The other.</param>
/// <param name="RightEvent">The event that it stands behind.</param>
/// <param name="DecidedBy">Who said so.</param>
/// <param name="CreatedAt">When it was found.</param>
/// <param name="UpdatedAt">When it was found again, or said something of.</param>
internal sealed record ReviewPairView(
    Guid Id, string State, double? Probability, ImmutableArray<string> Reasons, string Left, Guid? LeftEvent, string Right, Guid? RightEvent, string? DecidedBy, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>The view of a pair.</summary>
    public static ReviewPairView Of(ReviewPair pair) => new(
        pair.Id, Name(pair.State), pair.Probability, pair.Reasons, pair.Left.ToString(), pair.LeftEvent, pair.Right.ToString(), pair.RightEvent, pair.DecidedBy, pair.CreatedAt, pair.UpdatedAt);

    /// <summary>The word of a state.</summary>
    public static string Name(PairReviewState state) => state.ToString().ToLowerInvariant();
}

/// <summary>Pairs for review.</summary>
internal sealed record ReviewPairsView(IEnumerable<ReviewPairView> Pairs);

/// <summary>Events that an act has changed.</summary>
internal sealed record ChangedEventsView(ImmutableArray<Guid> Changed);

/// <summary>The form of a split.</summary>
/// <param name="Listings">The listings to take out, as source:id.</param>
internal sealed record SplitForm(IReadOnlyList<string> Listings);
