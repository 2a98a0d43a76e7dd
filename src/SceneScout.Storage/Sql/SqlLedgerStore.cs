using System.Collections.Immutable;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sql;

/// <summary>The rules as selects of what breaks them: a <c>subject</c> and a <c>detail</c>. All are one statement: one snapshot on either database.</summary>
internal sealed class SqlLedgerStore(SqlDatabase database) : ILedgerStore
{
    private const string LiveTask = "t.status IN ('queued', 'leased')";

    private static readonly (string Rule, string Select)[] Rules =
    [
        ("tasks", """
            SELECT t.task_id AS subject,
                'status ' || t.status || CASE WHEN t.status = 'leased' THEN ', its lease has run out' WHEN t.status = 'queued' THEN ', yet leased' ELSE '' END AS detail
            FROM task_assignments t
            WHERE t.status NOT IN ('queued', 'leased', 'succeeded', 'dead-lettered', 'cancelled')
                OR (t.status = 'leased' AND (t.lease_until IS NULL OR t.worker_id IS NULL OR t.lease_until < $1))
                OR (t.status = 'queued' AND t.lease_until IS NOT NULL)
            """),
        ("fences", """
            SELECT t.task_id AS subject, 'fence ' || t.fence || ', attempts ' || t.attempts || ', highest failed fence ' || coalesce(max(f.fence), 0) AS detail
            FROM task_assignments t LEFT JOIN task_failures f ON f.task_id = t.task_id
            GROUP BY t.task_id, t.fence, t.attempts HAVING coalesce(max(f.fence), 0) > t.fence OR t.attempts > t.fence OR t.attempts < 0
            """),
        ("dead-letters", """
            SELECT t.task_id AS subject, 'status dead-lettered without a dead letter' AS detail FROM task_assignments t
            WHERE t.status = 'dead-lettered' AND NOT EXISTS (SELECT 1 FROM dead_letters d WHERE d.task_id = t.task_id)
            UNION ALL
            SELECT d.task_id, 'a dead letter of a task that is ' || coalesce(t.status, 'unknown') FROM dead_letters d
            LEFT JOIN task_assignments t ON t.task_id = d.task_id WHERE coalesce(t.status, '') <> 'dead-lettered'
            """),
        ("counters", """
            SELECT 'listings' AS subject, 'discovered ' || d || ', accounted for ' || s AS detail FROM (
                SELECT coalesce(sum(CASE WHEN name = 'listings.discovered' THEN value END), 0) AS d,
                    coalesce(sum(CASE WHEN name IN ('listings.ingested', 'listings.unchanged', 'listings.rejected') THEN value END), 0)
                        + (SELECT count(*) FROM raw_events WHERE processed = FALSE) AS s
                FROM spawn_counters) c WHERE d <> s
            """),
        ("raw-rows", $"""
            SELECT r.source || ':' || r.external_id AS subject, 'unprocessed, and no task holds it' AS detail FROM raw_events r
            WHERE r.processed = FALSE AND (r.ingestion_batch_id IS NOT NULL OR r.last_seen_at < $2) AND NOT EXISTS (
                SELECT 1 FROM task_assignments t
                WHERE t.task_id = 'ingestion-' || r.source || '-' || CAST(r.ingestion_batch_id AS TEXT) AND ({LiveTask} OR t.status = 'dead-lettered'))
            """),
        ("listing-event", """
            SELECT r.source || ':' || r.external_id AS subject, 'ingested, but behind no event' AS detail FROM raw_events r
            WHERE r.processed = TRUE AND r.error IS NULL AND NOT EXISTS (SELECT 1 FROM event_sources m WHERE m.id = r.id)
            UNION ALL
            SELECT m.source || ':' || m.external_id, 'behind event ' || CAST(m.event_id AS TEXT) || ', which does not exist' FROM event_sources m
            WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.id = m.event_id)
            UNION ALL
            SELECT m.source || ':' || m.external_id, 'behind ' || count(*) || ' events' FROM event_sources m GROUP BY m.source, m.external_id HAVING count(*) > 1
            """),
        ("listing-content", """
            SELECT r.source || ':' || r.external_id AS subject, 'newest ' || r.content_hash || ', behind the event ' || m.content_hash AS detail FROM raw_events r
            JOIN event_sources m ON m.id = r.id WHERE r.processed = TRUE AND r.error IS NULL AND r.content_expired_at IS NULL AND m.content_hash <> r.content_hash
            """),
        ("event-members", """
            SELECT CAST(e.id AS TEXT) AS subject, 'no listing' AS detail FROM events e WHERE NOT EXISTS (SELECT 1 FROM event_sources m WHERE m.event_id = e.id)
            """),
        ("event-processed", $"""
            SELECT CAST(e.id AS TEXT) AS subject, 'version ' || e.version || ', processed ' || coalesce(CAST(e.processed_version AS TEXT), 'never') AS detail FROM events e
            WHERE (e.processed_version IS NULL OR e.processed_version <> e.version)
                AND NOT EXISTS (SELECT 1 FROM task_assignments t WHERE t.task_type IN ('ingestion', 'processing') AND ({LiveTask} OR t.status = 'dead-lettered'))
            """),
        ("redirects", """
            SELECT CAST(d.retired_id AS TEXT) AS subject, 'leads to ' || CAST(d.event_id AS TEXT) || ', which does not exist' AS detail FROM event_redirects d
            WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.id = d.event_id)
            UNION ALL
            SELECT CAST(d.retired_id AS TEXT), 'retired, yet an event' FROM event_redirects d JOIN events e ON e.id = d.retired_id
            """),
        ("row-counts", """
            SELECT scope || ' ' || key1 || ' ' || key2 AS subject, 'kept ' || kept || ', there are ' || n AS detail FROM (
                SELECT scope, key1, key2, sum(kept) AS kept, sum(n) AS n FROM (
                    SELECT scope, key1, key2, n AS kept, 0 AS n FROM row_counts WHERE scope IN ('event', 'listing', 'processed') OR scope LIKE 'task:%'
                    UNION ALL SELECT 'event', '', '', 0, count(*) FROM events
                    UNION ALL SELECT 'listing', source, '', 0, count(*) FROM event_sources GROUP BY source
                    UNION ALL SELECT 'processed', coalesce(category, ''), '', 0, count(*) FROM events WHERE processed_version = version GROUP BY coalesce(category, '')
                    UNION ALL SELECT 'task:' || status, task_type, coalesce(source, ''), 0, count(*) FROM task_assignments
                        WHERE status NOT IN ('queued', 'leased') GROUP BY status, task_type, coalesce(source, '')) x
                GROUP BY scope, key1, key2) y
            WHERE kept <> n
            """),
    ];

