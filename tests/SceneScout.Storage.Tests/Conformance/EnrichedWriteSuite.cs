using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Enriched_writes_on_SQLite() : EnrichedWriteSuite(new SqliteFixture());

public sealed class Enriched_writes_on_PostgreSQL() : EnrichedWriteSuite(new PostgresFixture());

/// <summary>Events that are written with what is known of them.</summary>
public abstract class EnrichedWriteSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private static readonly TaskType Digest = TaskType.Of("digest");

    [StoreFact]
    public async Task An_event_that_comes_enriched_is_processed_and_published_with_its_first_write()
    {
        await WriteAsync(Enriched(Sample.New(Sample.Id(1), Sample.Listing("a"))), Sample.New(Sample.Id(2), Sample.Listing("b")));

        var document = await Store.Events.FindAsync(Sample.Id(1), None);
        Assert.Equal(("music", 1L), (document!.Enrichment!.Category, document.Enrichment.OfVersion));
        Assert.Equal(Sample.Id(2), Assert.Single(await Store.Events.ReadForProcessingAsync([Sample.Id(1), Sample.Id(2)], None)).Id);
        var totals = await Store.Events.TotalsAsync(None);
        Assert.Equal((2, 1, 1), (totals.Canonical, totals.Processed, totals.PerCategory["music"]));
        Assert.Equal(1, await CounterAsync("events.processed"));
        Assert.Equal([EventChangeKind.Created, EventChangeKind.Published], await KindsAsync(1));
        Assert.Equal([EventChangeKind.Created], await KindsAsync(2));
        Assert.Equal(1, await Fixture.CountAsync($"event_processing_log WHERE stage = 'enrichment' AND status = 'success' AND event_id = '{Sample.Id(1)}'"));
    }

    [StoreFact]
    public async Task A_change_that_comes_enriched_replaces_what_was_found_out_before()
    {
        await WriteAsync(Enriched(Sample.New(Sample.Id(1), Sample.Listing("a"))));

        await WriteAsync(Enriched(Sample.Change(Sample.Id(1), 1, Sample.Listing("a", "newer")), "arts"));

        var document = await Store.Events.FindAsync(Sample.Id(1), None);
        Assert.Equal(("newer", "arts", 2L), (document!.Event.Content.Title, document.Enrichment!.Category, document.Enrichment.OfVersion));
        Assert.Equal("arts", Assert.Single((await Store.Events.TotalsAsync(None)).PerCategory).Key);
        Assert.Equal(1, await CounterAsync("events.processed"));
        Assert.Equal([EventChangeKind.Created, EventChangeKind.Published, EventChangeKind.Updated, EventChangeKind.Processed], await KindsAsync(1));
    }

    [StoreFact]
    public async Task A_change_that_comes_without_leaves_the_old_enrichment_until_it_is_processed()
    {
        await WriteAsync(Enriched(Sample.New(Sample.Id(1), Sample.Listing("a"))));

        await WriteAsync(Sample.Change(Sample.Id(1), 1, Sample.Listing("a", "newer")));

        Assert.Equal(1, (await Store.Events.FindAsync(Sample.Id(1), None))!.Enrichment!.OfVersion);
        Assert.Single(await Store.Events.ReadForProcessingAsync([Sample.Id(1)], None));
        Assert.Equal(0, (await Store.Events.TotalsAsync(None)).Processed);
    }

    [StoreFact]
    public async Task An_enrichment_of_another_version_is_refused()
    {
        var mutation = Sample.New(Sample.Id(1), Sample.Listing("a")) with { Enrichment = Sample.Enrichment(2) };

        var error = await Assert.ThrowsAsync<ArgumentException>(() => Store.Events.WriteAsync([mutation], Now, None));

        Assert.Contains("the enrichment is of version 2, the event of 1", error.Message, StringComparison.Ordinal);
        Assert.Null(await Store.Events.FindAsync(Sample.Id(1), None));
    }

    [StoreFact]
    public async Task The_end_of_an_ingestion_queues_processing_for_what_lacks_it_and_what_follows_processing_for_the_rest()
    {
        await WriteAsync(Enriched(Sample.New(Sample.Id(1), Sample.Listing("a"))), Sample.New(Sample.Id(2), Sample.Listing("b")));
        await Store.RawEvents.CommitDiscoveryAsync(Batch(await LeaseAsync("d1"), Found("a"), Found("b")), Now, None);
        var task = Assert.Single(await ClaimAsync(TaskType.Ingestion));
        var outcome = new IngestionOutcome(
            task.Lease,
            "yelp",
            [.. Enumerable.Range(1, 2).Select(i => new RowOutcome(Rules.ListingIds.Of(Sample.Key(i == 1 ? "a" : "b")), "h1", RowOutcomeKind.Ingested, Sample.Id(i), null))],
            [Sample.Id(1), Sample.Id(2)], 0, Now, [ProcessingParameters.After(10), Of(Digest)], null)
        {
            AfterProcessing = [Of(TaskType.Of("posters"))],
        };

        Assert.True(await Store.RawEvents.CommitIngestionAsync(outcome, Now, None));

        Assert.Equal([Sample.Id(2)], await QueuedAsync(TaskType.Processing));
        Assert.Equal([Sample.Id(1), Sample.Id(2)], await QueuedAsync(Digest));
        Assert.Equal([Sample.Id(1)], await QueuedAsync(TaskType.Of("posters")));
    }

    [StoreFact]
    public async Task Blocks_that_are_read_together_are_what_each_is_alone()
    {
        EventMutation In(string block, int id) => Sample.New(Sample.Id(id), Sample.Listing($"l{id}")) with { Event = Sample.Event(Sample.Id(id), 1, block, Sample.Listing($"l{id}")) };
        await WriteAsync(In("b1", 1), In("b2", 2), In("b1", 3), In("b3", 4));

        var blocks = await Store.Events.LoadBlocksAsync(["b1", "b0", "b2"], None);

        Assert.Equal(["b0", "b1", "b2"], blocks.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(blocks["b0"]);
        foreach (var block in new[] { "b1", "b2" })
            Assert.Equal(
                (await Store.Events.LoadBlockAsync(block, None)).Select(e => $"{e.Event.Id}: {string.Join(", ", e.Members.Select(m => m.Listing.Key))}"),
                blocks[block].Select(e => $"{e.Event.Id}: {string.Join(", ", e.Members.Select(m => m.Listing.Key))}"));
        Assert.Equal([Sample.Id(1), Sample.Id(3)], blocks["b1"].Select(e => e.Event.Id));
    }

    [StoreFact]
    public async Task A_block_knows_what_its_events_were_merged_from_also_when_a_listing_has_gone_or_an_older_program_wrote_them()
    {
        await WriteAsync(Sample.New(Sample.Id(1), Sample.Listing("a"), Sample.Listing("b")), Sample.New(Sample.Id(2), Sample.Listing("c"), Sample.Listing("d")), Sample.New(Sample.Id(3), Sample.Listing("e")));
        await using var database = Fixture.OpenDatabase();
        await database.WriteAsync("take away", async session =>
        {
            await session.ExecuteAsync("DELETE FROM event_sources WHERE external_id = 'b'");
            return await session.ExecuteAsync("UPDATE events SET merged_from = NULL WHERE id = $1", Sample.Id(2));
        }, None);

        var block = await Store.Events.LoadBlockAsync("block", None);

        Assert.Equal(["a b", "c d", "e"], block.Select(e => string.Join(' ', e.Event.Listings.Select(key => key.ExternalId))));
        Assert.Equal(["a", "c d", "e"], block.Select(e => string.Join(' ', e.Members.Select(member => member.Listing.Key.ExternalId))));
    }

    [StoreFact]
    public async Task What_a_block_finds_a_listing_by_is_loaded_with_it_unless_another_program_has_written_the_listing_since()
    {
        var decided = BlockState.Of("block", []).Decide([.. new[] { "a", "b" }.Select(id => new IncomingListing(Sample.Listing(id, $"Concert {id}"), $"hash {id}", Guid.Empty))]);
        await WriteAsync([.. decided.Mutations]);
        await using var database = Fixture.OpenDatabase();
        await database.WriteAsync(
            "as a program that knows no signs",
            session => session.ExecuteAsync("UPDATE event_sources SET listing = $1 WHERE external_id = 'b'", JsonSerializer.SerializeToUtf8Bytes(Sample.Listing("b", "Recital b"), EventJson.Default.Listing)),
            None);

        var members = (await Store.Events.LoadBlockAsync("block", None)).SelectMany(e => e.Members).OrderBy(member => member.Key).ToList();

        Assert.Equal(decided.Mutations.SelectMany(m => m.ChangedMembers).Single(member => member.Key == Sample.Key("a")).Content.Signs, members[0].Content.Signs);
        Assert.NotNull(members[0].Content.Signs);
        Assert.Null(members[1].Content.Signs);
        Assert.Equal(["Concert a", "Recital b"], members.Select(member => member.Listing.Title));
    }

    [StoreFact]
    public async Task A_block_is_loaded_with_listings_that_cannot_be_read()
    {
        var damages = new[] { ("b", """{"key":7}"""), ("c", """{"title":"Concert c"}"""), ("d", """["d"]""") };
        var decided = BlockState.Of("block", []).Decide([.. new[] { "a", "b", "c", "d" }.Select(id => new IncomingListing(Sample.Listing(id, $"Concert {id}"), $"hash {id}", Guid.Empty))]);
        await WriteAsync([.. decided.Mutations]);
        await using var database = Fixture.OpenDatabase();
        foreach (var (id, damage) in damages)
            await database.WriteAsync("as damage does", session => session.ExecuteAsync($"UPDATE event_sources SET listing = '{damage}' WHERE external_id = '{id}'"), None);

        var block = BlockState.Of("block", await Store.Events.LoadBlockAsync("block", None));

        Assert.Equal(["a", "b", "c", "d"], block.Events.SelectMany(e => e.Members).Select(member => member.Key.ExternalId).Order());
        Assert.Equal(["b", "c", "d"], block.Decide([]).Unreadable.Select(listing => listing.Key.ExternalId));
    }

    private static EventMutation Enriched(EventMutation mutation, string category = "music") =>
        mutation with { Enrichment = Sample.Enrichment(mutation.Event.Version, category) };

    private static FollowUp Of(TaskType type) => new(type, 10, (_, ids) => JsonSerializer.Serialize(new ProcessingParameters(ids), TaskJson.Default.ProcessingParameters));

    private async Task WriteAsync(params EventMutation[] mutations) => Assert.All(await Store.Events.WriteAsync(mutations, Now, None), Assert.True);

    private async Task<IEnumerable<EventChangeKind>> KindsAsync(int id) =>
        (await Store.Feed.ReadAsync(0, 100, documents: false, None)).Changes.Where(c => c.EventId == Sample.Id(id)).Select(c => c.Kind);

    private async Task<IEnumerable<Guid>> QueuedAsync(TaskType type) =>
        (await Store.Tasks.ListAsync(type, TaskState.Queued, 10, None))
            .SelectMany(t => JsonSerializer.Deserialize(t.Task.ParametersJson, TaskJson.Default.ProcessingParameters)!.EventIds).Order();
}
