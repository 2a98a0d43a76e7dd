namespace SceneScout.Node.Alerts;

/// <summary>Something that is or was not as it should be.</summary>
/// <param name="Condition">What, as it was seen last.</param>
/// <param name="Since">When it was seen first.</param>
/// <param name="Seen">When it was seen last.</param>
/// <param name="Fired">When it had been so for long enough that somebody is told; null before that.</param>
/// <param name="Resolved">When it was over; null while it is not.</param>
internal sealed record Alert(AlertCondition Condition, DateTimeOffset Since, DateTimeOffset Seen, DateTimeOffset? Fired, DateTimeOffset? Resolved);
