using System.Collections.Immutable;
using CsCheck;
using SceneScout.Domain.Quotas;

namespace SceneScout.Domain.Tests.Quotas;

public sealed class AreaShareTests
{
    private static readonly ImmutableDictionary<string, int> Nothing = ImmutableDictionary<string, int>.Empty;

    [Fact]
    public void Areas_of_unknown_need_share_the_day_alike()
    {
        var needs = Needs(("huge", AreaShare.Unknown), ("b", AreaShare.Unknown), ("c", AreaShare.Unknown));

        Assert.Equal(100, AreaShare.Left("huge", 300, needs, Nothing));
        Assert.Equal(0, AreaShare.Left("huge", 300, needs, Nothing.Add("huge", 100)));
        Assert.Equal(100, AreaShare.Left("b", 300, needs, Nothing.Add("huge", 100)));
    }

    [Fact]
    public void What_others_do_not_need_goes_to_the_huge_one()
    {
        var needs = Needs(("huge", 500), ("b", 4), ("c", 8));

        Assert.Equal(288, AreaShare.Left("huge", 300, needs, Nothing));
        Assert.Equal(88, AreaShare.Left("huge", 300, needs, Nothing.Add("huge", 200).Add("b", 4)));
    }

    [Fact]
    public void What_others_took_beyond_their_share_is_gone_but_never_the_own_share()
    {
        var needs = Needs(("huge", AreaShare.Unknown), ("b", AreaShare.Unknown));

        Assert.Equal(150, AreaShare.Left("b", 300, needs, Nothing.Add("huge", 290)));
    }

    [Fact]
    public void An_area_that_is_not_planned_has_a_share_too() =>
        Assert.Equal(150, AreaShare.Left("asked-for", 300, Needs(("planned", AreaShare.Unknown)), Nothing));

    [Fact]
    public void A_day_without_calls_has_none_for_anybody() =>
        Assert.Equal(0, AreaShare.Left("a", 0, Needs(("a", 5)), Nothing));

    [Fact]
    public void Whoever_comes_in_whatever_order_the_day_is_never_passed_and_each_gets_what_it_needs_up_to_its_share() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 200].Array[1, 8], Gen.Int[0, 7].Array[1, 60]).Sample((day, needed, order) =>
        {
            var needs = needed.Select((need, i) => (Area: $"a{i}", need)).ToImmutableDictionary(n => n.Area, n => n.need);
            var used = Nothing;
            // Each that comes asks for calls without end; its need is what it is planned for.
            foreach (var area in order.Select(i => $"a{i % needed.Length}"))
                used = used.SetItem(area, used.GetValueOrDefault(area) + AreaShare.Left(area, day, needs, used));

            Assert.True(used.Values.Sum() <= day, $"{used.Values.Sum()} of {day}");
            var shares = FairShare.Of(day, needs.ToDictionary(n => n.Key, n => (n.Value, 0)), DateTimeOffset.UnixEpoch);
            foreach (var (area, share) in shares)
                Assert.True(used.GetValueOrDefault(area) + AreaShare.Left(area, day, needs, used) >= share, $"{area} of {day}");
        });

    private static ImmutableDictionary<string, int> Needs(params (string Area, int Calls)[] needs) => needs.ToImmutableDictionary(need => need.Area, need => need.Calls);
}
