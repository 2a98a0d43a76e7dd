namespace SceneScout.Dashboard.Pictures;

/// <summary>One alert.</summary>
/// <param name="Rule">By which rule.</param>
/// <param name="Subject">Of what; null of the node or the cluster.</param>
/// <param name="Severity"><c>critical</c>, <c>high</c> or <c>medium</c>.</param>
/// <param name="Summary">In a sentence.</param>
/// <param name="Action">What to do about it.</param>
/// <param name="Since">When it began.</param>
/// <param name="Resolved">When it was over; null while it is not.</param>
public sealed record AlertLine(string Rule, string? Subject, string Severity, string Summary, string Action, DateTimeOffset Since, DateTimeOffset? Resolved);
