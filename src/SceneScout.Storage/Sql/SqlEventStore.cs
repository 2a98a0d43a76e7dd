using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using SceneScout.Domain.Events;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Matching.Borders;
using SceneScout.Domain.Review;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>Canonical events in SQL.</summary>
internal sealed class SqlEventStore(SqlDatabase database) : IEventStore
{
    private const int StreamChunk = 500;
    private const int MaxReviewText = 500;
    private const int MostHistory = 500;

    public Task<ImmutableDictionary<string, ImmutableArray<StoredEvent>>> LoadBlocksAsync(IReadOnlyCollection<string> blocks, CancellationToken cancellation)
    {
        var asked = blocks.ToDictionary(StorableText.Clean, StringComparer.Ordinal);
        return database.ReadAsync("load blocks", async session =>
        {
            var events = (await LodgedEvents.ReadAsync(session, session.Dialect.IsAnyText("block", "$1"), asked.Keys.ToArray()).ConfigureAwait(false))
                .ToLookup(e => e.Block, e => e.Event, StringComparer.Ordinal);
            return asked.ToImmutableDictionary(block => block.Value, block => events[block.Key].ToImmutableArray(), StringComparer.Ordinal);
        }, cancellation);
    }

    public Task<ImmutableDictionary<ListingKey, string>> FindBlocksAsync(IReadOnlyCollection<ListingKey> keys, CancellationToken cancellation)
    {
        var ids = keys.Distinct().ToDictionary(k => k, ListingIds.Of);
        return database.ReadAsync("find blocks", async session =>
        {
            var rows = await session.QueryAsync(
                $"SELECT s.id, e.block FROM event_sources s JOIN events e ON e.id = s.event_id WHERE {session.Dialect.IsAnyId("s.id", "$1")}",
                row => KeyValuePair.Create(row.Id("id"), row.Text("block")),
                [ids.Values.Distinct().ToArray()]).ConfigureAwait(false);
            var blocks = rows.ToDictionary();
            return ids.Where(k => blocks.ContainsKey(k.Value)).ToImmutableDictionary(k => k.Key, k => blocks[k.Value]);
        }, cancellation);
    }

    public Task<ImmutableHashSet<string>> FilledAsync(IReadOnlyCollection<string> blocks, CancellationToken cancellation)
    {
        var asked = blocks.Distinct(StringComparer.Ordinal).ToDictionary(StorableText.Clean, StringComparer.Ordinal);
        // One look into the index for each: a list of blocks is read from the whole table where it has no statistics yet.
        return database.ReadAsync("find filled blocks", async session => (await session.QueryAsync(
            $"SELECT a.value AS block FROM ({session.Dialect.Texts("$1")}) a WHERE (SELECT e.id FROM events e WHERE e.block = a.value LIMIT 1) IS NOT NULL",
            row => asked[row.Text("block")],
            [asked.Keys.ToArray()]).ConfigureAwait(false)).ToImmutableHashSet(StringComparer.Ordinal), cancellation);
    }

    public Task<ImmutableArray<LodgedEvent>> LoadEventsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        database.ReadAsync("load events", session => LodgedEvents.ReadAsync(session, session.Dialect.IsAnyId("id", "$1"), ids.Distinct().ToArray()), cancellation);

