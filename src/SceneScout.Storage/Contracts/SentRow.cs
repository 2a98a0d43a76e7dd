using SceneScout.Domain.Events;

namespace SceneScout.Storage.Contracts;

/// <summary>What keeping a sent listing came to.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Key">The listing.</param>
/// <param name="Queued">Whether it is ingested now; false when it was known with the same content, or a later reading is kept.</param>
/// <param name="IsNew">Whether it was not known before.</param>
public sealed record SentRow(Guid Id, ListingKey Key, bool Queued, bool IsNew);
