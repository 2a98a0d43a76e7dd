using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SceneScout.Node.Http.Process;

/// <summary>The answer of <c>POST /api/events/process</c>, in the shape of the user's documents.</summary>
/// <param name="Success">False when none of the events can be used.</param>
/// <param name="Summary">How many came to what.</param>
/// <param name="Stats">The system beside it.</param>
/// <param name="Results">What became of each.</param>
internal sealed record ProcessAnswer(bool Success, ProcessSummary Summary, ProcessStats Stats, ProcessResults Results)
{
    /// <summary><c>pending_review</c> when somebody has to look at events of the call; null otherwise.</summary>
    public string? Status { get; init; }

    /// <summary>What is wrong with the first that failed, when none can be used.</summary>
    public string? Error { get; init; }

    /// <summary>The error's code.</summary>
    public string? Code { get; init; }

    /// <summary>Puts results into their lists.</summary>
    public static ProcessAnswer Of(ImmutableArray<ProcessResult> results, ProcessStats stats)
    {
        var summary = results.Aggregate(ProcessSummary.Empty, (sum, result) => sum.With(result.Outcome));
        ImmutableArray<ProcessResult> Those(ProcessOutcome outcome) => [.. results.Where(result => result.Outcome == outcome)];
        var failed = Those(ProcessOutcome.Failed);
        return new ProcessAnswer(summary.Success, summary, stats, new ProcessResults(Those(ProcessOutcome.Successful), Those(ProcessOutcome.Skipped), failed, Those(ProcessOutcome.Queued)))
        {
            Status = results.Any(result => result.Status == "pending_review") ? "pending_review" : null,
            Error = summary.Success ? null : failed[0].Error,
            Code = summary.Success ? null : "VALIDATION_ERROR",
        };
    }

    /// <summary>The HTTP status.</summary>
    [JsonIgnore]
    public int HttpStatus => !Success ? StatusCodes.Status400BadRequest : Summary.Queued > 0 ? StatusCodes.Status202Accepted : StatusCodes.Status200OK;
}
