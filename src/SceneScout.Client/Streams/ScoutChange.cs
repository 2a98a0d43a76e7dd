using SceneScout.Client.Events;

namespace SceneScout.Client.Streams;

/// <summary>A change of an event.</summary>
/// <param name="Seq">Its place in the feed.</param>
/// <param name="EventId">The event.</param>
/// <param name="Version">Its version after the change.</param>
/// <param name="Kind">What happened: created, updated, merged, ...</param>
/// <param name="At">When.</param>
/// <param name="Event">The event as it is now; null when it is gone or not published.</param>
public sealed record ScoutChange(long Seq, Guid EventId, long Version, string Kind, DateTimeOffset At, ScoutEvent? Event);

/// <summary>A page of changes.</summary>
/// <param name="Changes">The changes in order.</param>
/// <param name="Next">Where to go on.</param>
/// <param name="Reset">True when changes after the place that was asked for are not kept any more: read all events, then go on.</param>
public sealed record ScoutChanges(IReadOnlyList<ScoutChange> Changes, long Next, bool Reset);