    public Task<ImmutableDictionary<Guid, string>> BlocksOfAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) => database.ReadAsync("find blocks of events", async session => (await session.QueryAsync(
        $"SELECT id, block FROM events WHERE {session.Dialect.IsAnyId("id", "$1")}", row => KeyValuePair.Create(row.Id("id"), row.Text("block")), [ids.Distinct().ToArray()]).ConfigureAwait(false)).ToImmutableDictionary(), cancellation);

    public Task<ImmutableArray<PairRuling>> RulingsOfAsync(IReadOnlyCollection<ListingKey> listings, CancellationToken cancellation) =>
        database.ReadAsync("read rulings of listings", session => BorderTables.RulingsAsync(session, [.. listings.Select(ListingIds.Of)]), cancellation);

    public async Task<ImmutableArray<BorderPlace>> LookAcrossAsync(IReadOnlyList<BorderPlace> lies, IReadOnlyCollection<string> looks, DateTimeOffset now, CancellationToken cancellation)
    {
        if (lies.Count > 0)
            await database.WriteAsync("keep places near borders", async session =>
            {
                await session.PostAsync(BorderTables.Keep(now), lies).ConfigureAwait(false);
                return lies.Count;
            }, cancellation).ConfigureAwait(false);
        return looks.Count == 0 ? [] : await database.ReadAsync("look across borders", session => BorderTables.FindAsync(session, looks), cancellation).ConfigureAwait(false);
    }

    public Task<ImmutableArray<bool>> WriteAsync(IReadOnlyList<EventMutation> mutations, DateTimeOffset now, CancellationToken cancellation)
    {
        MutationPlan.Check(mutations);
        var eventIds = MutationPlan.EventIds(mutations);
        var listingRows = MutationPlan.ListingRows(mutations);
        return database.WriteAsync("write events", async session =>
        {
            var versions = await session.QueryAsync(
                $"SELECT id, version, freshness, status, processed_version, review_details FROM events WHERE {session.Dialect.IsAnyId("id", "$1")} ORDER BY id{session.Dialect.ForUpdate}",
                row => (Id: row.Id("id"), Stored: new StoredVersion(row.Long("version"), row.Text("status") == EventRow.StatusName(EventStatus.Cancelled)) { Processed = !row.IsNull("processed_version"), Review = EventTables.Review(row.TextOrNull("review_details")) }, Freshness: FreshnessTables.State(row.Text("freshness"))),
                [eventIds]).ConfigureAwait(false);
            var owners = await session.QueryAsync(
                $"SELECT id, event_id, content_hash FROM event_sources WHERE {session.Dialect.IsAnyId("id", "$1")}",
                row => (Id: row.Id("id"), EventId: row.Id("event_id"), ContentHash: row.Text("content_hash")),
                [listingRows]).ConfigureAwait(false);
            var known = owners.ToDictionary(o => o.Id, o => o.EventId);
            var plan = MutationPlan.Decide(mutations, versions.ToDictionary(v => v.Id, v => v.Stored), known, now);
            if (owners.Count > 0 && HistoryRow.Changed(plan.Members, owners.ToDictionary(o => o.Id, o => o.ContentHash)) is { IsEmpty: false } changed)
                await AddHistoryAsync(session, changed).ConfigureAwait(false);
            await session.PostAsync(EventTables.Insert, plan.Inserts).ConfigureAwait(false);
            await session.PostAsync(EventTables.Update, [.. plan.Updates.Where(e => e.Enrichment is null)]).ConfigureAwait(false);
            await session.PostAsync(EventTables.Replace, [.. plan.Updates.Where(e => e.Enrichment is not null)]).ConfigureAwait(false);
            if (!plan.Reviews.IsEmpty)
                await session.PostAsync(EventTables.MarkReview, plan.Reviews).ConfigureAwait(false);
            if (!plan.Inserts.IsEmpty)
                await session.PostAsync(
                    $"DELETE FROM event_redirects WHERE {session.Dialect.IsAnyId("retired_id", "$1")}",
                    [plan.Inserts.Select(e => e.Event.Id).ToArray()]).ConfigureAwait(false);
            if (!plan.Retired.IsEmpty)
                await session.PostAsync(EventTables.MoveMembers, plan.Retired).ConfigureAwait(false);
            // A known listing is guarded by its event, which is locked. Of one that is new nothing could be: where another write has taken it meanwhile, this one is played through again and is refused, instead of taking it from an event that hears nothing of it.
            await session.PostAsync(EventTables.InsertMember, [.. plan.Members.Where(m => !known.ContainsKey(m.Id))]).ConfigureAwait(false);
            await session.PostAsync(EventTables.UpsertMember, [.. plan.Members.Where(m => known.ContainsKey(m.Id))]).ConfigureAwait(false);
            if (!plan.Retired.IsEmpty)
                await RetireAsync(session, plan, now).ConfigureAwait(false);
            await FeedTables.AppendAsync(session, plan.Changes).ConfigureAwait(false);
            // Listings that join an event or move to another change its freshness only where something had gone.
            if (versions.Exists(v => v.Freshness != FreshnessState.Fresh))
                await FreshnessTables.DeriveAsync(session, [.. plan.Inserts.Concat(plan.Updates).Select(e => e.Event.Id)], mutations[0].TraceParent, now).ConfigureAwait(false);
            await session.PostAsync(ReviewTables.Doubt, plan.Doubts).ConfigureAwait(false);
            foreach (var (block, guests) in plan.Guests)
                await BorderTables.MovePairsAsync(session, block, guests).ConfigureAwait(false);
            await RawTables.LogAsync(session, plan.Logs).ConfigureAwait(false);
            await Counters.MoveAsync(session, [new(CounterNames.Processed, plan.FirstProcessed)]).ConfigureAwait(false);
            return plan.Written;
        }, cancellation);
    }

    public Task<ImmutableDictionary<string, ImmutableArray<PairRuling>>> RulingsAsync(IReadOnlyCollection<string> blocks, CancellationToken cancellation)
    {
        var asked = blocks.ToDictionary(StorableText.Clean, StringComparer.Ordinal);
        return database.ReadAsync("read rulings", async session => (await session.QueryAsync(
            $"SELECT block, left_source, left_external_id, right_source, right_external_id, state FROM review_pairs WHERE state <> 'pending' AND {session.Dialect.IsAnyText("block", "$1")}",
            row => (Block: asked[row.Text("block")], Ruling: ReviewTables.Ruling(row)),
            [asked.Keys.ToArray()]).ConfigureAwait(false)).GroupBy(r => r.Block, r => r.Ruling).ToImmutableDictionary(block => block.Key, block => block.ToImmutableArray(), StringComparer.Ordinal), cancellation);
    }

    public Task RuleAsync(string block, IReadOnlyCollection<PairRuling> rulings, string by, DateTimeOffset now, CancellationToken cancellation) => database.WriteAsync("keep rulings", async session =>
    {
        await session.PostAsync(ReviewTables.Rule, [.. rulings.Select(ruling => ReviewRow.Of(block, ruling, by, now)).OrderBy(row => row.Id)]).ConfigureAwait(false);
        return rulings.Count;
    }, cancellation);

    public Task<ImmutableArray<ReviewPair>> ReviewPairsAsync(PairReviewState state, int limit, CancellationToken cancellation) => database.ReadAsync(
        "read pairs for review",
        async session => (await session.QueryAsync(ReviewTables.List, ReviewTables.Read, ReviewTables.Name(state), (long)limit).ConfigureAwait(false)).ToImmutableArray(),
        cancellation);

    public Task<ReviewPair?> FindReviewPairAsync(Guid id, CancellationToken cancellation) =>
        database.ReadAsync("read a pair for review", session => session.FirstAsync(ReviewTables.Find, ReviewTables.Read, id), cancellation);

    public Task<ImmutableArray<CanonicalEvent>> ReadForProcessingAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        database.ReadAsync("read events", async session => (await session.QueryAsync(
            $"""
            SELECT body FROM events
            WHERE id IN ({session.Dialect.Ids("$1")} UNION SELECT event_id FROM event_redirects WHERE {session.Dialect.IsAnyId("retired_id", "$1")})
            AND (processed_version IS NULL OR processed_version <> version) ORDER BY id
            """,
            row => EventTables.Event(row),
            [ids.Distinct().ToArray()]).ConfigureAwait(false)).ToImmutableArray(), cancellation);

    public Task<ProcessingCommit?> CommitProcessingAsync(ProcessingOutcome outcome, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync<ProcessingCommit?>("end a processing", async session =>
        {
            if (await TaskTables.LockAsync(session, outcome.Lease).ConfigureAwait(false) is not { } task)
                return null;
            var stored = await EventTables.LockProcessedAsync(session, outcome.Events.Select(e => e.EventId)).ConfigureAwait(false);
            var plan = ProcessingPlan.Decide(outcome, stored, StorableText.Clean(outcome.Lease.WorkerId), task.Task.TraceParent, now);
            await session.PostAsync(EventTables.Enrich, plan.Rows).ConfigureAwait(false);
            if (!plan.Reviews.IsEmpty)
                await session.PostAsync(EventTables.MarkReview, plan.Reviews).ConfigureAwait(false);
            await FeedTables.AppendAsync(session, plan.Changes).ConfigureAwait(false);
            await RawTables.LogAsync(session, plan.Logs).ConfigureAwait(false);
            var written = plan.Rows.Select(r => r.Event.Id).ToImmutableArray();
            await TaskTables.FollowUpAsync(session, FollowUpTasks.Of(task, task.Task.Source, new FollowUps(written, outcome.Next, outcome.TraceParent)), now).ConfigureAwait(false);
            await TaskTables.CompleteAsync(session, outcome.Lease.TaskId, plan.ResultJson, now).ConfigureAwait(false);
            await Counters.MoveAsync(session, [new(CounterNames.Processed, plan.FirstTime)]).ConfigureAwait(false);
            return new ProcessingCommit(written, plan.ResultJson);
        }, cancellation);

    public Task<ReviewAnswer?> ReviewAsync(ReviewDecision decision, Act act, CancellationToken cancellation) =>
        database.WriteAsync<ReviewAnswer?>("decide a review", async session =>
        {
            // The block's writes take the same lock: a decision is on what stands, or is refused.
            var found = await session.FirstAsync(
                $"SELECT id, version, processed_version, review_details FROM events WHERE id = coalesce((SELECT event_id FROM event_redirects WHERE retired_id = $1), $1){session.Dialect.ForUpdate}",
                row => (Id: row.Id("id"), Version: row.Long("version"), Processed: !row.IsNull("processed_version"), Review: EventTables.Review(row.TextOrNull("review_details"))),
                decision.EventId).ConfigureAwait(false);
            if (found.Id == default)
                return null;
            var before = found.Review.State;
            var wanted = decision.Accept ? ReviewState.Accepted : ReviewState.Rejected;
            if (decision.Version is { } seen && seen != found.Version)
                return new ReviewAnswer(found.Id, found.Version, before, ReviewEnd.Outdated);
            // What nobody has to look at is accepted as it is.
            if (before == wanted || (decision.Accept && before == ReviewState.None))
                return new ReviewAnswer(found.Id, found.Version, before, ReviewEnd.AsBefore);
            var shown = found.Review.Shown || (before == ReviewState.None && found.Processed);
            var after = found.Review.Decided(decision.Accept, StorableText.Clip(act.By, MaxReviewText)!, StorableText.Clip(decision.Note, MaxReviewText), act.At, found.Processed);
            await session.PostAsync(EventTables.MarkReview, [new ReviewStep(found.Id, after, true, [])]).ConfigureAwait(false);
            await session.PostAsync("UPDATE events SET updated_at = $2 WHERE id = $1", found.Id, act.At).ConfigureAwait(false);
            ImmutableArray<EventChangeKind> kinds = !decision.Accept ? [EventChangeKind.Rejected] : shown ? [EventChangeKind.Accepted] : [EventChangeKind.Accepted, EventChangeKind.Published];
            await FeedTables.AppendAsync(session, [.. kinds.Select(kind => new FeedEntry(found.Id, found.Version, kind, act.At, null))]).ConfigureAwait(false);
            await AuditLog.AddAsync(session, act, decision.Accept ? "event.accept" : "event.reject", found.Id.ToString(), ("version", found.Version.ToString(CultureInfo.InvariantCulture)), ("before", before.Name())).ConfigureAwait(false);
            return new ReviewAnswer(found.Id, found.Version, wanted, ReviewEnd.Done);
        }, cancellation);

    public Task<EventDocument?> FindAsync(Guid id, CancellationToken cancellation) => database.ReadAsync(
        "read an event",
        async session => await session.FirstAsync(
            $"SELECT {EventTables.DocumentColumns} FROM events e WHERE e.id = coalesce((SELECT event_id FROM event_redirects WHERE retired_id = $1), $1)",
            EventTables.Document,
            id).ConfigureAwait(false) is { } found
            ? found with { Presence = await EventTables.PresenceAsync(session, found.Event.Id).ConfigureAwait(false) }
            : null,
        cancellation);

    public Task<ImmutableArray<ListingPast>> HistoryAsync(Guid id, CancellationToken cancellation) => database.ReadAsync("read the history of an event's listings", async session =>
    {
        var listings = await session.QueryAsync(
            "SELECT id, source, external_id, first_seen_at FROM event_sources WHERE event_id = coalesce((SELECT event_id FROM event_redirects WHERE retired_id = $1), $1) ORDER BY source, external_id",
            row => (Id: row.Id("id"), Key: new ListingKey(new SourceName(row.Text("source")), row.Text("external_id")), First: row.Instant("first_seen_at")),
            id).ConfigureAwait(false);
        var changes = (await session.QueryAsync(
            $"SELECT raw_id, changes, changed_at FROM listing_history WHERE {session.Dialect.IsAnyId("raw_id", "$1")} ORDER BY changed_at DESC LIMIT {MostHistory}",
            row => (Id: row.Id("raw_id"), Changes: System.Text.Json.JsonSerializer.Deserialize(row.Text("changes"), EventJson.Default.ImmutableArrayFieldChange), At: row.Instant("changed_at")),
            [listings.Select(l => l.Id).ToArray()]).ConfigureAwait(false)).ToLookup(c => c.Id);
        return listings.Select(l => new ListingPast(l.Key, l.First, [.. changes[l.Id].Select(c => new ListingChange(l.Key, c.At, c.Changes))])).ToImmutableArray();
    }, cancellation);

    public async Task<EventPage> QueryAsync(EventQuery query, CancellationToken cancellation)
    {
        var (events, next) = await PageAsync(query, EventTables.Document, cancellation).ConfigureAwait(false);
        return new EventPage(events, next);
    }

    public async Task<UnreadPage> QueryUnreadAsync(EventQuery query, CancellationToken cancellation)
    {
        var (events, next) = await PageAsync(query, EventTables.Unread, cancellation).ConfigureAwait(false);
        return new UnreadPage(events, next);
    }

    public async IAsyncEnumerable<EventDocument> StreamAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        // Chunk by chunk: a reader that is slow to take them holds no connection and no snapshot.
        var after = Guid.Empty;
        while (true)
        {
            var last = after;
            var chunk = await database.ReadAsync("stream events", session => session.QueryAsync(
                $"SELECT {EventTables.DocumentColumns} FROM events e WHERE e.id > $1 ORDER BY e.id LIMIT {StreamChunk}",
                EventTables.Document,
                last), cancellation).ConfigureAwait(false);
            foreach (var document in chunk)
                yield return document;
            if (chunk.Count < StreamChunk)
                yield break;
            after = chunk[^1].Event.Id;
        }
    }

    public Task<EventTotals> TotalsAsync(CancellationToken cancellation) => database.ReadAsync("read totals", async session =>
    {
        var counts = await session.QueryAsync(
            "SELECT scope, key1, CAST(sum(n) AS BIGINT) AS total FROM row_counts WHERE scope IN ('event', 'processed', 'listing') GROUP BY scope, key1",
            row => (Scope: row.Text("scope"), Key: row.Text("key1"), N: row.Long("total"))).ConfigureAwait(false);
        // Named one by one: a database without statistics takes all that is not fresh for nearly all, and passes the index by.
        var gone = (await session.QueryAsync(
            "SELECT freshness, count(*) AS events FROM events WHERE freshness IN ('stale', 'expired') GROUP BY freshness",
            row => KeyValuePair.Create(FreshnessTables.State(row.Text("freshness")), row.Long("events"))).ConfigureAwait(false)).ToDictionary();
        var pending = await session.FirstAsync("SELECT count(*) AS n FROM events WHERE review = 'pending' AND review <> 'none'", row => row.Long("n")).ConfigureAwait(false);
        ImmutableSortedDictionary<string, long> By(string scope) => counts
            .Where(c => c.Scope == scope && c.N != 0)
            .ToImmutableSortedDictionary(c => c.Key, c => c.N, StringComparer.Ordinal);
        var (perSource, perCategory) = (By("listing"), By("processed"));
        return new EventTotals(By("event").Values.Sum(), perCategory.Values.Sum(), perSource.Values.Sum(), perSource, perCategory)
        {
            Stale = gone.GetValueOrDefault(FreshnessState.Stale),
            Expired = gone.GetValueOrDefault(FreshnessState.Expired),
            Pending = pending,
        };
    }, cancellation);

    private Task<(ImmutableArray<T> Events, string? Next)> PageAsync<T>(EventQuery query, Func<SqlRow, T> read, CancellationToken cancellation)
    {
        var sql = EventQuerySql.Of(query, database.Dialect);
        return database.ReadAsync("query events", async session =>
        {
            var rows = await session.QueryAsync(sql.Sql, row => (Event: read(row), Place: new EventCursor(row.Long("start_sort"), row.Id("id"))), sql.Args).ConfigureAwait(false);
            return (rows.Take(query.Limit).Select(row => row.Event).ToImmutableArray(), rows.Count > query.Limit ? rows[query.Limit - 1].Place.ToString() : null);
        }, cancellation);
    }

    // What changed listings said before is read of these alone: most that are written anew say the same. Where somebody else has written the same meanwhile, it is told already.
    private static async Task AddHistoryAsync(SqlSession session, ImmutableArray<MemberRow> changed)
    {
        var before = await session.QueryAsync(
            $"SELECT id, listing, content_hash FROM event_sources WHERE {session.Dialect.IsAnyId("id", "$1")}",
            row => (Id: row.Id("id"), Listing: row.Packed("listing"), ContentHash: row.Text("content_hash")),
            [changed.Select(member => member.Id).Distinct().ToArray()]).ConfigureAwait(false);
        var still = HistoryRow.Changed(changed, before.ToDictionary(b => b.Id, b => b.ContentHash));
        await session.PostAsync(EventTables.AddHistory, HistoryRow.Of(still, before.ToDictionary(b => b.Id, b => b.Listing))).ConfigureAwait(false);
    }

    // Everything that names a retired event names its successor before the event goes.
    private static async ValueTask RetireAsync(SqlSession session, MutationPlan plan, DateTimeOffset now)
    {
        await session.PostAsync(EventTables.MoveRedirects, plan.Retired).ConfigureAwait(false);
        await session.PostAsync(EventTables.Redirect, [.. plan.Retired.Select(r => (r.Retired, r.Into, now))]).ConfigureAwait(false);
        await session.PostAsync(
            $"DELETE FROM events WHERE {session.Dialect.IsAnyId("id", "$1")}", [plan.Retired.Select(r => r.Retired).ToArray()]).ConfigureAwait(false);
    }
}
