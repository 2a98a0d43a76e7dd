using System.Collections.Immutable;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Actors.Blocks;
using SceneScout.Actors.Tests.Doubles;
using SceneScout.Domain.Matching;
using SceneScout.Storage.Contracts;
using Xunit;
using Request = SceneScout.Actors.Blocks.Gathering<System.Collections.Immutable.ImmutableArray<SceneScout.Domain.Matching.EventMutation>, System.Collections.Immutable.ImmutableArray<bool>>.Request;
using static SceneScout.Actors.Tests.Blocks.BlockSamples;

namespace SceneScout.Actors.Tests.Blocks;

public sealed class EventWriterTests : ActorTest
{
    private const string Write = nameof(IEventStore.WriteAsync);
    private static readonly DateTimeOffset Noon = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _clock = new(Noon);
    private HinderedStore _store = null!;
    private EventWriter _writer = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _store = new HinderedStore(Store);
        _writer = new EventWriter(_store.Events, _clock);
    }

    [Fact]
    public async Task A_change_whose_version_another_writer_took_is_left_out_and_harms_none_of_its_batch()
    {
        _writer.Run(Sys.Materializer());
        var contested = Change("contested");
        await Store.Events.WriteAsync([contested], Noon, None);
        await Store.Events.WriteAsync([Touch(contested.Event)], Noon, None);
        var first = _store.OnEvents.Hold(Write);
        var writes = new List<Task<ImmutableArray<bool>>> { WriteAsync(Change("a")) };
        await first.Reached.WaitAsync(Patience);

        writes.AddRange(WriteAsync(Change("b")), WriteAsync(Change("c"), Touch(contested.Event)), WriteAsync(Change("d")));
        first.Release();

        var written = await Task.WhenAll(writes).WaitAsync(Patience);
        Assert.Equal(["True", "True", "True,False", "True"], written.Select(one => string.Join(',', one)));
        Assert.Equal(5, (await Store.Events.TotalsAsync(None)).Canonical);
        Assert.Equal(2, (await Store.Events.FindAsync(contested.Event.Id, None))!.Event.Version);
    }

    [Fact]
    public async Task What_gathers_while_nobody_writes_is_cut_into_batches_of_a_bounded_size()
    {
        var (requests, sizes) = Probes();
        var sent = Enumerable.Range(0, EventWriter.MaxBatch + 1).Select(i => new Request([Change($"e{i}")])).ToList();
        foreach (var request in sent)
            await requests.SendNextAsync(request);

        await sizes.RequestAsync(2);

        Assert.Equal(EventWriter.MaxBatch, await sizes.ExpectNextAsync(Patience));
        Assert.Equal(1, await sizes.ExpectNextAsync(Patience));
        Assert.All(await Task.WhenAll(sent.Select(request => request.Answer.Task)), written => Assert.Equal([true], written));
        Assert.Equal([EventWriter.MaxBatch, 1], _store.OnEvents.Calls(Write).Select(call => ((IReadOnlyList<EventMutation>)call[0]!).Count));
    }

    [Fact]
    public async Task Nothing_is_written_beside_a_transaction_that_runs()
    {
        var (requests, sizes) = Probes();
        var first = _store.OnEvents.Hold(Write);
        await sizes.RequestAsync(10);
        await requests.SendNextAsync(new Request([Change("a")]));
        await first.Reached.WaitAsync(Patience);

        await requests.SendNextAsync(new Request([Change("b")]));
        await requests.SendNextAsync(new Request([Change("c")]));
        await sizes.ExpectNoMsgAsync(TimeSpan.FromMilliseconds(100), None);
        Assert.Single(_store.OnEvents.Calls(Write));
        first.Release();

        Assert.Equal(1, await sizes.ExpectNextAsync(Patience));
        Assert.Equal(2, await sizes.ExpectNextAsync(Patience));
    }

    [Fact]
    public async Task A_refusal_of_the_store_is_told_to_all_of_the_batch_and_the_next_batch_is_written()
    {
        var (requests, sizes) = Probes();
        var sent = new[] { "a", "b", "a" }.Select(id => new Request([Change(id)])).ToList();
        _store.OnEvents.Refuse(Write);
        await requests.SendNextAsync(sent[0]);
        await requests.SendNextAsync(sent[1]);
        await sizes.RequestAsync(1);
        Assert.Equal(2, await sizes.ExpectNextAsync(Patience));

        await requests.SendNextAsync(sent[2]);
        await sizes.RequestAsync(1);
        Assert.Equal(1, await sizes.ExpectNextAsync(Patience));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => sent[0].Answer.Task);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => sent[1].Answer.Task);
        Assert.Equal([true], await sent[2].Answer.Task);
        Assert.Equal(1, (await Store.Events.TotalsAsync(None)).Canonical);
    }

    [Fact]
    public async Task A_change_whose_answer_was_lost_is_not_written_a_second_time()
    {
        _writer.Run(Sys.Materializer());
        _store.OnEvents.LoseAnswer(Write);
        var change = Change("a");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => WriteAsync(change).WaitAsync(Patience));

        Assert.Equal([false], await WriteAsync(change).WaitAsync(Patience));

        Assert.Equal(1, (await Store.Events.FindAsync(change.Event.Id, None))!.Event.Version);
    }

    [Fact]
    public async Task Who_gives_up_while_the_transaction_runs_takes_nothing_from_it()
    {
        _writer.Run(Sys.Materializer());
        var first = _store.OnEvents.Hold(Write);
        using var enough = new CancellationTokenSource();
        var (mine, others) = (Change("mine"), Change("others"));
        var given = _writer.WriteAsync([mine], enough.Token);
        await first.Reached.WaitAsync(Patience);
        var kept = WriteAsync(others);

        await enough.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given.WaitAsync(Patience));
        first.Release();
        Assert.Equal([true], await kept.WaitAsync(Patience));
        Assert.NotNull(await Store.Events.FindAsync(mine.Event.Id, None));
        Assert.NotNull(await Store.Events.FindAsync(others.Event.Id, None));
    }

    [Fact]
    public async Task Who_finds_no_room_waits_and_leaves_nothing_behind_when_it_gives_up()
    {
        using var enough = new CancellationTokenSource();
        var full = Enumerable.Range(0, EventWriter.MaxWaiting).Select(_ => WriteAsync()).ToList();
        var mine = Change("mine");
        var given = _writer.WriteAsync([mine], enough.Token);
        Assert.False(given.IsCompleted);

        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given.WaitAsync(Patience));
        _writer.Run(Sys.Materializer());

        Assert.All(await Task.WhenAll(full).WaitAsync(Patience), written => Assert.Empty(written));
        Assert.Null(await Store.Events.FindAsync(mine.Event.Id, None));
    }

    [Fact]
    public async Task What_is_written_bears_the_instant_of_the_clock()
    {
        _writer.Run(Sys.Materializer());
        var change = Change("a");
        _clock.Advance(TimeSpan.FromHours(1));

        await WriteAsync(change).WaitAsync(Patience);

        Assert.Equal(Noon.AddHours(1), (await Store.Events.FindAsync(change.Event.Id, None))!.CreatedAt);
    }

    // The writer's stream between two probes: it writes when the one behind it asks.
    private (TestPublisher.Probe<Request> Requests, TestSubscriber.Probe<int> Sizes) Probes() =>
        this.SourceProbe<Request>().Via(_writer.Writes.Batches()).ToMaterialized(this.SinkProbe<int>(), Keep.Both).Run(Sys.Materializer());

    private static EventMutation Change(string id) => Assert.Single(Decide("b", Incoming(id)).Mutations);

    private Task<ImmutableArray<bool>> WriteAsync(params ImmutableArray<EventMutation> mutations) => _writer.WriteAsync(mutations, None);
}
