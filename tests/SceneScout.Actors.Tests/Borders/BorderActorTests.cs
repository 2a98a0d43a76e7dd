using Akka.Actor;
using SceneScout.Actors.Borders;
using SceneScout.Actors.Tests.Feed;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Borders;

public sealed class BorderActorTests : ActorTest
{
    [Fact]
    public async Task A_change_of_the_feed_ends_its_rest()
    {
        var services = Services();
        Sys.ActorOf(Props.Create(() => new BorderActor(services, ActorRefs.Nobody, TimeSpan.FromHours(1))));
        // It looked, and found the end.
        await BecomesAsync(async () => (await CursorsAsync()).Length == 1);
        await FeedSamples.WriteAsync(Store, 1);

        services.FeedSignal.Pulse();

        await BecomesAsync(async () => (await CursorsAsync()).Single() is { Rows: 0, Cursor.Seq: > 0 });
    }

    private async Task<FeedCursorLag[]> CursorsAsync() => [.. (await Store.Feed.CursorsAsync(None)).Where(lag => lag.Cursor.Name == BorderRound.Cursor)];
}
