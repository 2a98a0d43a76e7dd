using SceneScout.Domain.Events;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Statements of the tables of raw listings.</summary>
internal static class RawTables
{
    public static readonly RowStatement<RawRow> Insert = RowStatement<RawRow>.Insert("raw_events",
    [
        new("id", ColumnType.Id, r => r.Id),
        new("source", ColumnType.Text, r => r.Key.Source.Value),
        new("external_id", ColumnType.Text, r => r.Key.ExternalId),
        new("data", ColumnType.Json, r => r.Json),
        new("content_hash", ColumnType.Text, r => r.ContentHash),
        new("discovered_at", ColumnType.Instant, r => r.SeenAt),
        new("last_seen_at", ColumnType.Instant, r => r.SeenAt),
        new("latitude", ColumnType.Real, r => r.Location?.Latitude),
        new("longitude", ColumnType.Real, r => r.Location?.Longitude),
        new("range_start", ColumnType.Instant, r => r.Range?.Start),
        new("range_end", ColumnType.Instant, r => r.Range?.End),
        new("ingestion_batch_id", ColumnType.Id, r => r.Batch),
        new("observed_at", ColumnType.Instant, r => r.ObservedAt),
        new("revision", ColumnType.Whole, r => r.Revision),
    ]);

    public static readonly RowStatement<RawRow> Update = RowStatement<RawRow>.Update(
        "raw_events",
        [.. Insert.Columns.Where(c => c.Name is not ("source" or "external_id" or "discovered_at"))],
        ", processed = FALSE, processed_at = NULL, error = NULL, retry_count = 0, content_expired_at = NULL");

    public static readonly RowStatement<RawRow> Place = RowStatement<RawRow>.Update(
        "raw_events", [.. Insert.Columns.Where(c => c.Name is "id" or "latitude" or "longitude" or "range_start" or "range_end")]);

    public static readonly RowStatement<RowMark> Mark = RowStatement<RowMark>.Update("raw_events",
    [
        new("id", ColumnType.Id, r => r.Id),
        new("ingestion_batch_id", ColumnType.Id, r => r.Batch),
        new("error", ColumnType.Text, r => r.Error),
        new("processed_at", ColumnType.Instant, r => r.At),
    ], ", processed = TRUE");

    public static readonly RowStatement<(Guid Id, Guid Batch)> Requeue = RowStatement<(Guid Id, Guid Batch)>.Update("raw_events",
    [
        new("id", ColumnType.Id, r => r.Id),
        new("ingestion_batch_id", ColumnType.Id, r => r.Batch),
    ], ", retry_count = retry_count + 1");

    public static readonly RowStatement<(Guid Id, Guid Batch)> Gather = RowStatement<(Guid Id, Guid Batch)>.Update("raw_events", Requeue.Columns);

    public static readonly RowStatement<BatchRow> Batch = RowStatement<BatchRow>.Upsert("ingestion_batches",
    [
        new("id", ColumnType.Id, r => r.Id),
        new("source", ColumnType.Text, r => StorableText.Clip(r.Source, 100)),
        new("worker_id", ColumnType.Text, r => r.WorkerId),
        new("event_count", ColumnType.Whole, r => r.EventCount),
        new("status", ColumnType.Text, _ => "completed"),
        new("started_at", ColumnType.Instant, r => r.StartedAt),
        new("completed_at", ColumnType.Instant, r => r.CompletedAt),
        new("error", ColumnType.Text, _ => null),
        new("duplicate_count", ColumnType.Whole, r => r.Duplicates),
        new("normalized_count", ColumnType.Whole, r => r.Normalised),
        new("processing_time_ms", ColumnType.Whole, r => r.TimeMs),
        new("events_per_second", ColumnType.Real, r => r.EventsPerSecond),
    ]);

    private static readonly RowStatement<LogBatch> Log = RowStatement<LogBatch>.Insert("event_processing_batches",
    [
        new("stage", ColumnType.Text, r => r.Stage),
        new("status", ColumnType.Text, r => r.Status),
        new("worker_id", ColumnType.Text, r => r.WorkerId),
        new("processing_time_ms", ColumnType.Whole, r => r.TimeMs),
        new("error", ColumnType.Text, r => r.Error),
        new("created_at", ColumnType.Instant, r => r.At),
        new("items", ColumnType.Json, r => r.ItemsJson),
    ]);

    /// <summary>Adds to the log, one row for all that came to the same.</summary>
    public static ValueTask LogAsync(SqlSession session, IReadOnlyCollection<LogRow> rows) => session.PostAsync(Log, LogBatch.Of(rows));

    /// <summary>Reads rows under their lock, in order of id.</summary>
    public static async ValueTask<Dictionary<Guid, KnownRow>> LockAsync(SqlSession session, Guid[] ids)
    {
        var rows = await session.QueryAsync(
            $"SELECT id, content_hash, processed, observed_at, revision, latitude IS NOT NULL AS has_place, range_start IS NOT NULL AS has_range FROM raw_events WHERE {session.Dialect.IsAnyId("id", "$1")} ORDER BY id{session.Dialect.ForUpdate}",
            row => new KnownRow(row.Id("id"), row.Text("content_hash"), row.Bool("processed"))
            {
                ObservedAt = row.InstantOrNull("observed_at"),
                Revision = row.Long("revision"),
                HasPlace = row.Bool("has_place"),
                HasRange = row.Bool("has_range"),
            },
            [ids]).ConfigureAwait(false);
        return rows.ToDictionary(r => r.Id);
    }

    /// <summary>Marks rows as seen, all of one answer at once.</summary>
    public static async ValueTask SeeAsync(SqlSession session, IEnumerable<SeenRow> rows, DateTimeOffset now)
    {
        foreach (var answer in rows.GroupBy(r => r.ObservedAt))
            await session.PostAsync(
                $"UPDATE raw_events SET last_seen_at = $2, observed_at = coalesce($3, observed_at) WHERE {session.Dialect.IsAnyId("id", "$1")}",
                answer.Select(r => r.Id).ToArray(),
                now,
                answer.Key).ConfigureAwait(false);
    }

    public static RawHead Head(SqlRow row) => new(
        row.Id("id"), new ListingKey(new SourceName(row.Text("source")), row.Text("external_id")), row.Text("content_hash"), row.Bool("processed"), row.Long("revision"));

    public static RawEvent Read(SqlRow row) => new(
        row.Id("id"),
        new ListingKey(new SourceName(row.Text("source")), row.Text("external_id")),
        row.Text("data"),
        row.Text("content_hash"),
        row.Bool("processed"),
        row.Instant("discovered_at"),
        row.Instant("last_seen_at"),
        row.Long("revision"));
}
