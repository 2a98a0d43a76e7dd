using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Feed;
using SceneScout.Actors.Hosting;
using Xunit;

namespace SceneScout.Actors.Tests.Feed;

public sealed class FeedWatchActorTests : ActorTest
{
    [Fact]
    public async Task Who_appends_wakes_the_nodes_readers_and_tells_the_others()
    {
        var services = Start(TimeSpan.FromHours(1));
        await Mediator.Ask<SubscribeAck>(new Subscribe(Topics.Events, TestActor), Patience);
        var next = services.FeedSignal.Next;

        await FeedSamples.WriteAsync(Store, 1);

        await next.WaitAsync(Patience);
        await FishForMessageAsync(m => m is Hints.EventsChanged, Patience);
    }

    [Fact]
    public async Task What_another_node_appended_wakes_the_readers_here()
    {
        var services = Start(TimeSpan.FromHours(1));
        var next = services.FeedSignal.Next;

        _watch.Tell(Hints.EventsChanged.Instance);

        await next.WaitAsync(Patience);
    }

    [Fact]
    public async Task What_nobody_told_of_is_found()
    {
        await using var elsewhere = Elsewhere();
        var services = Start(TimeSpan.FromMilliseconds(50));
        // The first look finds the feed as it is.
        await FeedSamples.WriteAsync(elsewhere, 1);
        await services.FeedSignal.Next.WaitAsync(Patience);
        var next = services.FeedSignal.Next;

        await FeedSamples.WriteAsync(elsewhere, 2);

        await next.WaitAsync(Patience);
    }

    private IActorRef _watch = ActorRefs.Nobody;

    private IActorRef Mediator => DistributedPubSub.Get(Sys).Mediator;

    private SpawnServices Start(TimeSpan poll)
    {
        Akka.Cluster.Cluster.Get(Sys).Join(Akka.Cluster.Cluster.Get(Sys).SelfAddress);
        var services = Services(Options with { RequestPoll = poll });
        _watch = Sys.ActorOf(Props.Create(() => new FeedWatchActor(services)));
        // Its answer says that it listens to the store.
        _watch.Ask<ActorIdentity>(new Identify(null), Patience).GetAwaiter().GetResult();
        return services;
    }
}
