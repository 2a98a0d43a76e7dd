using SceneScout.Domain.Matching;

namespace SceneScout.Storage.Contracts;

/// <summary>An event and the block that it is in.</summary>
/// <param name="Block">The block.</param>
/// <param name="Event">The event with its members.</param>
public sealed record LodgedEvent(string Block, StoredEvent Event);
