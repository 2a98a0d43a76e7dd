using System.Collections.Immutable;
using SceneScout.Lab.Verify;
using SceneScout.Simulator;
using Xunit;

namespace SceneScout.Node.Tests.Verify;

public sealed class QuotaCheckTests
{
    private static readonly DateTimeOffset At = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(new[] { 0 }, 0, 1)]
    [InlineData(new[] { 0, 1200 }, 0, 2)]
    [InlineData(new[] { 0, 10, 20 }, 1, 2)] // more than the process had in hand
    [InlineData(new[] { -1 }, 1, 0)] // before it went on
    [InlineData(new[] { 1201 }, 1, 0)] // long after
    [InlineData(new int[0], 0, 0)]
    public void A_process_that_goes_on_may_be_late_with_what_it_had_in_hand_and_with_nothing_else(int[] millisecondsAfterWake, int breaches, int late)
    {
        var judged = QuotaCheck.Judge(Stats(millisecondsAfterWake), [new Wake(At, At.AddMilliseconds(200))]);

        Assert.Equal((breaches, late), (judged.Breaches.Count(), judged.Late));
    }

    [Fact]
    public void Without_a_pause_no_call_may_be_beyond_a_limit() => Assert.Single(QuotaCheck.Judge(Stats(0), []).Breaches);

    private static ImmutableSortedDictionary<string, SourceStats> Stats(params int[] millisecondsAfterWake) => ImmutableSortedDictionary<string, SourceStats>.Empty.Add(
        "yelp",
        new SourceStats(100, 90, 0, millisecondsAfterWake.Length, millisecondsAfterWake.Length, 0, 0) { OverLimitAt = [.. millisecondsAfterWake.Select(ms => At.AddMilliseconds(ms))] });
}