    // The first look and the next are so far apart.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private readonly (string Rule, string Select)[] _rules =
        [.. Rules, .. FeedLedger.Rules(database.Dialect), .. ThredLedger.Rules(hasSnapshots: database.Dialect.ForUpdate.Length > 0)];

    public async Task<ImmutableArray<LedgerBreach>> FindBreachesAsync(DateTimeOffset lapsed, TimeSpan gathers, CancellationToken cancellation)
    {
        var breaches = await FindAsync(_rules, lapsed, gathers, cancellation).ConfigureAwait(false);
        if (!breaches.Any(b => b.Rule == ThredLedger.Cards))
            return breaches;
        await Task.Delay(Moment, cancellation).ConfigureAwait(false);
        var again = await FindAsync([.. _rules.Where(r => r.Rule == ThredLedger.Cards)], lapsed, gathers, cancellation).ConfigureAwait(false);
        return [.. breaches.Where(b => b.Rule != ThredLedger.Cards || again.Any(later => later.Subject == b.Subject))];
    }

    private Task<ImmutableArray<LedgerBreach>> FindAsync(IEnumerable<(string Rule, string Select)> rules, DateTimeOffset lapsed, TimeSpan gathers, CancellationToken cancellation)
    {
        var statement = string.Join(" UNION ALL ", rules.Select(r => $"SELECT '{r.Rule}' AS rule, b.subject, b.detail FROM (SELECT a.subject, a.detail FROM ({r.Select}) a LIMIT {LedgerRules.MaxBreaches}) b"));
        object?[] args = rules.Count() == 1 ? [] : [lapsed, gathers > TimeSpan.Zero ? lapsed - gathers : DateTimeOffset.MaxValue];
        return database.ReadAsync("check the ledger", async session =>
        {
            session.TakesItsTime = true;
            var found = await session.QueryAsync(statement, row => new LedgerBreach(row.Text("rule"), row.Text("subject"), row.Text("detail")), args).ConfigureAwait(false);
            return found.OrderBy(b => b.Rule, StringComparer.Ordinal).ThenBy(b => b.Subject, StringComparer.Ordinal).ToImmutableArray();
        }, cancellation);
    }
}
