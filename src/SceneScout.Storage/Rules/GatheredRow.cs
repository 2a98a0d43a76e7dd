namespace SceneScout.Storage.Rules;

/// <summary>A row that waits for an ingestion task.</summary>
/// <param name="Id">The row.</param>
/// <param name="Source">Its source.</param>
/// <param name="Hash">Its content.</param>
/// <param name="KeptAt">When it was kept as it is.</param>
internal sealed record GatheredRow(Guid Id, string Source, string Hash, DateTimeOffset KeptAt);
