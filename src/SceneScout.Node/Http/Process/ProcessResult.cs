using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Review;

namespace SceneScout.Node.Http.Process;

/// <summary>What became of one event of a call.</summary>
/// <param name="Index">Its place in the call, from 0; of lines, the line's number from 1.</param>
/// <param name="Id">Its id at its source.</param>
/// <param name="Outcome">What it came to.</param>
internal sealed record ProcessResult(int Index, string? Id, ProcessOutcome Outcome)
{
    /// <summary>The event that it stands behind.</summary>
    public Guid? EventId { get; init; }

    /// <summary><c>published</c>, <c>pending_review</c> or <c>rejected</c>; <c>venue</c> of an entry of a directory; null where there is no event yet.</summary>
    public string? Status { get; init; }

    /// <summary>Why it was passed over, or is not done yet.</summary>
    public string? Reason { get; init; }

    /// <summary>In a sentence what is wrong.</summary>
    public string? Error => Errors is { Count: > 0 } ? $"Invalid event data: {string.Join("; ", Errors)}" : null;

    /// <summary>What is wrong: field, value and what is accepted.</summary>
    public IReadOnlyList<FieldError>? Errors { get; init; }

    /// <summary>What was left out of it, or repaired in it.</summary>
    public IReadOnlyList<FieldError>? Warnings { get; init; }

    /// <summary>The word of an event's state of review.</summary>
    public static string StatusOf(ReviewState review) => review switch
    {
        ReviewState.Pending => "pending_review",
        ReviewState.Rejected => "rejected",
        _ => "published",
    };

    /// <summary>Of one that cannot be used.</summary>
    public static ProcessResult Failed(ProcessItem item) => new(item.Index, item.Id, ProcessOutcome.Failed) { Errors = item.Errors };

    /// <summary>What a list of warnings shows; null for none.</summary>
    public static IReadOnlyList<FieldError>? Shown(ImmutableArray<FieldError> warnings) => warnings.IsEmpty ? null : warnings;
}
