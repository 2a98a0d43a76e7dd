namespace SceneScout.Dashboard.Pictures;

/// <summary>Something that happened to an event.</summary>
/// <param name="Seq">Its place in the feed.</param>
/// <param name="Kind">What happened.</param>
/// <param name="EventId">The event.</param>
/// <param name="Title">Its title; null when it is gone.</param>
/// <param name="City">Its city; null when none is known.</param>
/// <param name="Category">Its category; null when none is known.</param>
public sealed record LiveEntry(long Seq, string Kind, Guid EventId, string? Title, string? City, string? Category);
