using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Cluster;
using Akka.Remote;
using SceneScout.Actors.Failover;
using Xunit;

namespace SceneScout.Actors.Tests.Failover;

/// <summary>Three actor systems of one cluster; what the ports answer is said by the test.</summary>
public sealed class CrashWatchActorTests : ActorTest
{
    private readonly ConcurrentQueue<UniqueAddress> _downed = new();
    private readonly List<ActorSystem> _others = [];

    public override async ValueTask DisposeAsync()
    {
        foreach (var other in _others)
            await other.Terminate();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task When_a_connection_breaks_and_the_port_refuses_two_of_three_the_third_is_taken_out()
    {
        var third = await StartAsync(ProbeAnswer.Refused, ProbeAnswer.Refused);

        Break(Sys, third);
        Break(_others[0], third);

        await BecomesAsync(() => Task.FromResult(!_downed.IsEmpty));
        Assert.All(_downed, downed => Assert.Equal(third, downed));
    }

    [Fact]
    public async Task One_broken_connection_is_enough_for_all_to_ask_the_port()
    {
        var third = await StartAsync(ProbeAnswer.Refused, ProbeAnswer.Refused);

        Break(Sys, third);

        await BecomesAsync(() => Task.FromResult(!_downed.IsEmpty));
    }

    [Fact]
    public async Task A_member_that_one_of_three_can_connect_to_stays()
    {
        var third = await StartAsync(ProbeAnswer.Refused, ProbeAnswer.Accepted);
        var asked = new TaskCompletionSource();
        _onAccepted = asked;

        Break(Sys, third);

        // All of the second's tries, and everything that the first says meanwhile.
        await asked.Task.WaitAsync(Patience);
        Assert.Empty(_downed);
    }

    private TaskCompletionSource? _onAccepted;
    private int _accepted;

    private static void Break(ActorSystem system, UniqueAddress with) =>
        system.EventStream.Publish(new DisassociatedEvent(Cluster.Get(system).SelfAddress, with.Address, false));

    private async Task<UniqueAddress> StartAsync(ProbeAnswer first, ProbeAnswer second)
    {
        var cluster = Cluster.Get(Sys);
        cluster.Join(cluster.SelfAddress);
        for (var i = 0; i < 2; i++)
        {
            var other = ActorSystem.Create("scenescout", Config);
            _others.Add(other);
            Cluster.Get(other).Join(cluster.SelfAddress);
        }

        foreach (var system in _others.Append(Sys))
            await BecomesAsync(() => Task.FromResult(Cluster.Get(system).State.Members.Count(m => m.Status == MemberStatus.Up) == 3));
        await WatchAsync(Sys, first);
        await WatchAsync(_others[0], second);
        return Cluster.Get(_others[1]).SelfUniqueAddress;
    }

    // Until it listens: what happens before is not told to it.
    private Task<ActorIdentity> WatchAsync(ActorSystem system, ProbeAnswer answer) => system.ActorOf(
        Props.Create(() => new CrashWatchActor((_, _) => Answer(answer), downed => _downed.Enqueue(downed), TimeProvider.System)), CrashWatchActor.Name)
        .Ask<ActorIdentity>(new Identify(0), Patience);

    private Task<ProbeAnswer> Answer(ProbeAnswer answer)
    {
        if (answer == ProbeAnswer.Accepted && Interlocked.Increment(ref _accepted) == CrashWatch.AcceptsEnough)
            _onAccepted?.TrySetResult();
        return Task.FromResult(answer);
    }
}
