using System.Collections.Immutable;

namespace SceneScout.Storage.Contracts;

/// <summary>Changes in order.</summary>
/// <param name="Changes">The changes; empty after a reset, and when there are none.</param>
/// <param name="Next">Where to go on.</param>
/// <param name="Reset">True when changes after the place asked for are kept no more, or the place is beyond the feed's end (of a store that was put back). The reader takes <paramref name="Next"/>, then reads all events, then goes on from there.</param>
/// <param name="Head">The feed's end.</param>
public sealed record FeedPage(ImmutableArray<FeedChange> Changes, long Next, bool Reset, long Head);
