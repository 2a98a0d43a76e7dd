using SceneScout.Domain.Review;

namespace SceneScout.Storage.Contracts;

/// <summary>What became of a raw listing.</summary>
/// <param name="Id">The row.</param>
/// <param name="Processed">Whether its present content was ingested.</param>
/// <param name="Error">Why it was rejected or skipped; null when it was not.</param>
/// <param name="EventId">The event that it stands behind; null for none.</param>
/// <param name="Review">That event's state of review.</param>
/// <param name="Enriched">Whether that event is processed at its version.</param>
public sealed record RawFate(Guid Id, bool Processed, string? Error, Guid? EventId, ReviewState Review, bool Enriched);
