using SceneScout.Dashboard.Charts;

namespace SceneScout.Dashboard.Tests.Charts;

public sealed class ChartTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(430_000, 100_000)]
    [InlineData(1_100_000, 500_000)]
    [InlineData(1e12, 1_000_000_000)]
    public void An_axis_counts_in_steps_that_people_count_in(double highest, int step) => Assert.Equal(step, AxisStep.Of(highest, 5));

    [Fact]
    public void No_minute_is_named_twice_and_no_more_points_than_there_is_room_for()
    {
        var start = new DateTimeOffset(2026, 11, 29, 12, 0, 30, TimeSpan.Zero);
        DateTimeOffset[] Points(int count, double seconds) => [.. Enumerable.Range(0, count).Select(n => start.AddSeconds(n * seconds))];

        Assert.Equal(["12:00", "", "", "12:01", "", ""], TimeLabels.Of(Points(6, 10), 6));
        Assert.Equal(6, TimeLabels.Of(Points(120, 30), 6).Count(label => label.Length > 0));
        Assert.Equal(120, TimeLabels.Of(Points(120, 30), 6).Count());
    }
}
