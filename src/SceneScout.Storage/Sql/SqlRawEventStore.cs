using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Review;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Raw listings in SQL.</summary>
internal sealed class SqlRawEventStore(SqlDatabase database) : IRawEventStore
{
    private const int MaxBatch = 1000;

    // A transaction's worth; there is one every few seconds.
    private const int MaxGathered = 5000;

    public Task<DiscoveryCommit?> CommitDiscoveryAsync(DiscoveryBatch batch, DateTimeOffset now, CancellationToken cancellation)
    {
        if (batch.Listings.Length > MaxBatch || batch.Venues.Length > MaxBatch || batch.Unreadable.Length > MaxBatch)
            throw new ArgumentException(
                $"{batch.Listings.Length} listings, {batch.Venues.Length} venues and {batch.Unreadable.Length} unreadable entries; at most {MaxBatch} of each are accepted.", nameof(batch));
        var rows = DiscoveryWrites.Rows(batch, now);
        var venues = VenueTables.Rows(batch.Venues, now);
        var named = batch.Unreadable.Select(ListingIds.Of).ToList();
        return database.WriteAsync("keep discovered listings", async session =>
        {
            if (await TaskTables.LockAsync(session, batch.Lease).ConfigureAwait(false) is not { } task)
                return null;
            var known = await RawTables.LockAsync(session, [.. rows.Select(r => r.Id)]).ConfigureAwait(false);
            var plan = DiscoveryWrites.Decide(batch, rows, task, known, now);
            await session.PostAsync(RawTables.Insert, plan.Inserts).ConfigureAwait(false);
            await session.PostAsync(RawTables.Update, plan.Updates).ConfigureAwait(false);
            await RawTables.SeeAsync(session, plan.Seen, now).ConfigureAwait(false);
            await session.PostAsync(RawTables.Place, plan.Places).ConfigureAwait(false);
            await RawTables.LogAsync(session, plan.Logs).ConfigureAwait(false);
            if (task.Task.Area is { } area)
                await FreshnessTables.SeeAsync(session, area, task.Task.Id, [.. rows.Select(r => r.Id)], named, now).ConfigureAwait(false);
            if (known.Count + named.Count > 0)
                await FreshnessTables.ReviveAsync(session, known.Keys.Concat(named), batch.TraceParent ?? task.Task.TraceParent, now).ConfigureAwait(false);
            await TaskTables.FollowUpAsync(session, plan.Tasks, now).ConfigureAwait(false);
            await session.PostAsync(VenueTables.Upsert, venues).ConfigureAwait(false);
            await session.PostAsync(
                "UPDATE task_assignments SET checkpoint = $2, commits = commits + 1 WHERE task_id = $1",
                batch.Lease.TaskId,
                new Json(StorableJson.Clean(
                    JsonSerializer.Serialize(plan.Commit.Checkpoint, TaskJson.Default.DiscoveryCheckpoint), "checkpoint"))).ConfigureAwait(false);
            await Counters.MoveAsync(session, plan.Counters).ConfigureAwait(false);
            return plan.Commit;
        }, cancellation);
    }

    public Task<ImmutableArray<SentRow>> KeepAsync(SentBatch sent, DateTimeOffset now, CancellationToken cancellation)
    {
        if (sent.Listings.Length > MaxBatch || sent.Venues.Length > MaxBatch)
            throw new ArgumentException($"{sent.Listings.Length} listings and {sent.Venues.Length} venues; at most {MaxBatch} of each are accepted.", nameof(sent));
        var (batch, task) = SentWrites.Of(sent);
        var rows = DiscoveryWrites.Rows(batch, now);
        var venues = VenueTables.Rows(batch.Venues, now);
        return database.WriteAsync("keep sent listings", async session =>
        {
            var known = await RawTables.LockAsync(session, [.. rows.Select(r => r.Id)]).ConfigureAwait(false);
            var plan = DiscoveryWrites.Decide(batch, rows, task, sent.Again ? SentWrites.Forgotten(known) : known, now);
            await session.PostAsync(RawTables.Insert, plan.Inserts).ConfigureAwait(false);
            await session.PostAsync(RawTables.Update, plan.Updates).ConfigureAwait(false);
            await RawTables.SeeAsync(session, plan.Seen, now).ConfigureAwait(false);
            await session.PostAsync(RawTables.Place, plan.Places).ConfigureAwait(false);
            await RawTables.LogAsync(session, plan.Logs).ConfigureAwait(false);
            if (known.Count > 0)
                await FreshnessTables.ReviveAsync(session, known.Keys, batch.TraceParent, now).ConfigureAwait(false);
            await TaskTables.FollowUpAsync(session, plan.Tasks, now).ConfigureAwait(false);
            await session.PostAsync(VenueTables.Upsert, venues).ConfigureAwait(false);
            await Counters.MoveAsync(session, plan.Counters).ConfigureAwait(false);
            return SentWrites.Rows(rows, plan);
        }, cancellation);
    }

