using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Tests;

public sealed class FeedPruningTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly FeedRetention Rules = new() { Keep = TimeSpan.FromDays(7), KeepRows = 100, HardKeep = TimeSpan.FromDays(14), HardRows = 200, KeepCursors = TimeSpan.FromDays(30) };

    [Theory]
    [InlineData(10, null, 3)] // By age: days 20, 10 and 8 are older than 7.
    [InlineData(102, null, 3)] // By number: places 1 and 2; 3 by age.
    [InlineData(105, null, 5)]
    [InlineData(10, 2L, 2)] // A cursor holds the third back.
    [InlineData(10, 0L, 1)] // Beyond 14 days it holds nothing back.
    [InlineData(202, 0L, 2)] // Nor beyond 200 rows.
    [InlineData(10, 9L, 3)]
    public void The_oldest_go_as_far_as_age_number_and_cursors_allow(long head, long? slowest, int goes)
    {
        var oldest = new[] { 20, 10, 8, 5, 1 }.Select((days, i) => ((long)(i + 1), Now.AddDays(-days))).ToList();

        var pruning = FeedPruning.Decide(oldest, head, slowest, Rules, Now);

        Assert.Equal((goes, goes), (pruning.To, pruning.Count));
        Assert.Equal(oldest[goes - 1].Item2, pruning.NewestAt);
    }

    [Fact]
    public void A_young_change_keeps_those_after_it_however_old()
    {
        var pruning = FeedPruning.Decide([(1, Now.AddDays(-9)), (2, Now.AddDays(-6)), (3, Now.AddDays(-9))], 3, null, Rules, Now);

        Assert.Equal(new FeedPruning(1, 1, Now.AddDays(-9)), pruning);
    }

    [Fact]
    public void The_latest_instant_of_what_goes_is_kept_whatever_the_order_of_clocks() =>
        Assert.Equal(Now.AddDays(-8), FeedPruning.Decide([(1, Now.AddDays(-8)), (2, Now.AddDays(-9))], 2, null, Rules, Now).NewestAt);
}
