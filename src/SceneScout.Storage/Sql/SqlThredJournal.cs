using System.Collections.Immutable;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sql;

/// <summary>The journal of threds, in SQL. A row without a manifest is what was deleted.</summary>
internal sealed class SqlThredJournal(SqlDatabase database) : IThredJournal
{
    private static readonly byte[] Nothing = [];

    private static readonly RowStatement<ThredJournalEntry> Write = RowStatement<ThredJournalEntry>.Append(
        "thred_journal",
        [
            new("persistence_id", ColumnType.Text, e => e.PersistenceId),
            new("seq", ColumnType.Whole, e => e.Seq),
            new("manifest", ColumnType.Text, e => e.Manifest),
            new("payload", ColumnType.Bytes, e => e.Payload),
        ]);

    public Task AppendAsync(IReadOnlyList<ThredJournalEntry> entries, CancellationToken cancellation) => database.WriteRowsAsync("write journal of threds", Write, entries, cancellation);

    public Task<ImmutableArray<ThredJournalEntry>> ReadAsync(string persistenceId, long from, long through, int limit, CancellationToken cancellation) =>
        database.ReadAsync("read journal of threds", async session => (await session.QueryAsync(
            "SELECT persistence_id, seq, manifest, payload FROM thred_journal WHERE persistence_id = $1 AND seq BETWEEN $2 AND $3 AND manifest <> '' ORDER BY seq LIMIT $4",
            Entry, persistenceId, from, through, limit).ConfigureAwait(false)).ToImmutableArray(), cancellation);

    public Task<ImmutableSortedDictionary<string, ImmutableArray<ThredJournalEntry>>> ReadBeginningsAsync(IReadOnlyCollection<string> persistenceIds, int through, CancellationToken cancellation) =>
        database.ReadAsync("read journal of threds", async session => (await session.QueryAsync(
            $"SELECT persistence_id, seq, manifest, payload FROM thred_journal WHERE {session.Dialect.IsAnyText("persistence_id", "$1")} AND seq <= $2 AND manifest <> '' ORDER BY persistence_id, seq",
            Entry, persistenceIds.ToArray(), through).ConfigureAwait(false))
            .GroupBy(entry => entry.PersistenceId, StringComparer.Ordinal).ToImmutableSortedDictionary(owner => owner.Key, owner => owner.ToImmutableArray(), StringComparer.Ordinal), cancellation);

    // Each of them is looked up in the index: a planner that does not know that most of them have no entries would read the whole table.
    public Task<ImmutableSortedDictionary<string, long>> HighestAsync(IReadOnlyCollection<string> persistenceIds, CancellationToken cancellation) =>
        database.ReadAsync("read journal of threds", async session => (await session.QueryAsync(
            $"""
            SELECT ids.value AS persistence_id, coalesce((SELECT j.seq FROM thred_journal j WHERE j.persistence_id = ids.value ORDER BY j.seq DESC LIMIT 1), 0) AS highest
            FROM ({session.Dialect.Texts("$1")}) AS ids
            """,
            Highest, (object)persistenceIds.ToArray()).ConfigureAwait(false))
            .Where(entry => entry.Value > 0).ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal), cancellation);

    private static ThredJournalEntry Entry(SqlRow row) => new(row.Text("persistence_id"), row.Long("seq"), row.Text("manifest"), row.Bytes("payload"));

    private static KeyValuePair<string, long> Highest(SqlRow row) => new(row.Text("persistence_id"), row.Long("highest"));

    public Task DeleteAsync(string persistenceId, long through, bool keepNumber, CancellationToken cancellation) => database.WriteAsync("delete of the journal of threds", async session =>
    {
        if (!keepNumber)
        {
            await session.ExecuteAsync("DELETE FROM thred_journal WHERE persistence_id = $1 AND seq <= $2", persistenceId, through).ConfigureAwait(false);
            return true;
        }

        await session.ExecuteAsync(
            "DELETE FROM thred_journal WHERE persistence_id = $1 AND seq <= $2 AND seq < (SELECT max(last.seq) FROM thred_journal AS last WHERE last.persistence_id = $1)", persistenceId, through).ConfigureAwait(false);
        await session.ExecuteAsync("UPDATE thred_journal SET manifest = '', payload = $3 WHERE persistence_id = $1 AND seq <= $2", persistenceId, through, Nothing).ConfigureAwait(false);
        return true;
    }, cancellation);
}
