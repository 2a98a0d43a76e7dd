using CsCheck;
using SceneScout.Domain.Freshness;

namespace SceneScout.Domain.Tests.Freshness;

public sealed class FreshnessOfTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly FreshnessRules Rules = new(3, TimeSpan.FromDays(3));

    [Fact]
    public void A_listing_that_nobody_missed_is_fresh_however_long_ago_it_was_seen() =>
        Assert.Equal(FreshnessState.Fresh, FreshnessOf.Listing([Seen("a", days: 300)], Rules, Now));

    [Fact]
    public void One_miss_makes_it_stale_and_three_expire_it()
    {
        Assert.Equal(FreshnessState.Stale, FreshnessOf.Listing([Missed("a", 1, hours: 0)], Rules, Now));
        Assert.Equal(FreshnessState.Stale, FreshnessOf.Listing([Missed("a", 2, hours: 6)], Rules, Now));
        Assert.Equal(FreshnessState.Expired, FreshnessOf.Listing([Missed("a", 3, hours: 12)], Rules, Now));
    }

    [Fact]
    public void Three_days_after_the_first_miss_it_has_expired_however_seldom_its_area_is_searched() =>
        Assert.Equal(FreshnessState.Expired, FreshnessOf.Listing([Missed("a", 2, hours: 72)], Rules, Now));

    [Fact]
    public void An_area_that_sees_it_vouches_for_it_until_that_is_too_long_ago()
    {
        Assert.Equal(FreshnessState.Fresh, FreshnessOf.Listing([Missed("a", 5, hours: 30), Seen("b", days: 2.9)], Rules, Now));
        Assert.Equal(FreshnessState.Expired, FreshnessOf.Listing([Missed("a", 5, hours: 30), Seen("b", days: 3)], Rules, Now));
    }

    [Fact]
    public void Of_several_areas_that_miss_it_the_one_that_missed_it_least_and_last_decides()
    {
        Assert.Equal(FreshnessState.Stale, FreshnessOf.Listing([Missed("a", 9, hours: 80), Missed("b", 2, hours: 6)], Rules, Now));
        Assert.Equal(FreshnessState.Expired, FreshnessOf.Listing([Missed("a", 9, hours: 80), Missed("b", 3, hours: 6)], Rules, Now));
    }

    [Fact]
    public void An_event_is_fresh_by_one_listing_expired_by_all_and_stale_between() =>
        Gen.Enum<FreshnessState>().Array[1, 6].Sample(states => Assert.Equal(
            states.Contains(FreshnessState.Fresh) ? FreshnessState.Fresh
                : Array.TrueForAll(states, s => s == FreshnessState.Expired) ? FreshnessState.Expired : FreshnessState.Stale,
            FreshnessOf.Event(states)));

    [Fact]
    public void Further_misses_and_time_never_make_a_listing_fresher() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 100], Gen.Int[0, 5], Gen.Int[0, 100]).Sample((misses, hours, more, later) =>
        {
            var before = FreshnessOf.Listing([Missed("a", misses, hours)], Rules, Now);
            var after = FreshnessOf.Listing([Missed("a", misses + more, hours)], Rules, Now.AddHours(later));
            Assert.True(after >= before);
        });

    [Theory]
    [InlineData("fresh", FreshnessState.Fresh)]
    [InlineData("Stale", FreshnessState.Stale)]
    [InlineData("EXPIRED", FreshnessState.Expired)]
    [InlineData("gone", null)]
    [InlineData("", null)]
    public void Words_are_read_back(string text, FreshnessState? expected) => Assert.Equal(expected, FreshnessStates.Parse(text));

    private static Sighting Seen(string area, double days) => new(area, Now.AddDays(-days), 0, null);

    private static Sighting Missed(string area, int misses, double hours) => new(area, Now.AddDays(-10), misses, Now.AddHours(-hours));
}
