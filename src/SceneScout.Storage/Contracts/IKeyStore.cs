using System.Collections.Immutable;

namespace SceneScout.Storage.Contracts;

/// <summary>API keys of sources, sealed: the store never sees a key.</summary>
public interface IKeyStore
{
    /// <summary>All keys, by source and name.</summary>
    Task<ImmutableArray<SealedKey>> ListAsync(CancellationToken cancellation);

    /// <summary>Adds a key.</summary>
    /// <returns>False when the source has a key of that name, whatever its status; nothing was written.</returns>
    Task<bool> AddAsync(SealedKey key, CancellationToken cancellation);

    /// <summary>Puts a key's new content in place of the old.</summary>
    /// <param name="key">The key as it is to be.</param>
    /// <param name="expected">Its <see cref="SealedKey.Version"/> as it was read.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>False when it has changed since, or is gone; nothing was written.</returns>
    Task<bool> ReplaceAsync(SealedKey key, long expected, CancellationToken cancellation);
}

/// <summary>A key as it is stored.</summary>
/// <param name="Id">Its id; sealed into the envelope, so that rows cannot be exchanged.</param>
/// <param name="Source">Whose key.</param>
/// <param name="Name">Its name within the source.</param>
/// <param name="Status">Whether it is in use.</param>
/// <param name="Fingerprint">Tells keys apart without telling them.</param>
/// <param name="Envelope">The sealed key; empty once revoked.</param>
/// <param name="Version">1 and on; grows with each change.</param>
/// <param name="CreatedAt">When it was added.</param>
/// <param name="UpdatedAt">When it was added, rotated or revoked last; wrapping it anew does not count.</param>
public sealed record SealedKey(
    Guid Id, string Source, string Name, KeyStatus Status, string Fingerprint, ImmutableArray<byte> Envelope, long Version, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>Whether a key is in use.</summary>
public enum KeyStatus
{
    /// <summary>It is.</summary>
    Active = 0,

    /// <summary>Never again; its content is gone.</summary>
    Revoked = 1,
}
