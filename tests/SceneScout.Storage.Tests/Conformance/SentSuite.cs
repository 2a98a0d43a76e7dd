using SceneScout.Domain.Review;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Sent_listings_on_SQLite() : SentSuite(new SqliteFixture());

public sealed class Sent_listings_on_PostgreSQL() : SentSuite(new PostgresFixture());

/// <summary>Listings that a caller sends.</summary>
public abstract class SentSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    [StoreFact]
    public async Task What_is_sent_is_kept_queued_and_counted_as_if_a_search_had_found_it()
    {
        var rows = await Store.RawEvents.KeepAsync(Sent("c1", Found("a"), Found("b"), Found("c")) with { Failures = 2, IngestionBatchSize = 2 }, Now, None);

        Assert.All(rows, row => Assert.Equal((true, true), (row.Queued, row.IsNew)));
        Assert.Equal(2, (await Store.Tasks.ListAsync(TaskType.Ingestion, TaskState.Queued, 10, None)).Length);
        Assert.Equal((5, 2), (await CounterAsync("listings.discovered"), await CounterAsync("listings.rejected")));
        Assert.Empty(await Store.Ledger.FindBreachesAsync(Now, TimeSpan.Zero, None));
    }

    [StoreFact]
    public async Task Sent_again_it_is_passed_over_unless_that_is_wanted()
    {
        await Store.RawEvents.KeepAsync(Sent("c1", Found("a")), Now, None);

        Assert.False(Assert.Single(await Store.RawEvents.KeepAsync(Sent("c2", Found("a")), Now, None)).Queued);
        var again = Assert.Single(await Store.RawEvents.KeepAsync(Sent("c3", Found("a")) with { Again = true }, Now.AddMinutes(1), None));

        Assert.Equal((true, false), (again.Queued, again.IsNew));
        Assert.Equal(2, (await Store.Tasks.ListAsync(TaskType.Ingestion, TaskState.Queued, 10, None)).Length);
        Assert.Empty(await Store.Ledger.FindBreachesAsync(Now, TimeSpan.Zero, None));
    }

    [StoreFact]
    public async Task The_fate_of_a_row_follows_it_to_its_event()
    {
        var row = Assert.Single(await Store.RawEvents.KeepAsync(Sent("c1", Found("a")), Now, None));
        Assert.Equal(new RawFate(row.Id, false, null, null, ReviewState.None, false), Assert.Single(await Store.RawEvents.FatesAsync([row.Id, Sample.Id(77)], None)));

        var task = Assert.Single(await ClaimAsync(TaskType.Ingestion));
        await Store.Events.WriteAsync([Sample.New(Sample.Id(1), Sample.Listing("a")) with { Enrichment = Sample.Enrichment(1) with { Holds = [new("x", "why")] } }], Now, None);
        await Store.RawEvents.CommitIngestionAsync(
            new IngestionOutcome(task.Lease, "yelp", [new RowOutcome(row.Id, "h1", RowOutcomeKind.Ingested, Sample.Id(1), null)], [Sample.Id(1)], 0, Now, [], null), Now, None);

        Assert.Equal(new RawFate(row.Id, true, null, Sample.Id(1), ReviewState.Pending, true), Assert.Single(await Store.RawEvents.FatesAsync([row.Id], None)));
    }

    [StoreFact]
    public async Task A_request_that_was_done_at_once_is_known_by_its_key()
    {
        var first = await Store.Requests.RecordAsync(new NewSpawnRequest(Sample.Id(1), "process", """{"hash":"x"}""", "http", "k", null), """{"a":1}""", Now, None);
        var second = await Store.Requests.RecordAsync(new NewSpawnRequest(Sample.Id(2), "process", """{"hash":"y"}""", "http", "k", null), """{"a":2}""", Now, None);

        Assert.Equal((Sample.Id(1), Sample.Id(1), "done"), (first.Id, second.Id, first.Status));
        Assert.Equal(Sample.Id(1), (await Store.Requests.FindByKeyAsync("k", None))!.Id);
        Assert.Null(await Store.Requests.FindByKeyAsync("other", None));
        Assert.Empty(await Store.Requests.ClaimAsync("bridge", 10, Now.AddMinutes(1), Now, None));
    }

    [StoreFact]
    public async Task A_withdrawn_listing_takes_its_event_away_and_comes_back_when_it_is_sent_again()
    {
        await Store.RawEvents.KeepAsync(Sent("c1", Found("a")), Now, None);
        await Store.Events.WriteAsync([Sample.New(Sample.Id(1), Sample.Listing("a"))], Now, None);
        var act = new Act("somebody", "", Now);

        Assert.Equal(Sample.Id(1), await Store.RawEvents.WithdrawAsync(Sample.Key("a"), act, None));

        Assert.Empty((await Store.Events.QueryAsync(new EventQuery(), None)).Events);
        Assert.Equal(("listing.withdraw", "yelp:a"), (Assert.Single(await Store.Audit.ListAsync(10, None)).Action, (await Store.Audit.ListAsync(10, None))[0].Target));
        Assert.Null(await Store.RawEvents.WithdrawAsync(Sample.Key("nobody"), act, None));

        await Store.RawEvents.KeepAsync(Sent("c2", Found("a")), Now.AddHours(1), None);
        Assert.Single((await Store.Events.QueryAsync(new EventQuery(), None)).Events);
    }

    [StoreFact]
    public async Task What_changes_in_a_listing_is_kept_field_by_field()
    {
        await Store.Events.WriteAsync([Sample.New(Sample.Id(1), Sample.Listing("a"), Sample.Listing("b"))], Now, None);
        var changed = Sample.Listing("a", "Rock Night", venue: Sample.Place(52, 13, "Berlin"));
        await Store.Events.WriteAsync([Sample.Change(Sample.Id(1), 1, changed) with { ChangedMembers = [Sample.Member(changed, "h2")] }], Now.AddHours(1), None);
        // Written again with the same content, as when its event merges, is no change.
        await Store.Events.WriteAsync([Sample.Change(Sample.Id(1), 2, changed) with { ChangedMembers = [Sample.Member(changed, "h2")] }], Now.AddHours(2), None);

        var past = await Store.Events.HistoryAsync(Sample.Id(1), None);

        Assert.Equal([("yelp:a", Now), ("yelp:b", Now)], past.Select(listing => (listing.Key.ToString(), listing.FirstSeenAt)));
        var change = Assert.Single(past[0].Changes);
        Assert.Equal(Now.AddHours(1), change.At);
        Assert.Equal(["title", "venue"], change.Fields.Select(field => field.Field));
        Assert.Equal(("\"Jazz Night\"", "\"Rock Night\""), (change.Fields[0].Before, change.Fields[0].After));
        Assert.Empty(past[1].Changes);
        Assert.Empty(await Store.Events.HistoryAsync(Sample.Id(9), None));
    }

    private static SentBatch Sent(string id, params DiscoveredListing[] listings) => new(id, [.. listings], 0, 5, 100);
}
