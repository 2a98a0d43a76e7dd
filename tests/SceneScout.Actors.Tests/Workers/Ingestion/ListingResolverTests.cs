using System.Collections.Immutable;
using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;
using Akka.TestKit;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Actors.Blocks;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Workers;
using SceneScout.Actors.Workers.Ingestion;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Tasks;
using Xunit;
using static SceneScout.Actors.Tests.Blocks.BlockSamples;

namespace SceneScout.Actors.Tests.Workers.Ingestion;

/// <summary>The way of listings to their blocks, with a probe in the blocks' place.</summary>
public sealed class ListingResolverTests : ActorTest
{
    private const int AtOnce = 2;
    private static readonly DateTimeOffset Noon = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly CancellationTokenSource _stop = new();
    private SpawnServices _services = null!;
    private TestProbe _blocks = null!;
    private ListingResolver _resolver = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _services = Services(Options with { BlockParallelism = AtOnce }) with { Time = _clock };
        _blocks = CreateTestProbe();
        _resolver = new ListingResolver(_services, _blocks, Sys.Materializer(), _stop.Token);
    }

    public override async ValueTask DisposeAsync()
    {
        _stop.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Each_block_is_asked_once_for_all_its_listings_with_the_trace_of_the_task()
    {
        var answers = _resolver.ResolveAsync([In("Berlin", "a"), In("Bonn", "b"), In("Berlin", "c")], "00-trace");

        var (first, second) = (await AskedAsync(), await AskedAsync());

        Assert.Equal(
            new[] { $"{BlockKey.Of(In("Berlin", "a").Listing)}: a c 00-trace", $"{BlockKey.Of(In("Bonn", "b").Listing)}: b 00-trace" }.Order(),
            new[] { first, second }.Select(asked => $"{asked.Command.Block}: {string.Join(' ', Ids(asked.Command))} {asked.Command.TraceParent}").Order());
        Answer(first);
        Answer(second);
        Assert.Equal(3, (await answers.WaitAsync(Patience)).Length);
        await NobodyWasAskedAsync();
    }

    [Fact]
    public async Task A_listing_that_belongs_to_an_event_goes_to_that_events_block()
    {
        var moved = In("Bonn", "a");
        await Store.Events.WriteAsync(Decide("city.de.berlin/2027-04-01", moved).Mutations, Noon, None);

        var answers = _resolver.ResolveAsync([moved], null);

        var asked = await AskedAsync();
        Assert.Equal("city.de.berlin/2027-04-01", asked.Command.Block);
        Answer(asked);
        await answers.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_listing_goes_where_an_earlier_version_put_the_events_of_its_place_and_day()
    {
        await Store.Events.WriteAsync(Decide("city.de.berlin/2027-05-01", In("Berlin", "a")).Mutations, Noon, None);

        var answers = _resolver.ResolveAsync([In("Berlin", "b")], null);

        var asked = await AskedAsync();
        Assert.Equal("city.de.berlin/2027-05-01", asked.Command.Block);
        Answer(asked);
        await answers.WaitAsync(Patience);
    }

    [Fact]
    public async Task Answers_that_come_out_of_turn_stay_with_their_listings_and_none_is_lost()
    {
        var answers = _resolver.ResolveAsync([In("Berlin", "a"), In("Bonn", "b"), In("Ulm", "c"), In("Trier", "d")], null);

        var first = await AskedAsync();
        Answer(await AskedAsync());
        Answer(await AskedAsync());
        Answer(await AskedAsync());
        Answer(first);

        var all = await answers.WaitAsync(Patience);
        Assert.Equal(["a", "b", "c", "d"], all.Select(a => a.Key.ExternalId).Order());
        Assert.All(all, a => Assert.Equal($"event of {a.Key.ExternalId}", Assert.Single(a.Reasons)));
    }

    [Fact]
    public async Task No_more_blocks_are_asked_at_once_than_the_settings_allow()
    {
        var answers = _resolver.ResolveAsync([In("Berlin", "a"), In("Bonn", "b"), In("Ulm", "c")], null);
        var (first, second) = (await AskedAsync(), await AskedAsync());
        await NobodyWasAskedAsync();

        Answer(first);

        Answer(await AskedAsync());
        Answer(second);
        await answers.WaitAsync(Patience);
    }

    [Fact]
    public async Task No_block_is_asked_before_somebody_wants_its_answer()
    {
        var (questions, answers) = this.SourceProbe<BlockCommands.Resolve>().Via(_resolver.Answers()).ToMaterialized(this.SinkProbe<ImmutableArray<MatchAnswer>>(), Keep.Both).Run(Sys.Materializer());
        foreach (var id in new[] { "a", "b", "c", "d" })
            await questions.SendNextAsync(new BlockCommands.Resolve(id, [In("Berlin", id)]));
        await NobodyWasAskedAsync();

        await answers.RequestAsync(1);
        Answer(await AskedAsync());
        Answer(await AskedAsync());

        await answers.ExpectNextAsync(Patience);
        // Two answers have come, one was wanted: the other waits, and with it all further questions but the one that took the first one's place.
        await AskedAsync();
        await NobodyWasAskedAsync();
    }

    [Fact]
    public async Task A_block_that_stays_silent_puts_the_task_off_after_ten_seconds_and_the_others_have_been_asked()
    {
        var answers = _resolver.ResolveAsync([In("Berlin", "a"), In("Bonn", "b"), In("Ulm", "c")], null);
        var silent = await AskedAsync();
        Answer(await AskedAsync());
        Answer(await AskedAsync());
        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(answers.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(0.1));

        var cause = await Assert.ThrowsAsync<AskTimeoutException>(() => answers.WaitAsync(Patience));
        var task = new TaskRecord { Task = TaskOf("t1", TaskType.Ingestion), State = TaskState.Leased, Attempts = 1, CreatedAt = Noon, Fence = 1 };
        var off = Assert.IsType<TaskOutcome.Yielded>(new RunFaults().OutcomeOf(cause, task, _services));
        Assert.InRange(off.Until.NotBefore - _clock.GetUtcNow(), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6));
        // An answer that comes now finds nobody.
        Answer(silent);
    }

    [Fact]
    public async Task A_refusal_is_the_fault_of_the_attempt()
    {
        var fault = new SpawnFault(FaultKind.Database, "away");
        var answers = _resolver.ResolveAsync([In("Berlin", "a"), In("Bonn", "b")], null);

        (await AskedAsync()).Asker.Tell(new BlockReplies.Refused(fault));

        var refused = await Assert.ThrowsAsync<FaultException>(() => answers.WaitAsync(Patience));
        Assert.Equal(fault, refused.Fault);
    }

    [Fact]
    public async Task Stopped_it_ends_at_once_and_asks_no_further_block()
    {
        var answers = _resolver.ResolveAsync([In("Berlin", "a"), In("Bonn", "b"), In("Ulm", "c"), In("Trier", "d")], null);
        await AskedAsync();
        await AskedAsync();

        await _stop.CancelAsync();

        var cause = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answers.WaitAsync(Patience));
        Assert.Equal(FaultKind.Cancelled, TaskFaults.Of(cause).Kind);
        await NobodyWasAskedAsync();
    }

    [Fact]
    public async Task Nothing_to_bring_asks_nobody()
    {
        Assert.Empty(await _resolver.ResolveAsync([], null));
        await NobodyWasAskedAsync();
    }

    private static IncomingListing In(string city, string id) => Incoming(id, city: city);

    private static IEnumerable<string> Ids(BlockCommands.Resolve command) => command.Listings.Select(l => l.Listing.Key.ExternalId);

    private async Task<(BlockCommands.Resolve Command, IActorRef Asker)> AskedAsync() => (await _blocks.ExpectMsgAsync<BlockCommands.Resolve>(Patience), _blocks.LastSender);

    private static void Answer((BlockCommands.Resolve Command, IActorRef Asker) asked) => asked.Asker.Tell(new BlockReplies.Resolved(
        [.. asked.Command.Listings.Select(l => new MatchAnswer(l.Listing.Key, Guid.NewGuid(), MatchKind.New, 1, [$"event of {l.Listing.Key.ExternalId}"]))]));

    // Who asks next would have asked by now: the stream is through with what it was told.
    private Task NobodyWasAskedAsync() => _blocks.ExpectNoMsgAsync(TimeSpan.FromMilliseconds(100)).AsTask();
}
