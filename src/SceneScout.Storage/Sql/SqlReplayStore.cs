using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>What is done again, in SQL.</summary>
internal sealed class SqlReplayStore(SqlDatabase database) : IReplayStore
{
    private const int MaxPage = 1000;
    private const int TaskPage = 200;

    private static readonly RowStatement<(Guid Id, long Revision, Guid Batch)> Reopen = RowStatement<(Guid Id, long Revision, Guid Batch)>.Update(
        "raw_events",
        [new("id", ColumnType.Id, r => r.Id), new("revision", ColumnType.Whole, r => r.Revision), new("ingestion_batch_id", ColumnType.Id, r => r.Batch)],
        ", processed = FALSE, processed_at = NULL, error = NULL, retry_count = 0");

    public Task<ImmutableArray<ReplayRow>> RowsAsync(DateTimeOffset since, string? source, Guid after, int limit, CancellationToken cancellation) =>
        database.ReadAsync("read listings again", async session => (await session.QueryAsync(
            $"""
            SELECT r.id, r.source, r.external_id, r.data, r.content_hash, r.processed, r.discovered_at, r.last_seen_at, r.revision, r.error, m.listing
            FROM raw_events r LEFT JOIN event_sources m ON m.id = r.id AND m.content_hash = r.content_hash
            WHERE r.id > $1 AND r.processed = TRUE AND r.content_expired_at IS NULL AND r.last_seen_at >= $2 AND (m.id IS NOT NULL OR r.error IS NOT NULL)
            {(source is null ? "" : "AND r.source = $4 ")}ORDER BY r.id LIMIT $3
            """,
            row => new ReplayRow(
                RawTables.Read(row),
                row.IsNull("error") && !row.IsNull("listing") ? EventTables.Listing(row) : null,
                row.TextOrNull("error")),
            Args(after, since, limit, source)).ConfigureAwait(false)).ToImmutableArray(), cancellation);

    public Task<ImmutableArray<ReplayEvent>> EventsAsync(DateTimeOffset since, string? source, Guid after, int limit, CancellationToken cancellation) =>
        database.ReadAsync("read events again", async session => (await session.QueryAsync(
            $"""
            SELECT e.body, e.enrichment, e.processed_at FROM events e
            WHERE e.id > $1 AND e.processed_version = e.version AND e.processed_at >= $2
            {(source is null ? "" : "AND EXISTS (SELECT 1 FROM event_sources s WHERE s.event_id = e.id AND s.source = $4) ")}ORDER BY e.id LIMIT $3
            """,
            row => new ReplayEvent(EventTables.Event(row), EventTables.Enrichment(row)!, row.Instant("processed_at")),
            Args(after, since, limit, source)).ConfigureAwait(false)).ToImmutableArray(), cancellation);

