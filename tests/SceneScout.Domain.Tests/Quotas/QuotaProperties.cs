using CsCheck;
using SceneScout.Domain.Quotas;

namespace SceneScout.Domain.Tests.Quotas;

/// <summary>Nodes, an owner and a server that counts, with messages that are late or lost, nodes that die, an owner that restarts and limits that are edited, in any interleaving.</summary>
public sealed class QuotaProperties
{
    private static readonly Gen<(int What, int Node, int Ms)[]> Runs = Gen.Select(Gen.Int[0, 99], Gen.Int[0, 3], Gen.Int[0, 400]).Array[50, 400];

    [Fact]
    public void No_window_of_the_server_ever_holds_more_than_its_limit() =>
        Gen.Select(Runs, Gen.Int[1, 6], Gen.Int[5, 40]).Sample(
            (run, perSecond, perMinute) =>
            {
                var world = new QuotaWorld(new QuotaLimit(perSecond, TimeSpan.FromSeconds(1)), new QuotaLimit(perMinute, TimeSpan.FromSeconds(30)));
                foreach (var (what, node, ms) in run)
                    world.Do(what, node, ms);
                return world.MostIn(TimeSpan.FromSeconds(1)) <= perSecond && world.MostIn(TimeSpan.FromSeconds(30)) <= perMinute;
            },
            iter: 1000);

    [Fact]
    public void After_a_limit_was_lowered_the_windows_that_begin_a_second_later_hold_no_more_than_it() =>
        Gen.Select(Runs, Runs, Gen.Int[3, 8], Gen.Int[1, 2]).Sample(
            (before, after, high, low) =>
            {
                var world = new QuotaWorld(new QuotaLimit(high, TimeSpan.FromSeconds(1)));
                foreach (var (what, node, ms) in before)
                    world.Do(what, node, ms, restarts: false);
                world.Lower(new QuotaLimit(low, TimeSpan.FromSeconds(1)));
                var from = world.Now.AddSeconds(1);
                foreach (var (what, node, ms) in after)
                    world.Do(what, node, ms, restarts: false);
                return world.MostIn(TimeSpan.FromSeconds(1), from) <= low;
            },
            iter: 500);

    [Fact]
    public void What_a_dead_node_held_is_in_use_again_within_the_lease_time() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[0, 900]).Sample(
            (perSecond, phase) =>
            {
                var world = new QuotaWorld(new QuotaLimit(perSecond, TimeSpan.FromSeconds(1)));
                for (var i = 0; i < 100; i++)
                    world.Step(phase % 100);
                world.Kill(0);
                for (var i = 0; i < 45; i++)
                    world.Step(100);
                // Nothing is resting or leased to the dead: the living have it all.
                return world.LeasedTo(0) == 0 && world.Leased == perSecond;
            },
            iter: 50);
}
