using Akka.Actor;
using Akka.Cluster;
using SceneScout.Actors.Failover;
using Xunit;
using static SceneScout.Actors.Tests.Failover.CrashRuleTests;

namespace SceneScout.Actors.Tests.Failover;

public sealed class CrashWatchTests
{
    private static readonly DateTimeOffset T = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly UniqueAddress Lost = new(Node(3), 33);
    private static readonly Address[] Members = [Node(1), Node(2), Node(3)];

    [Fact]
    public void A_member_that_refuses_a_majority_has_crashed()
    {
        var watch = CrashWatch.Empty.Suspect(Lost, T).Refuse(Lost, Node(1), T);
        Assert.Empty(watch.Crashed(Members, T));

        Assert.Equal([Lost], watch.Refuse(Lost, Node(2), T).Crashed(Members, T));
    }

    [Fact]
    public void A_refusal_counts_for_a_moment_only()
    {
        var watch = CrashWatch.Empty.Refuse(Lost, Node(1), T).Refuse(Lost, Node(2), T + CrashWatch.Fresh);

        Assert.Empty(watch.Crashed(Members, T + CrashWatch.Fresh));
    }

    [Fact]
    public void A_node_that_can_connect_takes_its_word_back()
    {
        var watch = CrashWatch.Empty.Refuse(Lost, Node(1), T).Refuse(Lost, Node(2), T).Accept(Lost, Node(2));

        Assert.Empty(watch.Crashed(Members, T));
    }

    [Fact]
    public void A_member_that_accepts_again_and_again_is_suspected_no_more()
    {
        var watch = CrashWatch.Empty.Suspect(Lost, T);
        for (var i = 1; i < CrashWatch.AcceptsEnough; i++)
            watch = watch.Accept(Lost, Node(1));
        Assert.Contains(Lost, watch.Suspects.Keys);

        Assert.Empty(watch.Accept(Lost, Node(1)).Suspects);
    }

    [Fact]
    public void A_member_that_says_nothing_is_left_to_the_failure_detector_in_the_end() =>
        Assert.Empty(CrashWatch.Empty.Suspect(Lost, T).Settle(T + CrashWatch.Lifetime).Suspects);

    [Fact]
    public void A_new_process_at_the_address_is_somebody_else()
    {
        var anew = new UniqueAddress(Lost.Address, 34);
        var watch = CrashWatch.Empty.Refuse(Lost, Node(1), T).Refuse(anew, Node(2), T);

        Assert.Empty(watch.Crashed(Members, T));
    }
}
