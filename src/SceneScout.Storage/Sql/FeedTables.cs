using SceneScout.Domain.Feed;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Statements of the feed's tables.</summary>
internal static class FeedTables
{
    private const int MaxTrace = 200;

    // Where places are given afterwards, a write's changes are one row until then.
    private static readonly RowStatement<FeedEntry> Append = RowStatement<FeedEntry>.InsertPacked(
        "event_feed",
        "event_feed_waiting",
        [
            new("event_id", ColumnType.Id, r => r.EventId),
            new("version", ColumnType.Whole, r => r.Version),
            new("kind", ColumnType.Text, r => r.Kind.Name()),
            new("at", ColumnType.Instant, r => r.At),
            new("trace_parent", ColumnType.Text, r => r.TraceParent),
        ]);

    /// <summary>Appends changes, in order, in the transaction that makes them. One without a trace of its own gets the caller's.</summary>
    public static ValueTask AppendAsync(SqlSession session, IReadOnlyList<FeedEntry> entries)
    {
        if (!session.Feeds)
            return ValueTask.CompletedTask;
        session.Appended.AddRange(entries);
        return session.PostAsync(Append, [.. entries.Select(e => e with { TraceParent = StorableText.Clip(e.TraceParent ?? session.Trace, MaxTrace) })]);
    }

    /// <summary>Reads changes. What waits for a place gets one first.</summary>
    public static async ValueTask<FeedPage> ReadAsync(SqlSession session, long since, int limit, bool documents)
    {
        // One statement, one snapshot: what is pruned between two would be a gap that nobody is told of.
        var rows = await session.QueryAsync(
            $"""
            SELECT {(documents ? EventTables.DocumentColumns + ", " : "")}b.head, b.pruned, f.seq, f.event_id, f.version, f.kind, f.at, f.trace_parent
            FROM (SELECT {session.Dialect.FeedHead} AS head, {Pruned} AS pruned) b
            LEFT JOIN (SELECT seq, event_id, version, kind, at, trace_parent FROM event_feed WHERE seq > $1 ORDER BY seq LIMIT $2) f ON TRUE
            {(documents ? "LEFT JOIN events e ON e.id = f.event_id" : "")} ORDER BY f.seq
            """,
            row => (Head: row.Long("head"), Pruned: row.Long("pruned"), Change: row.IsNull("seq") ? null : Change(row, documents)),
            since,
            limit).ConfigureAwait(false);
        var (head, pruned, _) = rows[0];
        if (since < pruned || since > head)
            return new FeedPage([], head, true, head);
        var changes = rows.Where(r => r.Change is not null).Select(r => r.Change!).ToList();
        return new FeedPage([.. changes], changes.Count == 0 ? since : changes[^1].Seq, false, head);
    }

    /// <summary>Gives places to changes that have none yet. On its own, outside a transaction, it is one statement: nobody who is stopped in the middle can hold up the others.</summary>
    public static async ValueTask SequenceAsync(SqlSession session, int most)
    {
        if (session.Dialect.SequenceFeed is { } statement)
            await session.QueryAsync(statement, _ => true, most).ConfigureAwait(false);
    }

    /// <summary>The feed's end.</summary>
    public static ValueTask<long> HeadAsync(SqlSession session) => session.FirstAsync($"SELECT {session.Dialect.FeedHead} AS head", row => row.Long("head"));

    /// <summary>Expression: the last place that was dropped.</summary>
    public const string Pruned = "(SELECT seq FROM event_feed_bounds WHERE name = 'pruned')";

    private static FeedChange Change(SqlRow row, bool documents) => new(
        row.Long("seq"),
        row.Id("event_id"),
        row.Long("version"),
        EventChangeKinds.Parse(row.Text("kind")) ?? throw new InvalidDataException($"kind '{row.Text("kind")}' in the feed is unknown."),
        row.Instant("at"),
        row.TextOrNull("trace_parent"))
    {
        Document = !documents || row.IsNull("body") ? null : EventTables.Document(row),
    };
}
