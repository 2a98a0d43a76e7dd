using System.Collections.Immutable;
using SceneScout.Node.Founding;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Node.Tests.Founding;

public sealed class FoundingRuleTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ClusterIdentity First = new("first", "a:1", Now.AddDays(-1));
    private static readonly MembersAround Alone = new(true, []);

    [Fact]
    public void A_store_without_a_cluster_gets_one_from_the_oldest_member()
    {
        var empty = new ClusterSight(null, []);

        Assert.Equal(new FoundingDecision.Found(null), Decide(empty, Alone));
        Assert.IsType<FoundingDecision.Wait>(Decide(empty, Alone with { IsOldest = false }));
    }

    [Fact]
    public void A_member_takes_its_clusters_name_from_another_whose_uid_is_the_same()
    {
        var around = new MembersAround(false, [("a:1", 7)]);

        Assert.Equal(new FoundingDecision.Join("first"), Decide(Sight(Seen("a:1", uid: 7)), around));
        // The same address in another network.
        Assert.IsType<FoundingDecision.Wait>(Decide(Sight(Seen("a:1", uid: 8)), around));
    }

    [Fact]
    public void A_founder_is_refused_as_soon_as_a_node_of_the_cluster_before_shows_that_it_lives()
    {
        var rule = FoundingRule.New.See(Sight(Seen("a:1"), Seen("b:1")), TimeSpan.Zero);
        var later = Sight(Seen("a:1"), Seen("b:1") with { SeenAt = Now.AddSeconds(2) });

        var refused = Assert.IsType<FoundingDecision.Refuse>(rule.See(later, TimeSpan.FromSeconds(2)).Decide(later, Alone, [], takeOver: false, TimeSpan.FromSeconds(2)));

        Assert.Equal("b:1", Assert.Single(refused.Alive));
        Assert.Contains("founded by a:1", refused.Reason, StringComparison.Ordinal);
        Assert.Contains("cluster.take-over=true", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(new FoundingDecision.Found("first"), rule.Decide(later, Alone, [], takeOver: true, TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void It_goes_on_when_nobody_gave_a_sign_for_long_enough()
    {
        var silent = Sight(Seen("a:1"));
        var rule = FoundingRule.New.See(silent, TimeSpan.Zero);

        Assert.IsType<FoundingDecision.Wait>(rule.Decide(silent, Alone, [], false, FoundingRule.Silence - TimeSpan.FromSeconds(1)));
        Assert.Equal(new FoundingDecision.Found("first"), rule.Decide(silent, Alone, [], false, FoundingRule.Silence));
    }

    [Fact]
    public void It_does_not_wait_for_those_that_are_old_or_known_to_have_ended()
    {
        Assert.Equal(new FoundingDecision.Found("first"), Decide(Sight(Seen("a:1") with { Age = FoundingRule.Silence }), Alone));
        Assert.Equal(new FoundingDecision.Found("first"), Decide(Sight(Seen("a:1")), Alone, gone: "a:1"));
    }

    [Fact]
    public void Only_ports_of_this_machines_network_prove_anything()
    {
        var sight = Sight(Seen("a:1"), Seen("b:1", place: "elsewhere"), Seen("c:1") with { Age = FoundingRule.Silence });

        Assert.Equal(["a:1"], FoundingRule.Near(sight, "here").Select(n => n.Address));
        Assert.Empty(FoundingRule.Near(sight, ""));
    }

    private static FoundingDecision Decide(ClusterSight sight, MembersAround around, params ImmutableHashSet<string> gone) =>
        FoundingRule.New.See(sight, TimeSpan.Zero).Decide(sight, around, gone, takeOver: false, TimeSpan.Zero);

    private static ClusterSight Sight(params ImmutableArray<SeenNode> nodes) => new(First, nodes);

    private static SeenNode Seen(string address, long uid = 1, string place = "here") => new(new ClusterNode(address, "first", address, uid, place), Now, TimeSpan.FromSeconds(1));
}
