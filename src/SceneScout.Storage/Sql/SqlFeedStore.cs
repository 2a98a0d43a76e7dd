using System.Collections.Immutable;
using SceneScout.Domain.Feed;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>The feed in SQL.</summary>
internal sealed class SqlFeedStore(SqlDatabase database, FeedAppends appends) : IFeedStore
{
    private const int MaxRead = 1000;
    private const int MaxPruned = 10_000;
    private const int MaxName = 100;
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MarkEvery = TimeSpan.FromHours(1);

    // More than a reader takes at once, so that it never waits for its own page; few enough that each step is short.
    private const int SequencedAtOnce = 5000;

    public event EventHandler? Appended
    {
        add => appends.Appended += value;
        remove => appends.Appended -= value;
    }

    public Task<FeedPage> ReadAsync(long since, int limit, bool documents, CancellationToken cancellation) => OrderedAsync(
        "read the feed", session => FeedTables.ReadAsync(session, since, Math.Clamp(limit, 1, MaxRead), documents), cancellation);

    public Task<long> PlaceAtAsync(DateTimeOffset at, CancellationToken cancellation) => OrderedAsync("find a place in the feed", async session =>
    {
        var wanted = at - DateTimeOffset.MinValue > Overlap ? at - Overlap : at;
        var (least, most) = await session.FirstAsync(
            "SELECT coalesce(min(seq), 0) AS least, coalesce(max(seq), 0) AS most FROM event_feed", row => (row.Long("least"), row.Long("most"))).ConfigureAwait(false);
        // Places are in order of commit, instants nearly so: halving finds the first that is not before, give or take the overlap.
        while (least < most)
        {
            var middle = least + ((most - least) / 2);
            var (seq, instant) = await session.FirstAsync("SELECT seq, at FROM event_feed WHERE seq >= $1 ORDER BY seq LIMIT 1", row => (row.Long("seq"), row.Instant("at")), middle).ConfigureAwait(false);
            if (instant >= wanted)
                most = middle;
            else
                least = Math.Max(middle, seq) + 1;
        }

        var last = await session.QueryAsync("SELECT at FROM event_feed WHERE seq >= $1 ORDER BY seq LIMIT 1", row => row.Instant("at"), least).ConfigureAwait(false);
        return last.Count > 0 && last[0] < wanted ? least : Math.Max(0, least - 1);
    }, cancellation);

    public async Task<FeedCursor> OpenCursorAsync(string name, DateTimeOffset now, CancellationToken cancellation)
    {
        if (name.Length is 0 or > MaxName)
            throw new ArgumentException($"Name: '{name}' is not a cursor's name; 1 to {MaxName} characters are accepted.", nameof(name));
        var clean = StorableText.Clean(name);
        var known = await OrderedAsync("read a cursor", session => session.FirstAsync(SelectCursor, Cursor, clean), cancellation).ConfigureAwait(false);
        return known ?? await database.WriteAsync("open a cursor", async session =>
        {
            await session.PostAsync(
                $"INSERT INTO feed_cursors (name, seq, created_at, updated_at) VALUES ($1, {session.Dialect.FeedHead}, $2, $2) ON CONFLICT (name) DO NOTHING",
                clean,
                now).ConfigureAwait(false);
            return (await session.FirstAsync(SelectCursor, Cursor, clean).ConfigureAwait(false))!;
        }, cancellation).ConfigureAwait(false);
    }

    public Task<long?> AdvanceAsync(string name, long to, DateTimeOffset now, CancellationToken cancellation) =>
        MoveAsync(name, to, "CASE WHEN seq < $2 THEN $2 ELSE seq END", now, cancellation);

    public Task ResetCursorAsync(string name, long to, DateTimeOffset now, CancellationToken cancellation) => MoveAsync(name, to, "$2", now, cancellation);

    public Task<ImmutableArray<FeedCursorLag>> CursorsAsync(CancellationToken cancellation) => OrderedAsync("read cursors", async session => (await session.QueryAsync(
        $"""
        SELECT c.name, c.seq, c.updated_at, {session.Dialect.FeedHead} - c.seq AS behind, (SELECT f.at FROM event_feed f WHERE f.seq > c.seq ORDER BY f.seq LIMIT 1) AS oldest
        FROM feed_cursors c ORDER BY c.name
        """,
        row => new FeedCursorLag(Cursor(row), row.Long("behind"), row.InstantOrNull("oldest"))).ConfigureAwait(false)).ToImmutableArray(), cancellation);

