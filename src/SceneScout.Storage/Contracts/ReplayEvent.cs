using SceneScout.Domain.Events;

namespace SceneScout.Storage.Contracts;

/// <summary>An event that was processed at its version.</summary>
/// <param name="Event">The event.</param>
/// <param name="Enrichment">What was found out then.</param>
/// <param name="ProcessedAt">When that was.</param>
public sealed record ReplayEvent(CanonicalEvent Event, Enrichment Enrichment, DateTimeOffset ProcessedAt);
