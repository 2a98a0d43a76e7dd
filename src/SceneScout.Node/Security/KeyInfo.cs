using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Security;

/// <summary>A sealed key as people may see it.</summary>
/// <param name="Source">Whose key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Fingerprint">The id that logs and quotas give the key.</param>
/// <param name="Status">Whether it is in use.</param>
/// <param name="Readable">Whether a master key of this process opens it; false for a revoked one.</param>
/// <param name="Current">Whether it is wrapped by the current master key.</param>
/// <param name="CreatedAt">When it was added.</param>
/// <param name="UpdatedAt">When it was added, rotated or revoked last.</param>
internal sealed record KeyInfo(
    string Source, string Name, string Fingerprint, KeyStatus Status, bool Readable, bool Current, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
