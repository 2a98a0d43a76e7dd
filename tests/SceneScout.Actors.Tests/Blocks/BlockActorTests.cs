using Akka.Actor;
using Akka.Configuration;
using Akka.Streams;
using Akka.TestKit;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Actors.Blocks;
using SceneScout.Actors.Blocks.Memory;
using SceneScout.Actors.Tests.Doubles;
using SceneScout.Actors.Workers.Geocoding;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using Xunit;
using static SceneScout.Actors.Tests.Blocks.BlockSamples;

namespace SceneScout.Actors.Tests.Blocks;

/// <summary>A block on clocks that stand still until they are told to go.</summary>
public sealed class BlockActorTests() : ActorTest(ConfigurationFactory.ParseString(
    """
    akka.actor.provider = local
    akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
    """))
{
    private const string Load = nameof(IEventStore.LoadBlocksAsync);
    private const string Write = nameof(IEventStore.WriteAsync);
    private static readonly string Block = BlockKey.Of(Incoming("l1").Listing);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2027, 1, 1, 12, 0, 0, TimeSpan.Zero));
    private HinderedStore _store = null!;
    private EventWriter _writer = null!;
    private BlockLoader _loader = null!;
    private IActorRef _shard = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _store = new HinderedStore(Store);
        _writer = new EventWriter(_store.Events, _clock);
        _loader = new BlockLoader(_store.Events);
        _loader.Run(Sys.Materializer());
        _writer.Run(Sys.Materializer());
        _shard = ShardOf(CreateTestProbe());
    }

    [Fact]
    public async Task A_listing_sent_again_is_answered_with_the_same_event_and_nothing_is_written()
    {
        var listing = Incoming("l1");
        var first = await ResolveAsync(listing);

        var again = await ResolveAsync(listing);

        Assert.Equal((MatchKind.New, MatchKind.Unchanged), (first.Kind, again.Kind));
        Assert.Equal(first.EventId, again.EventId);
        Assert.Single(_store.OnEvents.Calls(Write));
    }

    [Fact]
    public async Task When_another_owner_wrote_first_the_block_loads_again_and_decides_anew()
    {
        // Another owner takes the same concert from another source.
        var theirs = Decide(Block, Incoming("theirs", source: "meetup", title: "Jazz"));
        _store.OnEvents.Before(Write, () => Store.Events.WriteAsync(theirs.Mutations, _clock.GetUtcNow(), None));
        var same = Incoming("theirs", source: "meetup", title: "Jazz");
        var mine = Incoming("mine", title: "Jazz");

        var answers = (await AskAsync<BlockReplies.Resolved>(same, mine)).Answers;

        Assert.Equal([MatchKind.Unchanged, MatchKind.Duplicate], answers.Select(a => a.Kind));
        Assert.All(answers, a => Assert.Equal(theirs.Answers[0].EventId, a.EventId));
        Assert.Equal(2, _store.OnEvents.Calls(Load).Count);
        Assert.Equal((1, 2), await CountsAsync());
    }

    [Fact]
    public async Task A_block_that_meets_another_owner_at_every_try_says_so_and_the_asker_may_come_again()
    {
        var id = (await ResolveAsync(Incoming("l1"))).EventId;
        for (var tries = 0; tries < 3; tries++)
            _store.OnEvents.Before(Write, async () => await Store.Events.WriteAsync([Touch((await Store.Events.FindAsync(id, None))!.Event)], _clock.GetUtcNow(), None));

        var refused = await AskAsync<BlockReplies.Refused>(Incoming("l1", "h2"));

        Assert.Equal(FaultKind.Database, refused.Fault.Kind);
        Assert.Contains("another owner", refused.Fault.Message, StringComparison.Ordinal);
        Assert.Equal(4, (await Store.Events.FindAsync(id, None))!.Event.Version);
        Assert.Equal(MatchKind.Update, (await ResolveAsync(Incoming("l1", "h2"))).Kind);
        Assert.Equal(5, (await Store.Events.FindAsync(id, None))!.Event.Version);
    }

    [Fact]
    public async Task A_write_that_the_store_refuses_is_told_and_what_waited_is_decided_on_what_stands()
    {
        var first = _store.OnEvents.Hold(Write);
        _store.OnEvents.Refuse(Write);
        var (one, two, three) = (CreateTestProbe(), CreateTestProbe(), CreateTestProbe());
        _shard.Tell(Resolve(Incoming("l1")), one);
        await first.Reached.WaitAsync(Patience);
        _shard.Tell(Resolve(Incoming("l2")), two);
        _shard.Tell(Resolve(Incoming("l1"), Incoming("l2")), three);
        first.Release();

        await one.ExpectMsgAsync<BlockReplies.Resolved>(Patience);
        Assert.Equal(FaultKind.Database, (await two.ExpectMsgAsync<BlockReplies.Refused>(Patience)).Fault.Kind);
        Assert.Equal([MatchKind.Unchanged, MatchKind.New], (await three.ExpectMsgAsync<BlockReplies.Resolved>(Patience)).Answers.Select(a => a.Kind));
        Assert.Equal(2, _store.OnEvents.Calls(Load).Count);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_found_when_the_listing_comes_again()
    {
        _store.OnEvents.LoseAnswer(Write);
        var listing = Incoming("l1");
        await AskAsync<BlockReplies.Refused>(listing);

        var again = await ResolveAsync(listing);

        Assert.Equal(MatchKind.Unchanged, again.Kind);
        Assert.Equal(1, (await Store.Events.FindAsync(again.EventId, None))!.Event.Version);
        Assert.Single(_store.OnEvents.Calls(Write));
    }

    [Fact]
    public async Task A_block_that_cannot_be_loaded_keeps_its_questions_and_tries_again_after_a_second()
    {
        _store.OnEvents.Refuse(Load);
        var (asker, loaded) = (CreateTestProbe(), _store.OnEvents.Hold(Load));
        await EventFilter.Warning(contains: "cannot be loaded").ExpectOneAsync(Patience, () =>
        {
            _shard.Tell(Resolve(Incoming("l1")), asker);
            return Task.CompletedTask;
        });
        // The timer is started before the next message is read.
        await (await StartAsync(_shard)).Ask<ActorIdentity>(new Identify(1), Patience);
        Assert.Single(_store.OnEvents.Calls(Load));

        ((TestScheduler)Sys.Scheduler).Advance(TimeSpan.FromSeconds(1));

        await loaded.Reached.WaitAsync(Patience);
        loaded.Release();
        await asker.ExpectMsgAsync<BlockReplies.Resolved>(Patience);
    }

    [Fact]
    public async Task A_block_that_starts_again_in_the_middle_of_a_write_goes_by_the_store()
    {
        var write = _store.OnEvents.Hold(Write);
        var (lost, asker) = (CreateTestProbe(), CreateTestProbe());
        var listing = Incoming("l1");
        _shard.Tell(Resolve(listing), lost);
        await write.Reached.WaitAsync(Patience);
        var reload = _store.OnEvents.Hold(Load);

        (await StartAsync(_shard)).Tell(Kill.Instance);
        await reload.Reached.WaitAsync(Patience);
        _shard.Tell(Resolve(listing), asker);
        write.Release();
        await BecomesAsync(async () => (await CountsAsync()).Events == 1);
        reload.Release();

        Assert.Equal(MatchKind.Unchanged, (await asker.ExpectMsgAsync<BlockReplies.Resolved>(Patience)).Answers[0].Kind);
        Assert.Equal((1, 1), await CountsAsync());
        Assert.Single(_store.OnEvents.Calls(Write));
        // Who asked the one that broke off hears nothing, and asks again.
        Assert.False(lost.HasMessages);
    }

    [Fact]
    public async Task A_successor_that_loaded_before_its_predecessors_last_write_stood_meets_it_and_decides_anew()
    {
        var write = _store.OnEvents.Hold(Write);
        var listing = Incoming("l1");
        _shard.Tell(Resolve(listing), CreateTestProbe());
        await write.Reached.WaitAsync(Patience);
        var first = await StartAsync(_shard);
        await WatchAsync(first);
        first.Tell(PoisonPill.Instance);
        // It goes at once: the write is the store's.
        await ExpectTerminatedAsync(first, Patience);
        var memory = CreateTestProbe();
        var elsewhere = ShardOf(memory);
        await StartAsync(elsewhere);
        await memory.ExpectMsgAsync<BlockMemoryProtocol.Used>(Patience);
        var asker = CreateTestProbe();
        elsewhere.Tell(Resolve(listing), asker);

        write.Release();

        Assert.Equal(MatchKind.Unchanged, (await asker.ExpectMsgAsync<BlockReplies.Resolved>(Patience)).Answers[0].Kind);
        Assert.Equal((1, 1), await CountsAsync());
    }

    [Fact]
    public async Task Of_more_blocks_than_fit_the_ones_used_longest_ago_go_and_know_all_when_they_come_back()
    {
        var memory = Sys.ActorOf(BlockMemoryActor.Props(new BlockOptions { MaxResident = 1 }));
        var shard = ShardOf(memory);
        var (berlin, bonn) = (Incoming("l1"), Incoming("l2", city: "Bonn"));
        var first = await ResolveAsync(shard, berlin);
        var gone = await StartAsync(shard);
        await WatchAsync(gone);

        await ResolveAsync(shard, bonn);

        await ExpectTerminatedAsync(gone, Patience);
        var back = await ResolveAsync(shard, berlin);
        Assert.Equal((first.EventId, MatchKind.Unchanged), (back.EventId, back.Kind));
        Assert.Equal([Block, BlockKey.Of(bonn.Listing), Block], _store.OnEvents.Calls(Load).Select(call => Assert.Single((IReadOnlyCollection<string>)call[0]!)));
    }

    [Fact]
    public async Task What_a_person_says_is_kept_before_it_is_done_and_a_block_that_comes_back_knows_it()
    {
        var (left, right) = (Incoming("l1", title: "Jazz"), Incoming("m1", source: "meetup", title: "Jazz"));
        await AskAsync<BlockReplies.Resolved>(left, right);
        Assert.Equal((1, 2), await CountsAsync());

        var ruled = await _shard.Ask<BlockReplies.Ruled>(new BlockCommands.Rule(Block, [PairRuling.Of(left.Listing.Key, right.Listing.Key, false)], "ann"), Patience);

        Assert.Equal(2, ruled.Events.Length);
        Assert.Equal((2, 2), await CountsAsync());
        var back = ShardOf(CreateTestProbe());
        Assert.Empty((await back.Ask<BlockReplies.Ruled>(new BlockCommands.Rule(Block, [PairRuling.Of(left.Listing.Key, right.Listing.Key, false)], "ann"), Patience)).Events);
        await back.Ask<BlockReplies.Resolved>(Resolve(right with { ContentHash = "h2" }), Patience);
        Assert.Equal((2, 2), await CountsAsync());
    }

    [Fact]
    public async Task An_event_that_is_written_anew_stays_at_the_place_that_was_found_for_it_until_it_is_elsewhere()
    {
        var listing = Incoming("l1", title: "Jazz");
        var venue = new Venue { Name = "Lido", City = "Berlin", CountryCode = "DE" };
        var id = (await ResolveAsync(listing with { Listing = listing.Listing with { Venue = venue } })).EventId;
        await PlaceAsync(id, venue);

        await ResolveAsync(listing with { ContentHash = "h2", Listing = listing.Listing with { Venue = venue, Description = "With a raffle." } });

        var anew = (await Store.Events.FindAsync(id, None))!;
        Assert.Equal((2L, "rooftop", 52.4989), (anew.Event.Version, anew.Enrichment!.LocationPrecision, anew.Enrichment.Location!.Value.Latitude));
        await ResolveAsync(listing with { ContentHash = "h3", Listing = listing.Listing with { Venue = venue with { Name = "Astra" } } });
        Assert.Equal(("city", null), ((await Store.Events.FindAsync(id, None))!.Enrichment!.LocationPrecision, (await Store.Events.FindAsync(id, None))!.Enrichment!.Geocoded));
    }

    // As another node's task of geocoding does.
    private async Task PlaceAsync(Guid id, Venue venue)
    {
        var now = _clock.GetUtcNow();
        await Store.Tasks.EnqueueAsync([new NewTask { Id = "t1", Type = GeocodingStage.Type, ParametersJson = "{}" }], 10, now, None);
        var task = Assert.Single(await Store.Tasks.ClaimAsync(new ClaimRequest(GeocodingStage.Type, "w1", 1, now + TimeSpan.FromMinutes(1), []), now, None));
        var finding = new PlaceFinding("nominatim", PlaceQuestion.Of(venue)!.Key, new GeoPoint(52.4989, 13.4437), "rooftop", now);
        var enrichment = (await Store.Events.FindAsync(id, None))!.Enrichment!;
        Assert.NotNull(await Store.Geocodes.CommitAsync(
            new GeocodeBatch(task.Lease, [], [new PlacedEvent(id, enrichment.OfVersion, enrichment with { Location = finding.Point, LocationPrecision = finding.Precision, Geocoded = finding }, null)]), now, None));
    }

    private static BlockCommands.Resolve Resolve(params IncomingListing[] listings) => new(BlockKey.Of(listings[0].Listing), [.. listings]);

    private IActorRef ShardOf(IActorRef memory)
    {
        var services = Services() with { Store = _store, Time = _clock, Geocoding = new GeocodingServices(NoGeocoder.Asked, new GeocodingRules(), new GeocodeMemory(10, TimeSpan.FromDays(1), _clock)) };
        return Sys.ActorOf(Props.Create(() => new ShardStandIn(block => BlockActor.Props(block, services, _loader, _writer, memory))));
    }

    private Task<IActorRef> StartAsync(IActorRef shard) => shard.Ask<IActorRef>(new ShardStandIn.Start(Block), Patience);

    private async Task<T> AskAsync<T>(params IncomingListing[] listings) => Assert.IsType<T>(await _shard.Ask<object>(Resolve(listings), Patience));

    private Task<MatchAnswer> ResolveAsync(IncomingListing listing) => ResolveAsync(_shard, listing);

    private static async Task<MatchAnswer> ResolveAsync(IActorRef shard, IncomingListing listing) =>
        Assert.Single((await shard.Ask<BlockReplies.Resolved>(Resolve(listing), Patience)).Answers);

    private async Task<(long Events, long Listings)> CountsAsync()
    {
        var totals = await Store.Events.TotalsAsync(None);
        return (totals.Canonical, totals.Listings);
    }
}
