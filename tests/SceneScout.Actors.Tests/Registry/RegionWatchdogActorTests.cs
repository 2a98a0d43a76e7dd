using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Sharding;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Actors.Registry;
using Xunit;

namespace SceneScout.Actors.Tests.Registry;

public sealed class RegionWatchdogActorTests : ActorTest
{
    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource _ended = new();

    [Fact]
    public async Task A_region_without_a_coordinator_is_reported_and_beyond_the_limit_ends_the_node()
    {
        var watchdog = await StartAsync(ImmutableHashSet<Address>.Empty);

        await BecomesAsync(async () => (await SilentAsync(watchdog)) is [{ Region: "area", Trouble: "the region knows no coordinator" }]);
        Assert.False(_ended.Task.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(61));

        await _ended.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task Regions_that_answer_are_left_alone()
    {
        var watchdog = await StartAsync([Address.Parse("akka://scenescout")]);
        var region = await ExpectMsgAsync<string>(Patience);

        _time.Advance(TimeSpan.FromHours(1));
        await FishForMessageAsync<string>(m => m == region, Patience);

        Assert.Empty(await SilentAsync(watchdog));
        Assert.False(_ended.Task.IsCompleted);
    }

    private static async Task<ImmutableArray<UnresponsiveRegion>> SilentAsync(IActorRef watchdog) =>
        (await watchdog.Ask<WatchdogQueries.Unresponsive>(WatchdogQueries.AskUnresponsive.Instance, Patience)).Regions;

    private async Task<IActorRef> StartAsync(ImmutableHashSet<Address> known)
    {
        var cluster = Cluster.Get(Sys);
        cluster.Join(cluster.SelfAddress);
        await BecomesAsync(() => Task.FromResult(cluster.SelfMember.Status == MemberStatus.Up));
        var test = TestActor;
        var region = Sys.ActorOf(Props.Create(() => new Region(known, test)));
        var regions = ImmutableSortedDictionary<string, IActorRef>.Empty.Add("area", region);
        return Sys.ActorOf(Props.Create(() => new RegionWatchdogActor(regions, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(60), _time, () => _ended.TrySetResult())));
    }

    private sealed class Region : ReceiveActor
    {
        public Region(ImmutableHashSet<Address> known, IActorRef test)
        {
            Receive<GetShardRegionState>(_ => Sender.Tell(new CurrentShardRegionState([], [])));
            Receive<GetCurrentRegions>(_ =>
            {
                Sender.Tell(new CurrentRegions(known));
                test.Tell("asked");
            });
        }
    }
}
