using System.Collections.Immutable;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Scripts;

/// <summary>An event as it is remembered: with the thred that it concerned and those whom it went to.</summary>
internal sealed record RecordedEvent(ThredEvent Event, string? ThredId, ImmutableArray<string> To, long Timestamp);
