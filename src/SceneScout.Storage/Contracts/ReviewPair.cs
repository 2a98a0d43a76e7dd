using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Storage.Contracts;

/// <summary>Two listings of which a person says, or said, whether they are one event.</summary>
/// <param name="Id">Its id: it follows from the two listings.</param>
/// <param name="Block">The block of both.</param>
/// <param name="Left">The smaller key.</param>
/// <param name="Right">The greater key.</param>
/// <param name="State">What was said.</param>
/// <param name="Reasons">Why both may be one.</param>
public sealed record ReviewPair(Guid Id, string Block, ListingKey Left, ListingKey Right, PairReviewState State, ImmutableArray<string> Reasons)
{
    /// <summary>How likely both are one, 0 to 1; null where nobody reckoned it.</summary>
    public double? Probability { get; init; }

    /// <summary>The event that the left listing stands behind; null when it is gone.</summary>
    public Guid? LeftEvent { get; init; }

    /// <summary>The event that the right listing stands behind; null when it is gone.</summary>
    public Guid? RightEvent { get; init; }

    /// <summary>Who said so; null while nobody did.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When it was found.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was found again, or said something of.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
