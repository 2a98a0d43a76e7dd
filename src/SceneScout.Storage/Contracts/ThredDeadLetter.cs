namespace SceneScout.Storage.Contracts;

/// <summary>An event that nobody could handle.</summary>
/// <param name="Id">The letter's id, the same each time that it is written.</param>
/// <param name="EventId">The event.</param>
/// <param name="ThredId">The thred that it was for; null when it was bound to none.</param>
/// <param name="Code">The fault's number.</param>
/// <param name="Fault">The fault's name.</param>
/// <param name="Message">What happened.</param>
/// <param name="EventJson">The event.</param>
/// <param name="FailedAt">When.</param>
public sealed record ThredDeadLetter(string Id, string EventId, string? ThredId, int Code, string Fault, string Message, string EventJson, DateTimeOffset FailedAt);
