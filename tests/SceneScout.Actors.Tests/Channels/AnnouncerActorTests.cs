using Akka.Actor;
using SceneScout.Actors.Channels.Requests;
using SceneScout.Actors.Tests.Feed;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Channels;

public sealed class AnnouncerActorTests : ActorTest
{
    [Fact]
    public async Task It_goes_on_where_the_bridge_before_it_stopped()
    {
        await Store.Feed.OpenCursorAsync(AnnouncerActor.Cursor, DateTimeOffset.UtcNow, None);
        await FeedSamples.WriteAsync(Store, 1);
        await FeedSamples.PublishAsync(Store, 1);
        Start(TimeSpan.FromHours(1));

        await BecomesAsync(async () => (await CursorAsync()).Seq == 2);
    }

    [Fact]
    public async Task A_wake_makes_it_look_and_so_does_time()
    {
        var services = Services(Options with { RequestPoll = TimeSpan.FromHours(1) });
        Sys.ActorOf(Props.Create(() => new AnnouncerActor(services)));
        await BecomesAsync(async () => (await Store.Feed.CursorsAsync(None)).Length == 1);
        await FeedSamples.WriteAsync(Store, 1);

        services.FeedSignal.Pulse();
        await BecomesAsync(async () => (await CursorAsync()).Seq == 1);

        Start(TimeSpan.FromMilliseconds(50));
        await FeedSamples.WriteAsync(Store, 2);
        await BecomesAsync(async () => (await CursorAsync()).Seq == 2);
    }

    [Fact]
    public async Task A_bridge_starts_one()
    {
        var services = Services();
        Sys.ActorOf(Props.Create(() => new BridgeActor(services, () => ActorRefs.Nobody)));

        await BecomesAsync(async () => (await Store.Feed.CursorsAsync(None)).Any(c => c.Cursor.Name == AnnouncerActor.Cursor));
    }

    private void Start(TimeSpan poll)
    {
        var services = Services(Options with { RequestPoll = poll });
        Sys.ActorOf(Props.Create(() => new AnnouncerActor(services)));
    }

    private Task<FeedCursor> CursorAsync() => Store.Feed.OpenCursorAsync(AnnouncerActor.Cursor, DateTimeOffset.UtcNow, None);
}
