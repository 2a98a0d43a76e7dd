using System.Collections.Immutable;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Requests in SQL. On a database without notifications nobody is woken and whoever waits looks again.</summary>
internal class SqlRequestStore(SqlDatabase database) : IRequestStore
{
    private const int MaxText = 200;
    private const string Columns =
        "id, action, params, status, result, error, requested_by, idempotency_key, trace_parent, attempts, created_at, completed_at";

    public Task<(SpawnRequest Request, bool Known)> AddAsync(NewSpawnRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        var parameters = new Json(StorableJson.CleanObject(request.ParamsJson, "params"));
        var key = StorableText.Clip(request.IdempotencyKey, MaxText);
        return database.WriteAsync("keep a request", async session =>
        {
            if (await session.FirstAsync(
                $"SELECT {Columns} FROM spawn_requests WHERE id = $1 OR idempotency_key = $2 ORDER BY created_at LIMIT 1", Read, request.Id, key).ConfigureAwait(false) is { } known)
                return (known, true);
            var added = await session.FirstAsync(
                "INSERT INTO spawn_requests (id, action, params, status, created_at, requested_by, idempotency_key, trace_parent) "
                + $"VALUES ($1, $2, $3, 'pending', $4, $5, $6, $7) RETURNING {Columns}",
                Read,
                request.Id,
                StorableText.Clip(request.Action, MaxText),
                parameters,
                now,
                StorableText.Clip(request.RequestedBy, MaxText),
                key,
                StorableText.Clip(request.TraceParent, MaxText)).ConfigureAwait(false);
            if (request.Act is { } act)
                await SqlAuditStore.InsertAsync(session, act).ConfigureAwait(false);
            return (added!, false);
        }, cancellation);
    }

    public Task<ImmutableArray<SpawnRequest>> ClaimAsync(string owner, int max, DateTimeOffset leaseUntil, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync("claim requests", async session => (await session.QueryAsync(
            $"""
            WITH picked AS MATERIALIZED (
                SELECT id FROM spawn_requests WHERE status = 'pending' AND (lease_until IS NULL OR lease_until <= $1)
                ORDER BY created_at, id LIMIT $2{session.Dialect.SkipLocked})
            UPDATE spawn_requests SET owner = $3, lease_until = $4, attempts = attempts + 1 WHERE id IN (SELECT id FROM picked) RETURNING {Columns}
            """,
            Read,
            now,
            Math.Clamp(max, 1, 100),
            owner,
            leaseUntil).ConfigureAwait(false)).OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).ToImmutableArray(), cancellation);

    public Task<ImmutableArray<Guid>> CompleteAsync(string owner, IReadOnlyList<SpawnRequestEnd> ends, DateTimeOffset now, CancellationToken cancellation)
    {
        var clean = ends.Select(e => e with { ResultJson = StorableJson.CleanObject(e.ResultJson, "result") }).OrderBy(e => e.Id).ToList();
        return database.WriteAsync("end requests", async session =>
        {
            var ended = ImmutableArray.CreateBuilder<Guid>();
            foreach (var end in clean)
                if (await session.ExecuteAsync(
                    "UPDATE spawn_requests SET status = $3, result = $4, error = $5, completed_at = $6, lease_until = NULL WHERE id = $1 AND status = 'pending' AND owner = $2",
                    end.Id,
                    owner,
                    end.Refused ? "refused" : "done",
                    new Json(end.ResultJson),
                    StorableText.Clip(end.Error, 2000),
                    now).ConfigureAwait(false) > 0)
                    ended.Add(end.Id);
            if (session.Dialect.Notify is { } notify)
                foreach (var payload in Announcements.Of("request", ended))
                    await session.PostAsync(notify, Announcements.Channel, payload).ConfigureAwait(false);
            return ended.ToImmutable();
        }, cancellation);
    }

    public Task ReleaseAsync(string owner, IReadOnlyList<Guid> ids, string error, DateTimeOffset notBefore, CancellationToken cancellation) =>
        database.WriteAsync("give requests back", session => session.ExecuteAsync(
            $"UPDATE spawn_requests SET lease_until = $3, error = $4 WHERE {session.Dialect.IsAnyId("id", "$1")} AND status = 'pending' AND owner = $2",
            ids.ToArray(),
            owner,
            notBefore,
            StorableText.Clip(error, 2000)), cancellation);

    public Task<SpawnRequest?> FindAsync(Guid id, CancellationToken cancellation) =>
        database.ReadAsync("read a request", session => session.FirstAsync($"SELECT {Columns} FROM spawn_requests WHERE id = $1", Read, id), cancellation);

    public Task<SpawnRequest?> FindByKeyAsync(string idempotencyKey, CancellationToken cancellation) =>
        database.ReadAsync("read a request", session => session.FirstAsync($"SELECT {Columns} FROM spawn_requests WHERE idempotency_key = $1", Read, StorableText.Clip(idempotencyKey, MaxText)), cancellation);

    public Task<SpawnRequest> RecordAsync(NewSpawnRequest request, string resultJson, DateTimeOffset now, CancellationToken cancellation)
    {
        var parameters = new Json(StorableJson.CleanObject(request.ParamsJson, "params"));
        var result = new Json(StorableJson.CleanObject(resultJson, "result"));
        var key = StorableText.Clip(request.IdempotencyKey, MaxText);
        return database.WriteAsync("record a request", async session =>
        {
            await session.PostAsync(
                "INSERT INTO spawn_requests (id, action, params, status, result, created_at, completed_at, requested_by, idempotency_key, trace_parent) "
                + "VALUES ($1, $2, $3, 'done', $4, $5, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
                request.Id,
                StorableText.Clip(request.Action, MaxText),
                parameters,
                result,
                now,
                StorableText.Clip(request.RequestedBy, MaxText),
                key,
                StorableText.Clip(request.TraceParent, MaxText)).ConfigureAwait(false);
            return (await session.FirstAsync(
                $"SELECT {Columns} FROM spawn_requests WHERE id = $1 OR idempotency_key = $2 ORDER BY created_at LIMIT 1", Read, request.Id, key).ConfigureAwait(false))!;
        }, cancellation);
    }

    public Task<ImmutableArray<SpawnRequest>> ListAsync(int limit, CancellationToken cancellation) =>
        database.ReadAsync("list requests", async session => (await session.QueryAsync(
            $"SELECT {Columns} FROM spawn_requests ORDER BY created_at DESC, id DESC LIMIT $1", Read, Math.Clamp(limit, 1, 1000)).ConfigureAwait(false)).ToImmutableArray(), cancellation);

    public virtual Task ListenAsync(Action listening, Action<string> notified, CancellationToken cancellation)
    {
        listening();
        return Task.Delay(Timeout.Infinite, cancellation);
    }

    private static SpawnRequest Read(SqlRow row) => new(
        row.Id("id"),
        row.Text("action"),
        row.Text("params"),
        row.Text("status"),
        row.TextOrNull("result"),
        row.TextOrNull("error"),
        row.Text("requested_by"),
        row.TextOrNull("idempotency_key"),
        row.TextOrNull("trace_parent"),
        row.Int("attempts"),
        row.Instant("created_at"),
        row.InstantOrNull("completed_at"));
}
