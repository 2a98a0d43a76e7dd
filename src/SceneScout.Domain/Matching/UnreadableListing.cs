using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>A stored listing that cannot be read. It stays with its event, which stays together; nothing is compared with it, and no content comes of it, until its source lists it anew.</summary>
/// <param name="Key">The listing.</param>
/// <param name="EventId">The event that it stands behind.</param>
/// <param name="Problem">Why it cannot be read.</param>
public sealed record UnreadableListing(ListingKey Key, Guid EventId, string Problem);
