using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Streams;
using Akka.TestKit;
using SceneScout.Actors.Blocks;
using SceneScout.Actors.Blocks.Memory;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using Xunit;

namespace SceneScout.Actors.Tests.Blocks;

public sealed class BlockMemoryTests : ActorTest
{
    private static readonly BlockOptions Two = new() { MaxResident = 2 };

    [Fact]
    public async Task The_block_used_longest_ago_is_sent_away_and_one_that_is_gone_makes_room()
    {
        var memory = Sys.ActorOf(BlockMemoryActor.Props(Two));
        var (a, b, c) = (CreateTestProbe(), CreateTestProbe(), CreateTestProbe());
        memory.Tell(new BlockMemoryProtocol.Used("a", 1), a);
        memory.Tell(new BlockMemoryProtocol.Used("b", 1), b);
        memory.Tell(new BlockMemoryProtocol.Used("a", 1), a);
        memory.Tell(new BlockMemoryProtocol.Used("c", 1), c);
        await b.ExpectMsgAsync<BlockMemoryProtocol.Shed>(Patience);

        await StopAsync(memory, a);
        memory.Tell(new BlockMemoryProtocol.Used("d", 1), CreateTestProbe());
        memory.Tell(new BlockMemoryProtocol.Used("e", 1), CreateTestProbe());
        await c.ExpectMsgAsync<BlockMemoryProtocol.Shed>(Patience);
    }

    [Fact]
    public async Task The_end_of_a_block_whose_successor_is_there_already_takes_nothing_from_it()
    {
        var memory = Sys.ActorOf(BlockMemoryActor.Props(Two));
        var (old, anew, other) = (CreateTestProbe(), CreateTestProbe(), CreateTestProbe());
        memory.Tell(new BlockMemoryProtocol.Used("a", 1), old);
        memory.Tell(new BlockMemoryProtocol.Used("a", 1), anew);
        await StopAsync(memory, old);
        memory.Tell(new BlockMemoryProtocol.Used("b", 1), other);
        memory.Tell(new BlockMemoryProtocol.Used("c", 1), CreateTestProbe());

        await anew.ExpectMsgAsync<BlockMemoryProtocol.Shed>(Patience);
    }

    [Fact]
    public async Task A_block_tells_its_size_when_it_is_used_and_goes_by_way_of_its_shard()
    {
        var (shard, memory) = (CreateTestProbe(), CreateTestProbe());
        var writer = new EventWriter(Store.Events, TimeProvider.System);
        writer.Run(Sys.Materializer());
        var block = shard.ChildActorOf(BlockActor.Props("b", Services(), Loader(), writer, memory));
        Assert.Equal(new BlockMemoryProtocol.Used("b", 0), await memory.ExpectMsgAsync<BlockMemoryProtocol.Used>(Patience));

        block.Tell(new BlockCommands.Resolve("b", [Incoming("l1")]), TestActor);
        await ExpectMsgAsync<BlockReplies.Resolved>(Patience);
        Assert.InRange((await memory.ExpectMsgAsync<BlockMemoryProtocol.Used>(Patience)).Bytes, 1_000, 5_000);

        block.Tell(BlockMemoryProtocol.Shed.Instance);
        Assert.IsType<PoisonPill>((await shard.ExpectMsgAsync<Passivate>(Patience)).StopMessage);
    }

    [Fact]
    public async Task A_block_at_work_is_not_sent_away()
    {
        var (shard, memory) = (CreateTestProbe(), CreateTestProbe());
        // Nobody runs the writer: the write never ends.
        var block = shard.ChildActorOf(BlockActor.Props("b", Services(), Loader(), new EventWriter(Store.Events, TimeProvider.System), memory));
        await memory.ExpectMsgAsync<BlockMemoryProtocol.Used>(Patience);
        block.Tell(new BlockCommands.Resolve("b", [Incoming("l1")]), TestActor);

        block.Tell(BlockMemoryProtocol.Shed.Instance);
        // What is asked of it next waits behind, in order: the answer to the identity question comes after the request to go was read.
        await block.Ask<ActorIdentity>(new Identify(1), Patience);
        await shard.ExpectNoMsgAsync(TimeSpan.FromMilliseconds(100));
    }

    private BlockLoader Loader()
    {
        var loader = new BlockLoader(Store.Events);
        loader.Run(Sys.Materializer());
        return loader;
    }

    private async Task StopAsync(IActorRef memory, TestProbe probe)
    {
        Watch(probe);
        Sys.Stop(probe);
        await ExpectTerminatedAsync(probe, Patience);
        // The memory's own notice was sent before ours was received or is right behind it.
        await memory.Ask<ActorIdentity>(new Identify(1), Patience);
    }

    private static IncomingListing Incoming(string id) => new(
        new Listing { Key = new ListingKey(SourceName.Yelp, id), Title = "Jazz Night", Description = new string('x', 500), Time = new EventTime(EventMoment.Unknown, null, null, false) }, "h1", Guid.NewGuid());
}
