namespace SceneScout.Dashboard.Pictures;

/// <summary>An API key sealed in the store, as people may see it.</summary>
/// <param name="Source">Whose key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Fingerprint">The id that logs give it.</param>
/// <param name="Status">Whether it is in use.</param>
/// <param name="UpdatedAt">When it was added, rotated or revoked last.</param>
public sealed record SealedKeyLine(string Source, string Name, string Fingerprint, string Status, DateTimeOffset UpdatedAt);
