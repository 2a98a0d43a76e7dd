using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Retention_on_SQLite() : RetentionSuite(new SqliteFixture());

public sealed class Retention_on_PostgreSQL() : RetentionSuite(new PostgresFixture());

public abstract class RetentionSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private static readonly DateTimeOffset Later = Now.AddDays(2);

    [StoreFact]
    public async Task Content_that_was_not_seen_again_is_dropped_and_ids_stay()
    {
        await IngestedAsync(Rich("l1"));

        Assert.Equal(new RetentionChanges(1, 1, 0), await ExpireAsync());

        var raw = Assert.Single(await Store.RawEvents.ReadAsync([RawId("l1")], None));
        Assert.Equal(("{}", "", "l1"), (raw.Json, raw.ContentHash, raw.Key.ExternalId));
        var found = (await Store.Events.FindAsync(Sample.Id(1), None))!.Event;
        Assert.Equal((2L, "Jazz Night", null, 0), (found.Version, found.Content.Title, found.Content.Description, found.Content.Images.Length));
        Assert.False(found.Provenance.ContainsKey("description"));
        var member = Assert.Single(Assert.Single(await Store.Events.LoadBlockAsync("block", None)).Members);
        Assert.Equal((null, ""), (member.Listing.Description, member.ContentHash));
        Assert.Equal([found.Id], (await Store.Events.ReadForProcessingAsync([found.Id], None)).Select(e => e.Id));
        Assert.Single(await ClaimAsync(TaskType.Processing, max: 10));
        Assert.Equal(default, await ExpireAsync());
    }

    [StoreFact]
    public async Task What_a_block_finds_a_listing_by_outlasts_its_content()
    {
        await IngestedAsync(Rich("l1"));
        var signs = BlockState.Of("block", []).Decide([new IncomingListing(Rich("l1"), "h1", Guid.Empty)]).Mutations[0].ChangedMembers[0].Content.Signs;
        var member = Sample.Member(Rich("l1")) with { Content = ListingContent.Of(Rich("l1"), signs) };
        Assert.True(Assert.Single(await Store.Events.WriteAsync([new EventMutation(EventMerge.Merge(Sample.Id(1), "block", 2, [member]), 1, [member], [])], Now, None)));

        Assert.Equal(new RetentionChanges(1, 1, 0), await ExpireAsync());

        var kept = Assert.Single(Assert.Single(await Store.Events.LoadBlockAsync("block", None)).Members).Content;
        Assert.Null(kept.Listing.Description);
        Assert.NotNull(signs);
        Assert.Equal(signs, kept.Signs);
    }

    [StoreFact]
    public async Task Place_and_time_of_a_listing_go_with_its_content()
    {
        await Store.RawEvents.CommitDiscoveryAsync(
            Batch(await LeaseAsync("d0"), Found("l1") with { Location = new GeoPoint(52.5, 13.25), Range = new DateRange(Now, Now.AddHours(2)) }), Now, None);
        await IngestedAsync(Rich("l1"));
        Assert.Equal(1, await Fixture.CountAsync("raw_events WHERE latitude = 52.5 AND range_start IS NOT NULL"));

        await ExpireAsync();

        Assert.Equal(1, await Fixture.CountAsync("raw_events WHERE latitude IS NULL AND longitude IS NULL AND range_start IS NULL AND range_end IS NULL"));
    }

    [StoreFact]
    public async Task What_another_source_says_stays()
    {
        var (ours, theirs) = (Rich("l1"), Rich("m1", "meetup") with { Description = "Theirs" });
        await IngestedAsync(ours);
        var mutation = new EventMutation(EventMerge.Merge(Sample.Id(1), "block", 2, [Sample.Member(ours), Sample.Member(theirs)]), 1, [Sample.Member(ours), Sample.Member(theirs)], []);
        Assert.True(Assert.Single(await Store.Events.WriteAsync([mutation], Now, None)));

        Assert.Equal(new RetentionChanges(1, 1, 0), await ExpireAsync());

        var content = (await Store.Events.FindAsync(Sample.Id(1), None))!.Event.Content;
        Assert.Equal("Theirs", content.Description);
        Assert.Equal("https://img.example/m1.jpg", Assert.Single(content.Images).Url);
    }

    [StoreFact]
    public async Task Content_that_is_seen_again_comes_back_as_changed()
    {
        await IngestedAsync(Rich("l1"));
        await ExpireAsync();

        var commit = (await Store.RawEvents.CommitDiscoveryAsync(Batch(await LeaseAsync("again"), Found("l1")), Later, None))!;

        Assert.Equal((0, 1, 0), (commit.New, commit.Changed, commit.Unchanged));
        Assert.Equal("h1", Assert.Single(await Store.RawEvents.ReadAsync([RawId("l1")], None)).ContentHash);
        Assert.Equal(default, await ExpireAsync());
    }

    [StoreFact]
    public async Task Rows_that_wait_for_ingestion_other_sources_and_what_is_young_are_left_alone()
    {
        await Store.RawEvents.CommitDiscoveryAsync(Batch(await LeaseAsync("d"), Found("waiting")), Now, None);

        Assert.Equal(default, await ExpireAsync());
        Assert.Equal(default, await Store.Retention.ExpireAsync(SourceName.Meetup, Later, 10, Later, None));
        Assert.Equal(default, await Store.Retention.ExpireAsync(SourceName.Yelp, Now, 10, Later, None));
    }

    [StoreFact]
    public async Task A_venue_keeps_its_id_alone_until_it_is_seen_again()
    {
        var venue = new VenueRecord
        {
            Key = new ListingKey(SourceName.Yelp, "p1"),
            Venue = new Venue { ExternalId = "p1", Name = "The Hall", Location = new GeoPoint(52.5, 13.4) },
            Types = ["concert_hall"],
            Website = "https://hall.example/",
        };
        await Store.Venues.UpsertAsync([venue], Now, None);

        Assert.Equal(new RetentionChanges(0, 0, 1), await ExpireAsync());
        Assert.Equal(default, await ExpireAsync());

        Assert.Equal(1, await Store.Venues.CountAsync(None));
        Assert.Empty(await Store.Venues.FindByNameAsync(["hall"], None));
        Assert.Empty(await Store.Venues.NearAsync(new GeoPoint(52.5, 13.4), 1000, 10, None));
        await Store.Venues.UpsertAsync([venue], Later, None);
        Assert.Single(await Store.Venues.NearAsync(new GeoPoint(52.5, 13.4), 1000, 10, None));
    }

    [StoreFact]
    public async Task A_call_takes_no_more_than_its_limit()
    {
        await Store.Venues.UpsertAsync([.. Enumerable.Range(0, 5).Select(n => new VenueRecord { Key = new ListingKey(SourceName.Yelp, $"p{n}"), Venue = new Venue() })], Now, None);

        var expired = new List<int>();
        for (var call = 0; call < 4; call++)
            expired.Add((await ExpireAsync(2)).Venues);
        Assert.Equal<int>([2, 2, 1, 0], expired);
    }

    private static Listing Rich(string id, string source = "yelp") => Sample.Listing(id, source: source) with
    {
        Description = "Swing until late.",
        Images = [new ImageLink($"https://img.example/{id}.jpg", 640, 480)],
    };

    private Task<RetentionChanges> ExpireAsync(int limit = 100) => Store.Retention.ExpireAsync(SourceName.Yelp, Now.AddDays(1), limit, Later, None);

    private static Guid RawId(string id) => Rules.ListingIds.Of(Sample.Key(id));

    // Discovered, ingested, merged: the way of every listing.
    private async Task IngestedAsync(Listing listing)
    {
        await Store.RawEvents.CommitDiscoveryAsync(Batch(await LeaseAsync("d"), Found(listing.Key.ExternalId)), Now, None);
        await Store.Events.WriteAsync([new(EventMerge.Merge(Sample.Id(1), "block", 1, [Sample.Member(listing)]), 0, [Sample.Member(listing)], [])], Now, None);
        var task = Assert.Single(await ClaimAsync(TaskType.Ingestion));
        var row = new RowOutcome(Rules.ListingIds.Of(listing.Key), "h1", RowOutcomeKind.Ingested, Sample.Id(1), null);
        Assert.True(await Store.RawEvents.CommitIngestionAsync(new IngestionOutcome(task.Lease, "yelp", [row], [], 0, Now, [], null), Now, None));
    }
}
