using System.Collections.Immutable;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Events_on_SQLite() : EventSuite(new SqliteFixture());

public sealed class Events_on_PostgreSQL() : EventSuite(new PostgresFixture());

public abstract class EventSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    [StoreFact]
    public async Task A_block_comes_back_with_all_its_members()
    {
        var (a, b) = (Sample.Listing("a"), Sample.Listing("b", source: "meetup"));
        var mutation = new EventMutation(Sample.Event(Sample.Id(1), 1, "b1", a, b), 0, [Sample.Member(a), Sample.Member(b, "h2")], []);
        await WriteAsync(mutation, Sample.New(Sample.Id(2), Sample.Listing("c")));

        var stored = Assert.Single(await Store.Events.LoadBlockAsync("b1", None));

        Assert.Equal((mutation.Event.Id, mutation.Event.Version, string.Join(" ", mutation.Event.Listings)), (stored.Event.Id, stored.Event.Version, string.Join(" ", stored.Event.Listings)));
        Assert.Equal(Sample.Json(mutation.Event), Sample.Json((await Store.Events.FindAsync(stored.Event.Id, None))!.Event));
        Assert.Equal<string>(["meetup:b", "yelp:a"], stored.Members.Select(m => m.Listing.Key.ToString()));
        Assert.Equal(("h2", 0.9, "same listing"), (stored.Members[0].ContentHash, stored.Members[0].Confidence, stored.Members[0].Reasons.Single()));
        Assert.Empty(await Store.Events.LoadBlockAsync("b0", None));
    }

    [StoreFact]
    public async Task Blocks_are_found_by_listing()
    {
        await WriteAsync(Sample.New(Sample.Id(1), Sample.Listing("a")));

        var blocks = await Store.Events.FindBlocksAsync([Sample.Key("a"), Sample.Key("A"), Sample.Key("a", "meetup")], None);

        Assert.Equal((Sample.Key("a"), "block"), (Assert.Single(blocks).Key, blocks.Single().Value));
    }

    [StoreFact]
    public async Task A_change_whose_version_does_not_hold_is_left_out_and_harms_no_other()
    {
        await WriteAsync(Sample.New(Sample.Id(1), Sample.Listing("a")), Sample.New(Sample.Id(2), Sample.Listing("b")));

        var written = await Store.Events.WriteAsync(
        [
            Sample.Change(Sample.Id(1), 1, Sample.Listing("a", "changed")),
            Sample.Change(Sample.Id(2), 7, Sample.Listing("b", "wrong version")),
            Sample.New(Sample.Id(1), Sample.Listing("x", "is there already")),
            Sample.Change(Sample.Id(9), 1, Sample.Listing("y", "is not there")),
            Sample.New(Sample.Id(3), Sample.Listing("c")),
        ], Now, None);

        Assert.Equal<bool>([true, false, false, false, true], written);
        Assert.Equal<string>(["changed", "Jazz Night", "Jazz Night"], (await AllAsync()).Select(e => e.Event.Content.Title));
        Assert.Equal((3, 3), ((await TotalsAsync()).Canonical, (await TotalsAsync()).Listings));
    }

    [StoreFact]
    public async Task Changes_of_one_event_in_one_write_follow_each_other()
    {
        var written = await Store.Events.WriteAsync(
        [
            Sample.New(Sample.Id(1), Sample.Listing("a")),
            Sample.Change(Sample.Id(1), 1, Sample.Listing("a", "second")),
            Sample.Change(Sample.Id(1), 1, Sample.Listing("a", "too late")),
        ], Now, None);

        Assert.Equal<bool>([true, true, false], written);
        Assert.Equal(("second", 2L), ((await AllAsync()).Single().Event.Content.Title, (await AllAsync()).Single().Event.Version));
    }

    [StoreFact]
    public async Task A_listing_has_one_event()
    {
        await WriteAsync(Sample.New(Sample.Id(1), Sample.Listing("a")));

        var written = await Store.Events.WriteAsync([Sample.New(Sample.Id(2), Sample.Listing("a")), Sample.New(Sample.Id(3), Sample.Listing("b"))], Now, None);

        Assert.Equal<bool>([false, true], written);
        Assert.Equal(2, (await TotalsAsync()).Listings);
    }

    [StoreFact]
    public async Task A_merged_event_leaves_a_redirect_and_its_listings()
    {
        var (a, b, c) = (Sample.Listing("a"), Sample.Listing("b"), Sample.Listing("c"));
        await WriteAsync(Sample.New(Sample.Id(1), a), Sample.New(Sample.Id(2), b), Sample.New(Sample.Id(3), c));

        await WriteAsync(Sample.Change(Sample.Id(2), 1, b) with { Retired = [new(Sample.Id(3), 1)] });
        await WriteAsync(Sample.Change(Sample.Id(1), 1, a) with { Retired = [new(Sample.Id(2), 2)] });

        Assert.Equal(Sample.Id(1), (await Store.Events.FindAsync(Sample.Id(2), None))?.Event.Id);
        Assert.Equal(Sample.Id(1), (await Store.Events.FindAsync(Sample.Id(3), None))?.Event.Id);
        Assert.Equal(3, Assert.Single(await Store.Events.LoadBlockAsync("block", None)).Members.Length);
        Assert.Equal((1, 3, 2), ((await TotalsAsync()).Canonical, (await TotalsAsync()).Listings, (await TotalsAsync()).DuplicatesMerged));
        Assert.Equal(Sample.Id(1), Assert.Single(await Store.Events.ReadForProcessingAsync([Sample.Id(3), Sample.Id(2)], None)).Id);
        Assert.Null(await Store.Events.FindAsync(Sample.Id(4), None));
    }

    [StoreFact]
    public async Task Events_made_and_merged_in_one_write_end_as_one()
    {
        var written = await Store.Events.WriteAsync(
        [
            Sample.New(Sample.Id(2), Sample.Listing("b")),
            Sample.New(Sample.Id(1), Sample.Listing("a")) with { Retired = [new(Sample.Id(2), 1)] },
        ], Now, None);

        Assert.Equal<bool>([true, true], written);
        Assert.Equal(2, Assert.Single(await Store.Events.LoadBlockAsync("block", None)).Members.Length);
        Assert.Equal(Sample.Id(1), (await Store.Events.FindAsync(Sample.Id(2), None))?.Event.Id);
    }

    [StoreFact]
    public async Task A_listing_moves_from_an_event_that_stays_to_one_that_is_split_off()
    {
        var (a, b) = (Sample.Listing("a"), Sample.Listing("b"));
        await WriteAsync(Sample.New(Sample.Id(1), a, b));

        var written = await Store.Events.WriteAsync(
        [
            new(Sample.Event(Sample.Id(1), 2, "block", a), 1, [], []),
            Sample.New(Sample.Id(2), b) with { ChangedMembers = [Sample.Member(b) with { Changed = true }], Donors = [new(Sample.Id(1), 1)] },
        ], Now, None);

        Assert.Equal<bool>([true, true], written);
        var stored = await Store.Events.LoadBlockAsync("block", None);
        Assert.Equal([(Sample.Id(1), "a", false), (Sample.Id(2), "b", true)], stored.Select(s => (s.Event.Id, Assert.Single(s.Members).Listing.Key.ExternalId, s.Members[0].Changed)));
        var changes = (await Store.Feed.ReadAsync(0, 100, false, None)).Changes.Where(c => c.Kind == EventChangeKind.Split);
        Assert.Equal(Sample.Id(2), Assert.Single(changes).EventId);
    }

    [StoreFact]
    public async Task A_listing_is_taken_only_from_the_donor_and_at_the_version_that_is_named()
    {
        var (a, b) = (Sample.Listing("a"), Sample.Listing("b"));
        await WriteAsync(Sample.New(Sample.Id(1), a, b), Sample.New(Sample.Id(3), Sample.Listing("c")));

        var written = await Store.Events.WriteAsync(
        [
            Sample.New(Sample.Id(2), b),
            Sample.New(Sample.Id(2), b) with { Donors = [new(Sample.Id(3), 1)] },
            Sample.New(Sample.Id(2), b) with { Donors = [new(Sample.Id(1), 2)] },
        ], Now, None);

        Assert.Equal<bool>([false, false, false], written);
        Assert.Equal(["block"], await Store.Events.FilledAsync(["block", "other"], None));
    }

    [StoreFact]
    public async Task A_merge_whose_retired_version_does_not_hold_is_left_out_whole()
    {
        await WriteAsync(Sample.New(Sample.Id(1), Sample.Listing("a")), Sample.New(Sample.Id(2), Sample.Listing("b")));

        var written = await Store.Events.WriteAsync(
        [
            Sample.Change(Sample.Id(1), 1, Sample.Listing("a", "merged")) with { Retired = [new(Sample.Id(2), 5)] },
            Sample.Change(Sample.Id(1), 1, Sample.Listing("a", "merged")) with { Retired = [new(Sample.Id(8), 1)] },
        ], Now, None);

        Assert.Equal<bool>([false, false], written);
        Assert.Equal<string>(["Jazz Night", "Jazz Night"], (await AllAsync()).Select(e => e.Event.Content.Title));
    }

    [StoreFact]
    public async Task A_retired_id_can_come_back_as_an_event()
    {
        await WriteAsync(Sample.New(Sample.Id(1), Sample.Listing("a")), Sample.New(Sample.Id(2), Sample.Listing("b")));
        await WriteAsync(Sample.Change(Sample.Id(1), 1, Sample.Listing("a")) with { Retired = [new(Sample.Id(2), 1)] });

        await WriteAsync(Sample.New(Sample.Id(2), Sample.Listing("c")));

        Assert.Equal(Sample.Id(2), (await Store.Events.FindAsync(Sample.Id(2), None))?.Event.Id);
    }

    [StoreFact]
    public async Task Of_writers_at_once_one_wins_each_version()
    {
        await WriteAsync([.. Enumerable.Range(0, 20).Select(i => Sample.New(Sample.Id(i), Sample.Listing($"l{i}")))]);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(w => Task.Run(() => Store.Events.WriteAsync(
            [.. Enumerable.Range(0, 20).Select(i => (i * (w + 1)) % 20).Distinct().Select(i => Sample.Change(Sample.Id(i), 1, Sample.Listing($"l{i}", $"by {w}"))), Sample.New(Sample.Id(100), Sample.Listing("new"))],
            Now, None))));

        // Each of the twenty events and the new one was written by exactly one.
        Assert.Equal(21, results.Sum(r => r.Count(done => done)));
        Assert.All(await AllAsync(), e => Assert.Equal(e.Event.Id == Sample.Id(100) ? 1 : 2, e.Event.Version));
    }

    [StoreFact]
    public async Task A_change_that_no_store_could_hold_is_refused()
    {
        var wrong = Sample.New(Sample.Id(1), Sample.Listing("a"));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Events.WriteAsync([wrong with { ExpectedVersion = 3 }], Now, None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Events.WriteAsync([wrong with { Retired = [new(Sample.Id(1), 1)] }], Now, None));
    }

    [StoreFact]
    public async Task Processing_enriches_the_version_that_it_saw_and_no_other()
    {
        await WriteAsync(Sample.New(Sample.Id(1), Sample.Listing("a")), Sample.New(Sample.Id(2), Sample.Listing("b")));
        var lease = await LeaseAsync("p1", TaskType.Processing);
        await WriteAsync(Sample.Change(Sample.Id(2), 1, Sample.Listing("b", "newer")));

        var written = await Store.Events.CommitProcessingAsync(
            new(lease, [new(Sample.Id(1), Sample.Enrichment(1)), new(Sample.Id(2), Sample.Enrichment(1)), new(Sample.Id(3), Sample.Enrichment(1))]), Now.AddMinutes(1), None);

        Assert.Equal<Guid>([Sample.Id(1)], written!.Written);
        Assert.Equal(TaskState.Succeeded, (await FindAsync("p1")).State);
        var document = await Store.Events.FindAsync(Sample.Id(1), None);
        Assert.Equal((1L, "music", Now, Now.AddMinutes(1)), (document!.Enrichment!.OfVersion, document.Enrichment.Category, document.CreatedAt, document.UpdatedAt));
        Assert.Null((await Store.Events.FindAsync(Sample.Id(2), None))!.Enrichment);
        Assert.Equal(Sample.Id(2), Assert.Single(await Store.Events.ReadForProcessingAsync([Sample.Id(1), Sample.Id(2)], None)).Id);
        Assert.Equal(1, await CounterAsync("events.processed"));
    }

    [StoreFact]
    public async Task An_event_counts_as_processed_once_however_often_it_is_processed()
    {
        await WriteAsync(Sample.New(Sample.Id(1), Sample.Listing("a")));
        await ProcessAsync("p1", Sample.Enrichment(1, "music"));
        Assert.Equal((1, 1), ((await TotalsAsync()).Processed, (await TotalsAsync()).PerCategory["music"]));

        await WriteAsync(Sample.Change(Sample.Id(1), 1, Sample.Listing("a", "newer")));
        Assert.Equal(0, (await TotalsAsync()).Processed);
        Assert.NotNull((await Store.Events.FindAsync(Sample.Id(1), None))!.Enrichment);

        await ProcessAsync("p2", Sample.Enrichment(2, "arts"));
        Assert.Equal(1, await CounterAsync("events.processed"));
        Assert.Equal(("arts", 1L), (Assert.Single((await TotalsAsync()).PerCategory).Key, (await TotalsAsync()).Processed));
    }

    [StoreFact]
    public async Task Totals_follow_merges()
    {
        await WriteAsync(Sample.New(Sample.Id(1), Sample.Listing("a")), Sample.New(Sample.Id(2), Sample.Listing("b", source: "meetup")));
        await ProcessAsync("p1", Sample.Enrichment(1));
        var lease = await LeaseAsync("p2", TaskType.Processing);
        await Store.Events.CommitProcessingAsync(new(lease, [new(Sample.Id(2), Sample.Enrichment(1))]), Now, None);
        Assert.Equal(2, (await TotalsAsync()).PerCategory["music"]);

        await WriteAsync(Sample.Change(Sample.Id(1), 1, Sample.Listing("a")) with { Retired = [new(Sample.Id(2), 1)] });

        var totals = await TotalsAsync();
        Assert.Equal((1, 0, 2), (totals.Canonical, totals.Processed, totals.Listings));
        Assert.Equal<string>(["meetup=1", "yelp=1"], totals.PerSource.Select(s => $"{s.Key}={s.Value}"));
        Assert.Empty(totals.PerCategory);
    }

    [StoreFact]
    public async Task All_events_stream_in_order_of_id()
    {
        var order = Enumerable.Range(1, 1200).OrderBy(i => (i * 7919) % 1201).ToList();
        foreach (var chunk in order.Chunk(400))
            await WriteAsync([.. chunk.Select(i => Sample.New(Sample.Id(i), Sample.Listing($"l{i}")))]);

        Assert.Equal(Enumerable.Range(1, 1200).Select(Sample.Id), (await AllAsync()).Select(e => e.Event.Id));
    }

    private async Task WriteAsync(params EventMutation[] mutations) =>
        Assert.All(await Store.Events.WriteAsync(mutations, Now, None), Assert.True);

    private async Task ProcessAsync(string task, Domain.Events.Enrichment enrichment) =>
        Assert.NotNull(await Store.Events.CommitProcessingAsync(new(await LeaseAsync(task, TaskType.Processing), [new(Sample.Id(1), enrichment)]), Now, None));

    private Task<EventTotals> TotalsAsync() => Store.Events.TotalsAsync(None);

    private async Task<ImmutableArray<EventDocument>> AllAsync()
    {
        var all = ImmutableArray.CreateBuilder<EventDocument>();
        await foreach (var document in Store.Events.StreamAsync(None))
            all.Add(document);
        return all.ToImmutable();
    }
}