    public Task<Guid?> WithdrawAsync(ListingKey key, Act act, CancellationToken cancellation)
    {
        var id = ListingIds.Of(key);
        return database.WriteAsync<Guid?>("withdraw a listing", async session =>
        {
            var owner = await session.FirstAsync("SELECT event_id FROM event_sources WHERE id = $1", row => (Guid?)row.Id("event_id"), id).ConfigureAwait(false);
            if (owner is null)
                return null;
            await FreshnessTables.ChangeAsync(session, new Dictionary<Guid, FreshnessState> { [id] = FreshnessState.Expired }, null, act.At).ConfigureAwait(false);
            await AuditLog.AddAsync(session, act, "listing.withdraw", key.ToString()).ConfigureAwait(false);
            return owner;
        }, cancellation);
    }

    public Task<ImmutableArray<RawFate>> FatesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        database.ReadAsync("read fates of raw listings", async session => (await session.QueryAsync(
            $"""
            SELECT r.id, r.processed, r.error, m.event_id, e.review, coalesce(e.processed_version = e.version, FALSE) AS enriched
            FROM raw_events r LEFT JOIN event_sources m ON m.id = r.id LEFT JOIN events e ON e.id = m.event_id WHERE {session.Dialect.IsAnyId("r.id", "$1")}
            """,
            row => new RawFate(
                row.Id("id"),
                row.Bool("processed"),
                row.TextOrNull("error"),
                row.IsNull("event_id") ? null : row.Id("event_id"),
                row.TextOrNull("review") is { } review ? ReviewStates.Parse(review) ?? throw new InvalidDataException($"review '{review}' is unknown.") : ReviewState.None,
                row.Bool("enriched")),
            [ids.Distinct().ToArray()]).ConfigureAwait(false)).ToImmutableArray(), cancellation);

    public Task<ImmutableArray<RawHead>> HeadsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        ReadAsync("read heads of raw listings", "id, source, external_id, content_hash, processed, revision", RawTables.Head, row => row.Id, ids, cancellation);

