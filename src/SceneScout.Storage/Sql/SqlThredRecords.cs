using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Records that workflows keep, in SQL. What workflows say is never part of a statement, only of its values.</summary>
internal sealed class SqlThredRecords(SqlDatabase database) : IThredRecords
{
    public Task<string> RunAsync(
        string requestId, IReadOnlyCollection<string> kinds, DateTimeOffset now, Func<IReadOnlyList<ThredRecord>?, ThredRecordWork> work, CancellationToken cancellation) =>
        database.WriteAsync("change records of workflows", async session =>
        {
            // In one order, so that two requests wait for each other in turn.
            foreach (var kind in kinds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                await session.ExecuteAsync(
                    "INSERT INTO thred_record_kinds (kind, requests) VALUES ($1, 1) ON CONFLICT (kind) DO UPDATE SET requests = thred_record_kinds.requests + 1", StorableText.Clean(kind)).ConfigureAwait(false);
            }

            var done = await session.QueryAsync("SELECT answer FROM thred_record_requests WHERE request_id = $1", row => row.Text("answer"), requestId).ConfigureAwait(false);
            if (done.Count > 0)
                return done[0];
            var records = await session.QueryAsync(
                $"SELECT kind, id, record FROM thred_records WHERE {session.Dialect.IsAnyText("kind", "$1")} ORDER BY place LIMIT $2",
                row => new ThredRecord(row.Text("kind"), row.Text("id"), row.Text("record")), kinds.Select(StorableText.Clean).ToArray(), IThredRecords.MostRecords + 1).ConfigureAwait(false);
            var result = work(records.Count > IThredRecords.MostRecords ? null : [.. records]);
            foreach (var (kind, id) in result.Gone)
                await session.ExecuteAsync("DELETE FROM thred_records WHERE kind = $1 AND id = $2", StorableText.Clean(kind), StorableText.Clean(id)).ConfigureAwait(false);
            foreach (var record in result.Put)
            {
                await session.ExecuteAsync(
                    "INSERT INTO thred_records (kind, id, record, changed_at) VALUES ($1, $2, $3, $4) ON CONFLICT (kind, id) DO UPDATE SET record = excluded.record, changed_at = excluded.changed_at",
                    StorableText.Clean(record.Kind), StorableText.Clean(record.Id), new Json(StorableJson.Clean(record.Json, "record")), now).ConfigureAwait(false);
            }

            await session.ExecuteAsync("INSERT INTO thred_record_requests (request_id, answer, done_at) VALUES ($1, $2, $3)", requestId, StorableText.Clean(result.Answer), now).ConfigureAwait(false);
            return result.Answer;
        }, cancellation);
}
