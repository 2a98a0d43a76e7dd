using SceneScout.Domain.Feed;

namespace SceneScout.Storage.Rules;

/// <summary>A change on its way into the feed.</summary>
internal sealed record FeedEntry(Guid EventId, long Version, EventChangeKind Kind, DateTimeOffset At, string? TraceParent);
