using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>The audit log in SQL.</summary>
internal sealed class SqlAuditStore(SqlDatabase database) : IAuditStore
{
    private const int MaxText = 500;

    public Task AppendAsync(AuditEntry entry, CancellationToken cancellation) => database.WriteAsync("write the audit log", async session =>
    {
        await InsertAsync(session, entry).ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>Adds an entry in the transaction of the act.</summary>
    public static ValueTask InsertAsync(SqlSession session, AuditEntry entry)
    {
        var details = entry.Details.ToDictionary(d => StorableText.Clip(d.Key, MaxText)!, d => StorableText.Clip(d.Value, MaxText)!);
        return session.PostAsync(
            "INSERT INTO audit_log (actor, action, target, details, created_at) VALUES ($1, $2, $3, $4, $5)",
            StorableText.Clip(entry.Actor, MaxText),
            StorableText.Clip(entry.Action, MaxText),
            StorableText.Clip(entry.Target, MaxText),
            new Json(JsonSerializer.Serialize(details, AuditJson.Default.DictionaryStringString)),
            entry.At);
    }

    public Task<ImmutableArray<AuditEntry>> ListAsync(int limit, CancellationToken cancellation) =>
        database.ReadAsync("read the audit log", async session => (await session.QueryAsync(
            "SELECT actor, action, target, details, created_at FROM audit_log ORDER BY id DESC LIMIT $1",
            row => new AuditEntry(row.Text("actor"), row.Text("action"), row.TextOrNull("target"), Details(row.TextOrNull("details")), row.Instant("created_at")),
            Math.Clamp(limit, 1, 1000)).ConfigureAwait(false)).ToImmutableArray(), cancellation);

    private static ImmutableSortedDictionary<string, string> Details(string? json) =>
        json is null ? ImmutableSortedDictionary<string, string>.Empty
        : JsonSerializer.Deserialize(json, AuditJson.Default.DictionaryStringString)!.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
