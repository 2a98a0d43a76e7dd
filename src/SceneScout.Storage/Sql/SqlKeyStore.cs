using System.Collections.Immutable;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Sealed keys in SQL.</summary>
internal sealed class SqlKeyStore(SqlDatabase database) : IKeyStore
{
    private const string Columns = "id, source, name, status, fingerprint, sealed, version, created_at, updated_at";

    public Task<ImmutableArray<SealedKey>> ListAsync(CancellationToken cancellation) => database.ReadAsync("list keys", async session =>
        (await session.QueryAsync($"SELECT {Columns} FROM api_keys", Read).ConfigureAwait(false))
            .OrderBy(k => k.Source, StringComparer.Ordinal).ThenBy(k => k.Name, StringComparer.Ordinal).ToImmutableArray(), cancellation);

    public Task<bool> AddAsync(SealedKey key, CancellationToken cancellation) => database.WriteAsync("add a key", async session =>
        await session.ExecuteAsync(
            $"INSERT INTO api_keys ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (source, name) DO NOTHING",
            key.Id,
            StorableText.Clean(key.Source),
            StorableText.Clean(key.Name),
            Name(key.Status),
            StorableText.Clean(key.Fingerprint),
            key.Envelope.ToArray(),
            key.Version,
            key.CreatedAt,
            key.UpdatedAt).ConfigureAwait(false) > 0, cancellation);

    public Task<bool> ReplaceAsync(SealedKey key, long expected, CancellationToken cancellation) => database.WriteAsync("replace a key", async session =>
        await session.ExecuteAsync(
            "UPDATE api_keys SET status = $3, fingerprint = $4, sealed = $5, version = $6, updated_at = $7 WHERE id = $1 AND version = $2",
            key.Id,
            expected,
            Name(key.Status),
            StorableText.Clean(key.Fingerprint),
            key.Envelope.ToArray(),
            key.Version,
            key.UpdatedAt).ConfigureAwait(false) > 0, cancellation);

    private static SealedKey Read(SqlRow row) => new(
        row.Id("id"), row.Text("source"), row.Text("name"), row.Text("status") == "active" ? KeyStatus.Active : KeyStatus.Revoked, row.Text("fingerprint"), [.. row.Bytes("sealed")], row.Long("version"), row.Instant("created_at"), row.Instant("updated_at"));

    private static string Name(KeyStatus status) => status == KeyStatus.Active ? "active" : "revoked";
}
