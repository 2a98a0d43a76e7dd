namespace SceneScout.Storage.Sql;

/// <summary>The ledger's rules of the feed.</summary>
internal static class FeedLedger
{
    /// <summary>The rules as selects of what breaks them: a <c>subject</c> and a <c>detail</c>.</summary>
    public static (string Rule, string Select)[] Rules(SqlDialect dialect)
    {
        var newest = $"(SELECT event_id, max(place) AS place FROM {dialect.FeedAppended} AS a GROUP BY event_id)";
        return
        [
            ("feed-changes", $"""
                SELECT CAST(e.id AS TEXT) AS subject, 'no change tells of it' AS detail FROM events e JOIN event_feed_bounds p ON p.name = 'pruned'
                LEFT JOIN {newest} n ON n.event_id = e.id WHERE n.event_id IS NULL AND (p.at IS NULL OR e.updated_at > p.at)
                UNION ALL
                SELECT CAST(n.event_id AS TEXT), 'there is no such event, and its newest change is ' || f.kind FROM {newest} n
                JOIN {dialect.FeedAppended} f ON f.place = n.place LEFT JOIN events e ON e.id = n.event_id WHERE e.id IS NULL AND f.kind NOT IN ('merged', 'content-dropped')
                """),
            ("feed-cursors", $"""
                SELECT name AS subject, 'stands at ' || seq || ', the feed ends at ' || {dialect.FeedHead} AS detail FROM feed_cursors WHERE seq < 0 OR seq > {dialect.FeedHead}
                """),
            ("feed-order", $"""
                SELECT CAST(seq AS TEXT) AS subject, count(*) || ' changes at one place' AS detail FROM event_feed GROUP BY seq HAVING count(*) > 1
                UNION ALL
                SELECT 'places', n || ' changes from place ' || (pruned + 1) || ' to ' || head FROM (
                    SELECT (SELECT count(*) FROM event_feed WHERE seq > {FeedTables.Pruned} AND seq <= {dialect.FeedHead}) AS n, {FeedTables.Pruned} AS pruned, {dialect.FeedHead} AS head) x
                WHERE n <> head - pruned
                UNION ALL
                SELECT CAST(seq AS TEXT), 'outside of what is kept' FROM event_feed WHERE seq <= {FeedTables.Pruned} OR seq > {dialect.FeedHead}
                """),
            ("feed-version", $"""
                SELECT CAST(e.id AS TEXT) AS subject, 'version ' || e.version || ', its newest change is ' || f.kind || ' at version ' || f.version AS detail FROM {newest} n
                JOIN {dialect.FeedAppended} f ON f.place = n.place JOIN events e ON e.id = n.event_id WHERE f.version <> e.version OR f.kind = 'merged'
                """),
        ];
    }
}