    public Task<int> IngestAgainAsync(IReadOnlyCollection<RawHead> rows, int batchSize, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync("ingest listings again", async session =>
        {
            var known = await RawTables.LockAsync(session, [.. rows.Select(r => r.Id).Distinct()]).ConfigureAwait(false);
            var due = rows.DistinctBy(r => r.Id).Where(r => known.TryGetValue(r.Id, out var row) && row.Processed && row.ContentHash == r.ContentHash && row.Revision == r.Revision).OrderBy(r => r.Id).ToList();
            var (reopened, tasks) = (new List<(Guid, long, Guid)>(due.Count), new List<NewTask>());
            foreach (var source in due.GroupBy(r => r.Key.Source.Value))
                foreach (var chunk in source.Chunk(Math.Clamp(batchSize, 1, MaxPage)))
                {
                    var batch = DeterministicGuid.Of("replay:" + string.Join(',', chunk.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Id:N}:{r.Revision}"))));
                    reopened.AddRange(chunk.Select(r => (r.Id, ListingRevision.Next(now, r.Revision), batch)));
                    tasks.Add(FollowUpTasks.Ingestion(source.Key, batch, [.. chunk.Select(r => r.Id)], null, NewTask.DefaultPriority, null));
                }

            await session.PostAsync(Reopen, reopened).ConfigureAwait(false);
            await TaskTables.FollowUpAsync(session, tasks, now).ConfigureAwait(false);
            await Counters.MoveAsync(session, [new(CounterNames.Discovered, reopened.Count)]).ConfigureAwait(false);
            return reopened.Count;
        }, cancellation);

    public Task<int> ProcessAgainAsync(IReadOnlyCollection<(Guid Id, long Version)> events, int batchSize, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync("process events again", async session =>
        {
            var asked = events.DistinctBy(e => e.Id).ToDictionary(e => e.Id, e => e.Version);
            var stored = await session.QueryAsync(
                $"SELECT id, version, processed_at FROM events WHERE {session.Dialect.IsAnyId("id", "$1")} AND processed_version = version ORDER BY id{session.Dialect.ForUpdate}",
                row => (Id: row.Id("id"), Version: row.Long("version"), At: row.Instant("processed_at")),
                [asked.Keys.ToArray()]).ConfigureAwait(false);
            var due = stored.Where(e => asked[e.Id] == e.Version).ToList();
            if (due.Count == 0)
                return 0;
            // No version is 0: what is known of the event stays until it is processed again.
            await session.PostAsync($"UPDATE events SET processed_version = 0 WHERE {session.Dialect.IsAnyId("id", "$1")}", [due.Select(e => e.Id).ToArray()]).ConfigureAwait(false);
            await TaskTables.FollowUpAsync(session, [.. due.Chunk(Math.Clamp(batchSize, 1, MaxPage)).Select(chunk => new NewTask
            {
                Id = $"processing-{DeterministicGuid.Of("replay:" + string.Join(',', chunk.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Id:N}:{e.Version}:{Instants.Micros(e.At)}")))):D}",
                Type = TaskType.Processing,
                Priority = NewTask.DefaultPriority,
                ParametersJson = JsonSerializer.Serialize(new ProcessingParameters([.. chunk.Select(e => e.Id)]), TaskJson.Default.ProcessingParameters),
            })], now).ConfigureAwait(false);
            return due.Count;
        }, cancellation);

    public Task<int> FollowAgainAsync(TaskType stage, IReadOnlyCollection<(Guid Id, long Version)> events, int batchSize, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync("follow events again", async session =>
        {
            var asked = events.DistinctBy(e => e.Id).ToDictionary(e => e.Id, e => e.Version);
            var stored = await session.QueryAsync(
                $"SELECT id, version FROM events WHERE {session.Dialect.IsAnyId("id", "$1")} AND processed_version = version ORDER BY id",
                row => (Id: row.Id("id"), Version: row.Long("version")),
                [asked.Keys.ToArray()]).ConfigureAwait(false);
            var waiting = await WaitingAsync(session, stage, stored.Select(e => e.Id).ToHashSet()).ConfigureAwait(false);
            var due = stored.Where(e => asked[e.Id] == e.Version && !waiting.Contains(e.Id)).Select(e => e.Id).ToList();
            await TaskTables.FollowUpAsync(session, [.. due.Chunk(Math.Clamp(batchSize, 1, MaxPage)).Select(chunk => new NewTask
            {
                Id = $"{stage.Name()}-{DeterministicGuid.Of(string.Create(CultureInfo.InvariantCulture, $"replay:{Instants.Micros(now)}:") + string.Join(',', chunk.Select(id => $"{id:N}"))):D}",
                Type = stage,
                Priority = NewTask.DefaultPriority,
                ParametersJson = JsonSerializer.Serialize(new ProcessingParameters([.. chunk]), TaskJson.Default.ProcessingParameters),
            })], now).ConfigureAwait(false);
            return due.Count;
        }, cancellation);

    // Which of the events a task of the stage waits with. Tasks are read by pages and of their events those that are asked for are kept, however many wait.
    // The queued ones first, and again at last: one that is claimed meanwhile is met among the leased, and one that comes back among the queued.
    private static async Task<HashSet<Guid>> WaitingAsync(SqlSession session, TaskType stage, HashSet<Guid> asked)
    {
        var waiting = new HashSet<Guid>();
        foreach (var status in (string[])["queued", "leased", "queued"])
            for (var (at, id) = (DateTimeOffset.UnixEpoch, ""); waiting.Count < asked.Count;)
            {
                var page = await session.QueryAsync(
                    "SELECT created_at, task_id, parameters FROM task_assignments WHERE task_type = $1 AND status = $2 AND (created_at, task_id) > ($3, $4) ORDER BY created_at, task_id LIMIT $5",
                    row => (At: row.Instant("created_at"), Id: row.Text("task_id"), Events: EventIds(row.Text("parameters"))),
                    stage.Name(),
                    status,
                    at,
                    id,
                    TaskPage).ConfigureAwait(false);
                waiting.UnionWith(page.SelectMany(task => task.Events).Where(asked.Contains));
                if (page.Count < TaskPage)
                    break;
                (at, id) = (page[^1].At, page[^1].Id);
            }

        return waiting;
    }

    // Of a task that nobody can read the runner tells; it waits with no events.
    private static ImmutableArray<Guid> EventIds(string parameters)
    {
        try
        {
            return JsonSerializer.Deserialize(parameters, TaskJson.Default.ProcessingParameters)?.EventIds is { IsDefault: false } ids ? ids : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static object?[] Args(Guid after, DateTimeOffset since, int limit, string? source) =>
        source is null ? [after, since, Math.Clamp(limit, 1, MaxPage)] : [after, since, Math.Clamp(limit, 1, MaxPage), StorableText.Clean(source)];
}