    public async Task<FeedAnnouncement> AnnounceAsync(string name, int limit, DateTimeOffset now, CancellationToken cancellation)
    {
        var opened = await OpenCursorAsync(name, now, cancellation).ConfigureAwait(false);
        var head = await database.ReadAsync("read the feed's end", FeedTables.HeadAsync, cancellation).ConfigureAwait(false);
        // Nothing to be written but, now and then, that somebody still wants it.
        if (opened.Seq == head && opened.UpdatedAt > now - MarkEvery)
            return default;
        var most = Math.Clamp(limit, 1, MaxRead);
        return await database.WriteAsync("announce changes", async session =>
        {
            if (await session.FirstAsync(SelectCursor + session.Dialect.SkipLocked, Cursor, name).ConfigureAwait(false) is not { } cursor)
                return default;
            var page = await FeedTables.ReadAsync(session, cursor.Seq, most, documents: false).ConfigureAwait(false);
            var ids = page.Changes.Where(c => c.Kind.IsAnnounced()).Select(c => c.EventId).Distinct().ToList();
            if (session.Dialect.Notify is { } notify)
                foreach (var payload in Announcements.Of("event", ids))
                    await session.PostAsync(notify, Announcements.Channel, payload).ConfigureAwait(false);
            await session.PostAsync("UPDATE feed_cursors SET seq = $2, updated_at = $3 WHERE name = $1", name, page.Next, now).ConfigureAwait(false);
            return new FeedAnnouncement(page.Changes.Length, ids.Count, page.Reset, page.Next < page.Head)
            {
                // A change names the span that caused it; spans of one trace share its id.
                Traces = page.Changes.Where(c => c.Kind.IsAnnounced() && c.TraceParent is not null).GroupBy(c => TraceOf(c.TraceParent!)).ToDictionary(trace => trace.First().TraceParent!, trace => trace.Count()),
            };
        }, cancellation).ConfigureAwait(false);
    }

    public async Task<int> PruneFeedAsync(FeedRetention rules, int batch, DateTimeOffset now, CancellationToken cancellation)
    {
        await OrderAsync(cancellation).ConfigureAwait(false);
        return await database.WriteAsync("prune the feed", session => PruneAsync(session, rules, Math.Clamp(batch, 1, MaxPruned), now), cancellation).ConfigureAwait(false);
    }

    private static async ValueTask<int> PruneAsync(SqlSession session, FeedRetention rules, int batch, DateTimeOffset now)
    {
        await session.PostAsync("DELETE FROM feed_cursors WHERE updated_at < $1", now - rules.KeepCursors).ConfigureAwait(false);
        var slowest = await session.FirstAsync("SELECT min(seq) AS slowest FROM feed_cursors", row => row.LongOrNull("slowest")).ConfigureAwait(false);
        var head = await FeedTables.HeadAsync(session).ConfigureAwait(false);
        var oldest = await session.QueryAsync(
            "SELECT seq, at FROM event_feed WHERE seq > 0 ORDER BY seq LIMIT $1", row => (row.Long("seq"), row.Instant("at")), batch).ConfigureAwait(false);
        var pruning = FeedPruning.Decide(oldest, head, slowest, rules, now);
        if (pruning.Count == 0)
            return 0;
        await session.PostAsync("DELETE FROM event_feed WHERE seq <= $1", pruning.To).ConfigureAwait(false);
        await session.PostAsync(
            "UPDATE event_feed_bounds SET seq = $1, at = CASE WHEN at > $2 THEN at ELSE $2 END WHERE name = 'pruned' AND seq < $1", pruning.To, pruning.NewestAt).ConfigureAwait(false);
        return pruning.Count;
    }

    private static string TraceOf(string traceParent) => traceParent.Split('-') is [_, var trace, ..] ? trace : traceParent;

    private const string SelectCursor = "SELECT name, seq, updated_at FROM feed_cursors WHERE name = $1";

    // What is read is a place that was given before: here nothing needs to be ordered first.
    private Task<long?> MoveAsync(string name, long to, string place, DateTimeOffset now, CancellationToken cancellation) => database.WriteAsync("move a cursor", async session =>
    {
        var head = await FeedTables.HeadAsync(session).ConfigureAwait(false);
        if (to < 0 || to > head)
            throw new ArgumentException($"To: {to} is not a place in the feed; 0 to {head} are accepted.", nameof(to));
        return (await session.QueryAsync(
            $"UPDATE feed_cursors SET seq = {place}, updated_at = $3 WHERE name = $1 RETURNING seq", row => (long?)row.Long("seq"), name, to, now).ConfigureAwait(false)).FirstOrDefault();
    }, cancellation);

    // Reading, as far as PostgreSQL is concerned, is every statement on its own: the one that gives places stands when it is answered.
    private Task<T> OrderedAsync<T>(string what, Func<SqlSession, ValueTask<T>> read, CancellationToken cancellation) => database.ReadAsync(what, async session =>
    {
        await FeedTables.SequenceAsync(session, SequencedAtOnce).ConfigureAwait(false);
        return await read(session).ConfigureAwait(false);
    }, cancellation);

    private Task<bool> OrderAsync(CancellationToken cancellation) => OrderedAsync("order the feed", _ => ValueTask.FromResult(true), cancellation);

    private static FeedCursor Cursor(SqlRow row) => new(row.Text("name"), row.Long("seq"), row.Instant("updated_at"));
}
