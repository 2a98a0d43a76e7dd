using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Ledger_on_SQLite() : LedgerSuite(new SqliteFixture());

public sealed class Ledger_on_PostgreSQL() : LedgerSuite(new PostgresFixture());

public abstract class LedgerSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    // What counts by triggers is broken beside the rule in question on SQLite, whose triggers cannot be left out; so each test asks for its own rule.
    private const string Discovered = "INSERT INTO spawn_counters VALUES ('listings.discovered', 99, 1)";

    [StoreFact]
    public async Task An_empty_store_is_consistent() => Assert.Empty(await BreachesAsync());

    [StoreFact]
    public async Task A_store_that_worked_is_consistent_at_every_step()
    {
        await WorkAsync(async () => Assert.Empty(await BreachesAsync()));
        Assert.Equal(3, (await Store.Events.TotalsAsync(None)).Listings);
    }

    [StoreFact]
    public Task A_lease_that_ran_out_is_named() =>
        AssertNamedAsync("tasks", "held", "UPDATE task_assignments SET lease_until = NULL WHERE task_id = 'held'");

    [StoreFact]
    public async Task A_lease_may_run_out_for_a_while_before_it_counts()
    {
        await LeaseAsync("held");

        Assert.Empty(await Store.Ledger.FindBreachesAsync(Now.AddMinutes(4), TimeSpan.Zero, None));
        Assert.Equal("held", Assert.Single(await Store.Ledger.FindBreachesAsync(Now.AddMinutes(6), TimeSpan.Zero, None)).Subject);
    }

    [StoreFact]
    public Task An_unknown_status_is_named() => AssertNamedAsync("tasks", "d", "UPDATE task_assignments SET status = 'lost' WHERE task_id = 'd'");

    [StoreFact]
    public Task A_failure_beyond_the_fence_is_named() =>
        AssertNamedAsync("fences", "dead", "UPDATE task_failures SET fence = 9 WHERE task_id = 'dead'");

    [StoreFact]
    public Task More_attempts_than_fences_are_named() =>
        AssertNamedAsync("fences", "d", "UPDATE task_assignments SET attempts = 7 WHERE task_id = 'd'");

    [StoreFact]
    public Task A_lost_dead_letter_is_named() => AssertNamedAsync("dead-letters", "dead", "DELETE FROM dead_letters");

    [StoreFact]
    public Task A_dead_letter_of_a_living_task_is_named() =>
        AssertNamedAsync("dead-letters", "dead", "UPDATE task_assignments SET status = 'queued' WHERE task_id = 'dead'");

    [StoreFact]
    public Task A_listing_counted_twice_is_named() => AssertNamedAsync("counters", "listings", Discovered);

    [StoreFact]
    public Task A_forgotten_row_is_named() =>
        AssertNamedAsync("raw-rows", "yelp:a", "UPDATE raw_events SET processed = FALSE WHERE external_id = 'a'");

    [StoreFact]
    public async Task A_row_that_gathers_is_named_when_it_does_so_for_too_long()
    {
        await WorkAsync(() => Task.CompletedTask);
        await Fixture.BreakAsync("UPDATE raw_events SET processed = FALSE, ingestion_batch_id = NULL WHERE external_id = 'a'");

        var gathers = TimeSpan.FromSeconds(30);
        Assert.DoesNotContain(await Store.Ledger.FindBreachesAsync(Now + gathers, gathers, None), b => b.Rule == "raw-rows");
        Assert.Contains(await Store.Ledger.FindBreachesAsync(Now + gathers + TimeSpan.FromSeconds(1), gathers, None), b => b is { Rule: "raw-rows", Subject: "yelp:a" });
        Assert.Contains(await Store.Ledger.FindBreachesAsync(Now, TimeSpan.Zero, None), b => b is { Rule: "raw-rows", Subject: "yelp:a" });
    }

    [StoreFact]
    public Task A_listing_without_an_event_is_named() =>
        AssertNamedAsync("listing-event", "yelp:a", "DELETE FROM event_sources WHERE external_id = 'a'");

    [StoreFact]
    public Task A_listing_of_an_event_that_is_gone_is_named() =>
        AssertNamedAsync("listing-event", "yelp:b", $"DELETE FROM events WHERE id = '{Sample.Id(2)}'");

    [StoreFact]
    public Task Older_content_behind_an_event_is_named() =>
        AssertNamedAsync("listing-content", "yelp:a", "UPDATE event_sources SET content_hash = 'old' WHERE external_id = 'a'");

    [StoreFact]
    public Task An_event_without_listings_is_named() =>
        AssertNamedAsync("event-members", $"{Sample.Id(2)}", "DELETE FROM event_sources WHERE external_id = 'b'");

    [StoreFact]
    public Task An_event_that_was_never_processed_is_named() => AssertNamedAsync(
        "event-processed",
        $"{Sample.Id(2)}",
        $"UPDATE events SET processed_version = NULL WHERE id = '{Sample.Id(2)}'; DELETE FROM task_assignments WHERE task_type <> 'discovery'");

    [StoreFact]
    public Task A_redirect_into_nothing_is_named() =>
        AssertNamedAsync("redirects", $"{Sample.Id(3)}", $"UPDATE event_redirects SET event_id = '{Sample.Id(77)}'");

    [StoreFact]
    public Task A_redirect_of_a_living_event_is_named() =>
        AssertNamedAsync("redirects", $"{Sample.Id(2)}", $"UPDATE event_redirects SET retired_id = '{Sample.Id(2)}'");

    [StoreFact]
    public Task A_count_that_drifted_is_named() =>
        AssertNamedAsync("row-counts", "event  ", "UPDATE row_counts SET n = n + 1 WHERE scope = 'event'");

    [StoreFact]
    public async Task Threds_that_are_whole_are_consistent()
    {
        await ThredsAsync();

        Assert.Empty(await BreachesAsync());
    }

    [StoreFact]
    public Task A_gap_in_the_journal_of_a_thred_is_named() => AssertThredsNamedAsync("thred-journal", "thred-t1", "DELETE FROM thred_journal WHERE persistence_id = 'thred-t1' AND seq = 2");

    [StoreFact]
    public Task A_thred_whose_beginning_is_lost_is_named() => AssertThredsNamedAsync("thred-journal", "thred-t1", "DELETE FROM thred_journal WHERE persistence_id = 'thred-t1' AND seq = 1");

    [StoreFact]
    public Task A_thred_that_nobody_would_wake_is_named() => AssertThredsNamedAsync("thred-cards", "thred-t1", "DELETE FROM threds");

    [StoreFact]
    public Task An_older_version_that_serves_new_threds_is_named() => AssertThredsNamedAsync("thred-patterns", "p", "UPDATE thred_patterns SET active = TRUE WHERE version = 1");

    [StoreFact]
    public Task A_version_that_is_lost_is_named() => AssertThredsNamedAsync("thred-patterns", "p", "DELETE FROM thred_patterns WHERE version = 1");

    [StoreFact]
    public Task A_thred_without_its_pattern_is_named() => AssertThredsNamedAsync("thred-patterns", "p", "DELETE FROM thred_patterns");

    private async Task AssertThredsNamedAsync(string rule, string subject, string sql)
    {
        await ThredsAsync();

        await Fixture.BreakAsync(sql);

        Assert.Contains(await BreachesAsync(), b => b.Rule == rule && b.Subject == subject && b.Detail.Length > 0);
    }

    private async Task ThredsAsync()
    {
        await Store.ThredJournal.AppendAsync([.. Enumerable.Range(1, 3).Select(seq => new ThredJournalEntry("thred-t1", seq, "thred-j/1", [1])), new("participant-ann", 1, "mail-j/1", [1])], None);
        await Store.Threds.PutPatternAsync([new("p", 1, false, "{}", Now, "me"), new("p", 2, true, "{}", Now, "me")], None);
        await Store.Threds.WriteAsync([new("t1", "p", "a", Now, Now, null, null, "n", true, "{}")], None);
    }

    [StoreFact]
    public async Task Every_rule_has_a_claim() =>
        Assert.All(await BrokenEverywhereAsync(), b => Assert.Contains(b.Rule, LedgerRules.Claims.Keys));

    private async Task<IEnumerable<LedgerBreach>> BrokenEverywhereAsync()
    {
        await WorkAsync(() => Task.CompletedTask);
        await Fixture.BreakAsync("DELETE FROM event_sources; DELETE FROM dead_letters; " + Discovered);
        return await BreachesAsync();
    }

    private async Task AssertNamedAsync(string rule, string subject, string sql)
    {
        await WorkAsync(() => Task.CompletedTask);

        await Fixture.BreakAsync(sql);

        Assert.Contains(await BreachesAsync(), b => b.Rule == rule && b.Subject == subject && b.Detail.Length > 0);
    }

    private async Task<IEnumerable<LedgerBreach>> BreachesAsync() => await Store.Ledger.FindBreachesAsync(Now, TimeSpan.Zero, None);
}
