using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Storage.Contracts;

/// <summary>What is known of how a listing came to be what it is.</summary>
/// <param name="Key">The listing.</param>
/// <param name="FirstSeenAt">When it first stood behind an event.</param>
/// <param name="Changes">What changed in it, the newest first, as long as that is kept.</param>
public sealed record ListingPast(ListingKey Key, DateTimeOffset FirstSeenAt, ImmutableArray<ListingChange> Changes);
