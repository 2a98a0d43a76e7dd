namespace SceneScout.Dashboard.Pictures;

/// <summary>A source: what it may be asked, and how it answers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State"><c>on</c>, <c>paused</c>, or <c>off</c> when it has no key.</param>
/// <param name="Calls">Calls that this node made since its start.</param>
/// <param name="TooMany">Of these, answered with 429.</param>
/// <param name="Breaker"><c>closed</c>, <c>open</c>, <c>half-open</c>, <c>isolated</c>; null where no breaker watches.</param>
/// <param name="Median">Median time of the last calls; null before the first.</param>
/// <param name="Slowest">The time that 95 of 100 of the last calls stayed below; null before the first.</param>
/// <param name="LastFailure">What the last failed call met; null when none failed.</param>
/// <param name="LastFailureAt">When.</param>
/// <param name="Listings">Listings in the store.</param>
/// <param name="Queued">Its tasks that wait.</param>
/// <param name="Running">Its tasks at work.</param>
/// <param name="Budgets">How its call budget stands; empty when its owner did not answer.</param>
/// <param name="BudgetFault">Why the budget is not known; null when it is.</param>
/// <param name="Keys">Its keys on this node.</param>
public sealed record SourcePicture(
    string Name,
    string State,
    long Calls,
    long TooMany,
    string? Breaker,
    TimeSpan? Median,
    TimeSpan? Slowest,
    string? LastFailure,
    DateTimeOffset? LastFailureAt,
    long Listings,
    long Queued,
    long Running,
    IReadOnlyList<BudgetBar> Budgets,
    string? BudgetFault,
    IReadOnlyList<KeyHealth> Keys);
