using SceneScout.Domain.Events;

namespace SceneScout.Storage.Contracts;

/// <summary>A raw listing that was ingested, with what it was read as then.</summary>
/// <param name="Raw">The row.</param>
/// <param name="Listing">The listing behind its event; null when it was not usable.</param>
/// <param name="Error">Why it was not usable; null when it was.</param>
public sealed record ReplayRow(RawEvent Raw, Listing? Listing, string? Error);
