using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>What online geocoders answered, in SQL.</summary>
internal sealed class SqlGeocodeStore(SqlDatabase database) : IGeocodeStore
{
    private const int MaxText = 1000;

    private static readonly RowStatement<KeptGeocode> Upsert = RowStatement<KeptGeocode>.Upsert(
        "geocodes",
        [
            new("question_key", ColumnType.Text, r => r.Key),
            new("question", ColumnType.Text, r => StorableText.Clip(r.Question, MaxText)),
            new("finding", ColumnType.Json, r => r.Finding is null ? null : StorableJson.CleanOwn(JsonSerializer.Serialize(r.Finding, EventJson.Default.PlaceFinding))),
            new("fault", ColumnType.Text, r => StorableText.Clip(r.Fault, MaxText)),
            new("asked_at", ColumnType.Instant, r => r.AskedAt),
            new("again_at", ColumnType.Instant, r => r.AgainAt),
        ]);

    public Task<ImmutableArray<GeocodeSubject>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        database.ReadAsync("read events for geocoding", async session => (await session.QueryAsync(
            $"""
            SELECT body, enrichment FROM events
            WHERE id IN ({session.Dialect.Ids("$1")} UNION SELECT event_id FROM event_redirects WHERE {session.Dialect.IsAnyId("retired_id", "$1")})
            AND processed_version = version ORDER BY id
            """,
            row => new GeocodeSubject(EventTables.Event(row), EventTables.Enrichment(row)!),
            [ids.Distinct().ToArray()]).ConfigureAwait(false)).ToImmutableArray(), cancellation);

    public Task<ImmutableDictionary<Guid, PlaceFinding>> StandingAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        database.ReadAsync("read standing places", async session => (await session.QueryAsync(
            $"SELECT id, enrichment FROM events WHERE {session.Dialect.IsAnyId("id", "$1")}",
            row => (Id: row.Id("id"), EventTables.Enrichment(row)?.Geocoded),
            [ids.Distinct().ToArray()]).ConfigureAwait(false))
            .Where(row => row.Geocoded is not null)
            .ToImmutableDictionary(row => row.Id, row => row.Geocoded!), cancellation);

    public Task<ImmutableDictionary<string, KeptGeocode>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation) =>
        database.ReadAsync("find answers of geocoders", async session => (await session.QueryAsync(
            $"SELECT question_key, question, finding, fault, asked_at, again_at FROM geocodes WHERE {session.Dialect.IsAnyText("question_key", "$1")}",
            row => new KeptGeocode(
                row.Text("question_key"),
                row.Text("question"),
                row.TextOrNull("finding") is { } finding ? JsonSerializer.Deserialize(finding, EventJson.Default.PlaceFinding) : null,
                row.TextOrNull("fault"),
                row.Instant("asked_at"),
                row.InstantOrNull("again_at")),
            [keys.Distinct().ToArray()]).ConfigureAwait(false)).ToImmutableDictionary(kept => kept.Key, StringComparer.Ordinal), cancellation);

    public Task KeepAsync(IReadOnlyCollection<KeptGeocode> answers, CancellationToken cancellation) => database.WriteAsync("keep answers of a geocoder", async session =>
    {
        await session.PostAsync(Upsert, Ordered(answers)).ConfigureAwait(false);
        return answers.Count;
    }, cancellation);

    public Task<GeocodeCommit?> CommitAsync(GeocodeBatch batch, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync<GeocodeCommit?>("end a task of geocoding", async session =>
        {
            if (await TaskTables.LockAsync(session, batch.Lease).ConfigureAwait(false) is not { } task)
                return null;
            var stored = await EventTables.LockProcessedAsync(session, [.. batch.Placed.Select(e => e.EventId)]).ConfigureAwait(false);
            var plan = GeocodePlan.Decide(batch, stored, StorableText.Clean(batch.Lease.WorkerId), task.Task.TraceParent, now);
            await session.PostAsync(Upsert, Ordered(batch.Answers)).ConfigureAwait(false);
            await session.PostAsync(EventTables.Enrich, plan.Rows).ConfigureAwait(false);
            await session.PostAsync(EventTables.MarkReview, plan.Reviews).ConfigureAwait(false);
            await FeedTables.AppendAsync(session, plan.Changes).ConfigureAwait(false);
            await RawTables.LogAsync(session, plan.Logs).ConfigureAwait(false);
            await TaskTables.CompleteAsync(session, batch.Lease.TaskId, plan.ResultJson, now).ConfigureAwait(false);
            return new GeocodeCommit([.. plan.Rows.Select(row => row.Event.Id)], plan.ResultJson);
        }, cancellation);

    // In one order everywhere: other tasks may keep the same.
    private static ImmutableArray<KeptGeocode> Ordered(IEnumerable<KeptGeocode> answers) => [.. answers.DistinctBy(a => a.Key).OrderBy(a => a.Key, StringComparer.Ordinal)];
}
