namespace SceneScout.Storage.Contracts;

/// <summary>A place in an order by instant, newest first.</summary>
/// <param name="At">The instant.</param>
/// <param name="Id">Among equals, by id, the last first.</param>
public sealed record TimedPlace(DateTimeOffset At, string Id);
