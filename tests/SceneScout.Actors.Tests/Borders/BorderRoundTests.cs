using Akka.Actor;
using Akka.Streams;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Actors.Blocks;
using SceneScout.Actors.Borders;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Tests.Blocks;
using SceneScout.Actors.Tests.Doubles;
using SceneScout.Actors.Workers;
using SceneScout.Actors.Workers.Ingestion;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Borders;

/// <summary>Listings of one concert on both sides of a border of metros, with blocks and a store as a node has them.</summary>
public sealed class BorderRoundTests : ActorTest
{
    // Between Washington and Baltimore.
    private static readonly GeoPoint Border = new(39.121464999999731, -76.79943041362246);
    private HinderedStore _store = null!;
    private SpawnServices _services = null!;
    private IActorRef _blocks = null!;
    private BorderRound _round = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _store = new HinderedStore(Store);
        _services = Services() with { Store = _store };
        _blocks = Node();
        _round = new BorderRound(_services, _blocks);
    }

    [Fact]
    public async Task Two_that_come_to_two_blocks_become_one_event_and_the_id_of_either_leads_to_it()
    {
        var (south, north) = (At("yelp", -200), At("ticketmaster", 200));
        Assert.NotEqual(BlockKey.Of(south.Listing), BlockKey.Of(north.Listing));
        var ids = new[] { await ResolveAsync(south), await ResolveAsync(north) };
        Assert.Equal((2, 2), await CountsAsync());

        await ReconcileAsync();

        Assert.Equal((1, 2), await CountsAsync());
        var documents = new[] { (await Store.Events.FindAsync(ids[0], None))!, (await Store.Events.FindAsync(ids[1], None))! };
        Assert.Equal(documents[0].Event.Id, documents[1].Event.Id);
        Assert.Equal(new[] { BlockKey.Of(south.Listing), BlockKey.Of(north.Listing) }.Min(StringComparer.Ordinal), documents[0].Event.Block);
        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task Looking_again_changes_nothing()
    {
        await ResolveAsync(At("yelp", -200));
        await ResolveAsync(At("ticketmaster", 200));
        await ReconcileAsync();
        var before = (await Store.Feed.ReadAsync(0, 100, false, None)).Head;

        await Store.Feed.ResetCursorAsync(BorderRound.Cursor, 0, _services.Now, None);
        await ReconcileAsync();

        Assert.Equal(before, (await Store.Feed.ReadAsync(0, 100, false, None)).Head);
    }

    [Fact]
    public async Task A_listing_that_changes_later_reaches_the_event_where_it_is_now_though_its_old_block_still_remembers_it()
    {
        var listings = new[] { At("yelp", -200), At("ticketmaster", 200) };
        foreach (var listing in listings)
            await ResolveAsync(listing);
        await ReconcileAsync();

        foreach (var listing in listings)
        {
            // As a task does that asked for the homes before the event went.
            var changed = listing with { ContentHash = "h2", Listing = listing.Listing with { Description = "New." } };
            await _blocks.Ask<object>(new BlockCommands.Resolve(BlockKey.Of(listing.Listing), [changed]), Patience);
            using var stop = new CancellationTokenSource();
            Assert.Single(await new ListingResolver(_services, _blocks, Sys.Materializer(), stop.Token).ResolveAsync([changed], null));
        }

        Assert.Equal((1, 2), await CountsAsync());
        Assert.All(await MembersAsync(), member => Assert.Equal("h2", member.ContentHash));
        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task A_listing_that_looks_like_one_that_went_is_born_to_another_id_and_follows_it()
    {
        await ResolveAsync(At("yelp", -200));
        await ResolveAsync(At("ticketmaster", 200));
        await ReconcileAsync();

        foreach (var twin in new[] { At("meetup", -100), At("eventbrite", 100) })
            await ResolveAsync(twin);
        await ReconcileAsync();

        Assert.Equal((1, 4), await CountsAsync());
        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task Another_node_that_rebuilds_the_block_has_the_guests_with_it()
    {
        var (south, north) = (At("yelp", -200), At("ticketmaster", 200));
        await ResolveAsync(south);
        await ResolveAsync(north);
        await ReconcileAsync();
        var block = Assert.Single((await Store.Events.FindBlocksAsync([south.Listing.Key, north.Listing.Key], None)).Values.Distinct());

        var answers = (await Node().Ask<BlockReplies.Resolved>(new BlockCommands.Resolve(block, [south, north]), Patience)).Answers;

        Assert.All(answers, answer => Assert.Equal(MatchKind.Unchanged, answer.Kind));
    }

    [Fact]
    public async Task What_a_person_said_to_be_two_stays_two_after_the_move()
    {
        var (south, twin, north) = (At("yelp", -200), At("meetup", -100), At("ticketmaster", 200));
        await ResolveAsync(south);
        await ResolveAsync(twin);
        await ResolveAsync(north);
        Assert.Equal((2, 3), await CountsAsync());
        await _blocks.Ask<BlockReplies.Ruled>(new BlockCommands.Rule(BlockKey.Of(south.Listing), [PairRuling.Of(south.Listing.Key, twin.Listing.Key, false)], "ann"), Patience);
        Assert.Equal((3, 3), await CountsAsync());

        await ReconcileAsync();

        Assert.Equal((2, 3), await CountsAsync());
        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task Two_nodes_that_each_take_themselves_for_the_one_break_nothing()
    {
        var other = Node();
        IncomingListing[] listings = [At("yelp", -200), At("ticketmaster", 200), At("meetup", -50), At("eventbrite", 50)];
        await Task.WhenAll(listings.Select(listing => ResolveAsync(listing)));

        await Task.WhenAll(
            TryAsync(_round),
            TryAsync(new BorderRound(_services, other)),
            other.Ask<object>(new BlockCommands.Resolve(BlockKey.Of(listings[0].Listing), [listings[0] with { ContentHash = "h2" }]), Patience));
        await NothingIsBrokenAsync();
        await Store.Feed.ResetCursorAsync(BorderRound.Cursor, 0, _services.Now, None);
        await ReconcileAsync();

        Assert.Equal((1, 4), await CountsAsync());
        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task While_the_store_does_not_answer_nothing_is_passed_over()
    {
        await ResolveAsync(At("yelp", -200));
        await ResolveAsync(At("ticketmaster", 200));
        foreach (var call in new[] { nameof(IEventStore.LoadEventsAsync), nameof(IEventStore.LookAcrossAsync) })
        {
            _store.OnEvents.Refuse(call);
            await Assert.ThrowsAnyAsync<StoreUnavailableException>(() => _round.NextAsync(None));
        }

        _store.OnEvents.Refuse(nameof(IEventStore.WriteAsync));
        await Assert.ThrowsAsync<FaultException>(() => _round.NextAsync(None));

        await ReconcileAsync();

        Assert.Equal((1, 2), await CountsAsync());
    }

    [Fact]
    public async Task While_listings_wait_a_part_is_looked_at_and_all_of_what_was_written_minutes_ago()
    {
        for (var n = 0; n < 40; n++)
            await ResolveAsync(At("yelp", -200, $"{n}", $"Jazz {n}"));
        await EnqueueAsync(TaskOf("waits", TaskType.Ingestion));

        Assert.Equal(new BorderStep(More: true, Busy: true), await _round.NextAsync(None));

        await Store.Feed.ResetCursorAsync(BorderRound.Cursor, 0, _services.Now, None);
        var later = new BorderRound(_services with { Time = new FakeTimeProvider(DateTimeOffset.UtcNow.AddMinutes(10)) }, _blocks);
        Assert.Equal(new BorderStep(More: false, Busy: false), await later.NextAsync(None));
    }

    [Fact]
    public async Task An_event_whose_body_cannot_be_read_holds_nobody_up()
    {
        await ResolveAsync(At("yelp", -200));
        await ResolveAsync(At("ticketmaster", 200));
        Assert.Equal(2, await RunSqlAsync("UPDATE events SET body = x'28B52FFD00'"));

        await ReconcileAsync();

        Assert.Equal((1, 2), await CountsAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_the_order_and_whenever_somebody_looks_all_of_one_title_is_one_event_and_the_ledger_holds_throughout(int seed)
    {
        var random = new Random(seed);
        string[] sources = ["yelp", "ticketmaster", "meetup", "eventbrite"];
        var all = Enumerable.Range(0, 24).Select(n => At(sources[n % 4], random.Next(-300, 300), $"{n}", $"Jazz {n / 4}")).ToArray();
        random.Shuffle(all);
        foreach (var listing in all)
        {
            await ResolveAsync(listing);
            if (random.Next(3) == 0)
                await _round.NextAsync(None);
            await NothingIsBrokenAsync();
        }

        await ReconcileAsync();

        Assert.Equal((6, 24), await CountsAsync());
        await NothingIsBrokenAsync();
    }

    private IActorRef Node()
    {
        var (loader, writer) = (new BlockLoader(_store.Events), new EventWriter(_store.Events, _services.Time));
        loader.Run(Sys.Materializer());
        writer.Run(Sys.Materializer());
        var memory = CreateTestProbe();
        return Sys.ActorOf(Props.Create(() => new ShardStandIn(block => BlockActor.Props(block, _services, loader, writer, memory))));
    }

    private async Task ReconcileAsync()
    {
        while ((await _round.NextAsync(None)).More)
        {
        }
    }

    private static async Task TryAsync(BorderRound round)
    {
        try
        {
            await round.NextAsync(None);
        }
        catch (FaultException)
        {
            // The other one was faster: it is done again.
        }
    }

    private async Task<Guid> ResolveAsync(IncomingListing listing)
    {
        using var stop = new CancellationTokenSource();
        return Assert.Single(await new ListingResolver(_services, _blocks, Sys.Materializer(), stop.Token).ResolveAsync([listing], null)).EventId;
    }

    private async Task<(long Events, long Listings)> CountsAsync()
    {
        var totals = await Store.Events.TotalsAsync(None);
        return (totals.Canonical, totals.Listings);
    }

    private async Task<IEnumerable<EventMember>> MembersAsync()
    {
        var ids = (await Store.Feed.ReadAsync(0, 100, false, None)).Changes.Select(change => change.EventId).Distinct().ToList();
        return (await Store.Events.LoadEventsAsync(ids, None)).SelectMany(e => e.Event.Members);
    }

    private async Task NothingIsBrokenAsync() => Assert.Empty(await Store.Ledger.FindBreachesAsync(_services.Now, TimeSpan.Zero, None));

    private static IncomingListing At(string source, int metres, string id = "1", string title = "Jazz") => new(
        new Listing
        {
            Key = new ListingKey(new SourceName(source), id),
            Title = title,
            Venue = new Venue { Name = "Lido", Location = Border.Towards(metres < 0 ? 221 : 41, Math.Abs(metres)) },
            Time = new EventTime(new EventMoment(new DateOnly(2027, 5, 1), new TimeOnly(20, 0), null), null, "America/New_York", false),
        },
        "h1",
        Guid.NewGuid());
}
