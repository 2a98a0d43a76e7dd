using System.Collections.Immutable;

namespace SceneScout.Storage.Contracts;

/// <summary>One rule for each table. Content that a source's terms let us keep for a time only has rules of its own, see <see cref="IRetentionStore.ExpireAsync"/>.</summary>
public static class RetentionRules
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>All rules, by table.</summary>
    public static readonly ImmutableSortedDictionary<string, RetentionRule> All = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        new RetentionRule[]
        {
            new RetentionRule.Aged("task_assignments", "tasks", 14 * Day, 2 * Day, "Tasks that succeeded or were cancelled, for looking into last week's trouble. As long a task's id and idempotency key stay taken, and the calls of the day are counted of them."),
            new RetentionRule.Aged("task_failures", "failures", 30 * Day, Hour, "Failed attempts, with their task or after this time. A dead letter has its last twenty faults in its own row."),
            new RetentionRule.Aged("dead_letters", "dead-letters", 90 * Day, Day, "Time for somebody to look. One whose listings or events still wait for their work stays."),
            new RetentionRule.Aged("event_processing_batches", "log", 14 * Day, Hour, "What became of each listing and event, for looking into last week's trouble."),
            new RetentionRule.Aged("ingestion_batches", "batches", 30 * Day, Hour, "How fast ingestion was and what failed, by when the batch was begun last; metrics have it for longer."),
            new RetentionRule.Aged("spawn_requests", "requests", 30 * Day, Hour, "Requests that were answered. As long a request's id and idempotency key give the same answer again."),
            new RetentionRule.Aged("audit_log", "audit", 730 * Day, Day, "Who did what: kept longest."),
            new RetentionRule.Aged("worker_state", "workers", 7 * Day, Hour, "Workers that were not heard of since."),
            new RetentionRule.Aged("listing_sightings", "sightings", 400 * Day, Day, "Which area saw which listing; with the listing, when its event has begun, or after this time. Longer than any horizon of a search.") { Walked = true },
            new RetentionRule.Aged("areas", "areas", 400 * Day, Day, "What searches of an area came to; an area that is searched again after so long begins anew."),
            new RetentionRule.Aged("learned_seeds", "seeds", 180 * Day, Day, "Organizers and places that no listing named since; searches do not ask for them any more. At most 10,000 of a source and kind."),
            new RetentionRule.Aged("venues", "venues", 400 * Day, Day, "Venues that no search has shown since."),
            new RetentionRule.Aged("pictures", "pictures", 60 * Day, Day, "Pictures that no event shows, since one did last. Their files go at the next sweep."),
            new RetentionRule.Aged("picture_links", "picture-links", 60 * Day, Day, "What came of an address of a picture. As long it is not fetched again for another event."),
            new RetentionRule.Aged("geocodes", "geocodes", 180 * Day, Day, "What an online geocoder answered. As long it is not asked the same again; events that were placed stay where they are."),
            new RetentionRule.Aged("border_places", "borders", 30 * Day, Day, "Which blocks have listings near a border on a night: so long after the night."),
            new RetentionRule.Aged("listing_history", "history", 90 * Day, Day, "What changed in listings: with the listing, with its content where a source's terms let that be kept for a time only, or after this time."),
            new RetentionRule.Aged("pipeline_figures", "figures", 7 * Day, Hour, "Figures of each minute for the dashboard's charts; metrics have them finer and for longer."),
            new RetentionRule.Aged("raw_events", "rejected", 30 * Day, Hour, "Listings that could not be read and were not seen since; all others go with their event."),
            new RetentionRule.Aged("events", "events", 180 * Day, Hour, "Events that are over, that their sources list no more, or that have no date, once no search has seen a listing of theirs for this time.") { Walked = true },

            new RetentionRule.Aged("review_pairs", "reviews", 400 * Day, Day, "Pairs of listings that may be one event, and what people said of pairs: longer than any horizon of a search, so that what was said holds as long as the event is listed."),
            new RetentionRule.Aged("thred_dead_letters", "thred-dead-letters", 90 * Day, Day, "Events that no workflow could handle: time for somebody to look."),

            new RetentionRule.Owned("event_sources", "events", "The event that the listing stands behind."),
            new RetentionRule.Owned("picture_parts", "pictures", "The picture that it is a part of."),
            new RetentionRule.Owned("event_redirects", "events", "The event that took over."),

            new RetentionRule.Bounded("api_keys", "One row for each key that people added, until they remove it."),
            new RetentionRule.Bounded("cities", "One row for each city that is searched, until it is removed; at most 5,000."),
            new RetentionRule.Bounded("claim_turns", "One row for each type of task and source."),
            new RetentionRule.Bounded("cluster_identity", "One row."),
            new RetentionRule.Bounded("cluster_nodes", "One row for each node that runs; one that ended without a word goes after an hour, or when a cluster is founded."),
            new RetentionRule.Bounded("controller_epoch", "One row."),
            new RetentionRule.Bounded("enqueue_lock", "One row."),
            new RetentionRule.Bounded("row_counts", "One row for each thing counted and slot: types of tasks, sources, categories; at most 64 slots."),
            new RetentionRule.Bounded("schema_history", "One row for each migration."),
            new RetentionRule.Bounded("schemaversions", "None: it is there to refuse 0.1.0; on PostgreSQL it is a view."),
            new RetentionRule.Bounded("spawn_counters", "One row for each counter and slot; at most 64 slots. The totals that outlive all rows."),
            new RetentionRule.Bounded("spawn_pauses", "One row for each pause in force."),
            new RetentionRule.Bounded("stage_holds", "One row for each stage that others wait for."),
            new RetentionRule.Bounded("store_probe", "One row for each slot that probes write to; at most 64 slots."),
            new RetentionRule.Aged("thred_record_requests", "thred-record-requests", 7 * Day, Day, "A request of a workflow to keep or give records that comes again within that time is answered as before."),
            new RetentionRule.Bounded("thred_record_kinds", "One row for each kind of records that workflows keep."),
            new RetentionRule.Bounded("thred_records", "What workflows keep until they delete it, at most 20,000 of a kind."),
            new RetentionRule.Bounded("thred_groups", "One row for each group that people made."),
            new RetentionRule.Bounded("thred_journal", "What a thred did, as long as the thred is there; of patterns and mailboxes what no snapshot holds yet."),
            new RetentionRule.Bounded("thred_log", "Nothing writes to it: what a thred did is in its journal."),
            new RetentionRule.Bounded("thred_patterns", "One row for each version of a pattern that people put."),
            new RetentionRule.Bounded("threds", "One row for each thred that lives or ended within the last 30 days; then it goes with its journal."),
            new RetentionRule.Bounded("worker_targets", "One row for each type of task."),

            new RetentionRule.Bounded("event_feed", "`scenescout.feed`: by age and number, at each sweep. What a named reader has still to read stays up to the hard limits."),
            new RetentionRule.Bounded("event_feed_waiting", "Changes that have no place in the feed yet: the next reader gives them one and takes them out."),
            new RetentionRule.Bounded("event_feed_bounds", "Two rows: the feed's ends."),
            new RetentionRule.Bounded("feed_cursors", "One row for each named reader of the feed, until it was not heard of for `scenescout.feed.keep-cursors`."),
            new RetentionRule.Bounded("journal", "What stands behind a snapshot is deleted where nothing replays it."),
            new RetentionRule.Bounded("snapshot", "One row for each persistent actor: a newer snapshot takes the place of the one before."),
            new RetentionRule.Bounded("tags", "No actor tags its events."),
        }.Select(rule => KeyValuePair.Create(rule.Table, rule)));

    /// <summary>The rules with a setting, by table.</summary>
    public static readonly ImmutableArray<RetentionRule.Aged> Aged = [.. All.Values.OfType<RetentionRule.Aged>()];

    /// <summary>The rule of a table with a setting.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public static RetentionRule.Aged AgedOf(string table) =>
        All.GetValueOrDefault(table) as RetentionRule.Aged ?? throw new ArgumentException($"table '{table}': one of {string.Join(", ", Aged.Select(rule => rule.Table))}.", nameof(table));
}
