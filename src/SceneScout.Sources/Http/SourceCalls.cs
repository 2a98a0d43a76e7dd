namespace SceneScout.Sources.Http;

/// <summary>How a source answers this node.</summary>
/// <param name="Calls">Calls since the start, retries included.</param>
/// <param name="TooMany">Of these, answered with 429.</param>
/// <param name="Breaker"><c>closed</c>, <c>open</c>, <c>half-open</c> or <c>isolated</c>; null where no breaker watches.</param>
/// <param name="Median">Median time of the last calls; null before the first.</param>
/// <param name="Slowest">The time that 95 of 100 of the last calls stayed at or below; null before the first.</param>
/// <param name="LastFailure">What the last failed call met, without secrets; null when none failed.</param>
/// <param name="LastFailureAt">When.</param>
public sealed record SourceCalls(long Calls, long TooMany, string? Breaker, TimeSpan? Median, TimeSpan? Slowest, string? LastFailure, DateTimeOffset? LastFailureAt)
{
    /// <summary>Before the first call.</summary>
    public static readonly SourceCalls None = new(0, 0, null, null, null, null, null);
}