    public Task<ImmutableArray<RawEvent>> ReadAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation) => ReadAsync(
        "read raw listings", "id, source, external_id, data, content_hash, processed, discovered_at, last_seen_at, revision", RawTables.Read, row => row.Id, ids, cancellation);

    private Task<ImmutableArray<T>> ReadAsync<T>(string what, string columns, Func<SqlRow, T> read, Func<T, Guid> idOf, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        database.ReadAsync(what, async session =>
        {
            var rows = await session.QueryAsync(
                $"SELECT {columns} FROM raw_events WHERE {session.Dialect.IsAnyId("id", "$1")}", read, [ids.Distinct().ToArray()]).ConfigureAwait(false);
            var byId = rows.ToDictionary(idOf);
            return ids.Where(byId.ContainsKey).Select(id => byId[id]).ToImmutableArray();
        }, cancellation);

    public Task<bool> CommitIngestionAsync(IngestionOutcome outcome, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync("end an ingestion", async session =>
        {
            if (await TaskTables.LockAsync(session, outcome.Lease).ConfigureAwait(false) is not { } task)
                return false;
            var known = await RawTables.LockAsync(session, [.. outcome.Rows.Select(r => r.RawId).Distinct()]).ConfigureAwait(false);
            var present = await EventTables.ResolveAsync(
                session, outcome.EventIds.Concat(outcome.Rows.Where(r => r.EventId is not null).Select(r => r.EventId!.Value))).ConfigureAwait(false);
            var plan = IngestionPlan.Decide(outcome, task, known, present.Where(p => p.Value.Processed).Select(p => p.Key).ToHashSet(), now);
            await session.PostAsync(RawTables.Mark, plan.Marks).ConfigureAwait(false);
            await session.PostAsync(RawTables.Batch, [plan.Batch]).ConfigureAwait(false);
            await RawTables.LogAsync(
                session,
                [.. plan.Logs.Select(l => l with { EventId = l.EventId is { } id && present.TryGetValue(id, out var stored) ? stored.Id : null })]).ConfigureAwait(false);
            await TaskTables.FollowUpAsync(session, plan.Tasks, now).ConfigureAwait(false);
            await TaskTables.CompleteAsync(session, outcome.Lease.TaskId, plan.ResultJson, now).ConfigureAwait(false);
            await Counters.MoveAsync(session, plan.Counters).ConfigureAwait(false);
            return true;
        }, cancellation);

    public Task<int> SweepAsync(int limit, int batchSize, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync("sweep unprocessed listings", async session =>
        {
            // Rows swept least often first: rows that fail again and again must not hold up the others.
            var rows = await session.QueryAsync(
                $"""
                SELECT r.id, r.source, r.retry_count, r.content_hash FROM raw_events r
                WHERE r.processed = FALSE AND NOT EXISTS (
                    SELECT 1 FROM task_assignments t
                    WHERE t.task_id = 'ingestion-' || r.source || '-' || r.ingestion_batch_id AND t.status IN ('queued', 'leased'))
                ORDER BY r.retry_count, r.discovered_at, r.id LIMIT $1{session.Dialect.SkipLockedOf("r")}
                """,
                row => (Id: row.Id("id"), Source: row.Text("source"), Sweeps: row.Long("retry_count"), Hash: row.Text("content_hash")),
                Math.Max(0, limit)).ConfigureAwait(false);
            var requeued = new List<(Guid, Guid)>();
            var tasks = new List<NewTask>();
            foreach (var source in rows.GroupBy(r => r.Source))
                foreach (var chunk in source.Chunk(Math.Clamp(batchSize, 1, MaxBatch)))
                {
                    var batch = DeterministicGuid.Of("sweep:" + string.Join(',', chunk.Select(r => $"{r.Id:N}:{r.Hash}:{r.Sweeps}")));
                    requeued.AddRange(chunk.Select(r => (r.Id, batch)));
                    tasks.Add(FollowUpTasks.Ingestion(source.Key, batch, [.. chunk.Select(r => r.Id)], null, NewTask.DefaultPriority, null));
                }

            await session.PostAsync(RawTables.Requeue, requeued).ConfigureAwait(false);
            await TaskTables.FollowUpAsync(session, tasks, now).ConfigureAwait(false);
            return rows.Count;
        }, cancellation);

    public Task<int> GatherAsync(int batchSize, DateTimeOffset keptBefore, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync("gather listings into batches", async session =>
        {
            var rows = await session.QueryAsync(
                $"""
                SELECT r.id, r.source, r.content_hash, r.last_seen_at FROM raw_events r
                WHERE r.processed = FALSE AND r.ingestion_batch_id IS NULL
                ORDER BY r.last_seen_at, r.id LIMIT {MaxGathered}{session.Dialect.SkipLockedOf("r")}
                """,
                row => new GatheredRow(row.Id("id"), row.Text("source"), row.Text("content_hash"), row.Instant("last_seen_at"))).ConfigureAwait(false);
            var plan = GatherPlan.Of(rows, Math.Clamp(batchSize, 1, MaxBatch), keptBefore);
            await session.PostAsync(RawTables.Gather, plan.Rows).ConfigureAwait(false);
            await TaskTables.FollowUpAsync(session, plan.Tasks, now).ConfigureAwait(false);
            return plan.Rows.Length;
        }, cancellation);
}
