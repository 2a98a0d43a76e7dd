using SceneScout.Lab.Bench;
using Xunit;

namespace SceneScout.Node.Tests.Bench;

public sealed class LoweredLimitTests
{
    private static readonly DateTimeOffset Changed = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Five = TimeSpan.FromSeconds(5);

    // Five calls a second before the change.
    private static readonly double[] Before = [.. Enumerable.Range(1, 25).Select(i => -0.2 * i)];

    // Two a second from a time on.
    private static IEnumerable<double> Two(double from) => Enumerable.Range(0, 20).Select(i => from + (0.5 * i));

    [Fact]
    public void A_limit_that_holds_at_once_is_told_from_calls_of_the_second_before()
    {
        var measured = Measure([.. Before, .. Two(0.3)]);

        // At 0.3 the last second still has two calls of before the change.
        Assert.Equal(new LoweredLimit(0, 0.3, 5, 2), measured);
    }

    [Fact]
    public void Calls_above_it_after_the_change_show()
    {
        var measured = Measure([.. Before, 0.1, 0.3, 0.5, 0.7, .. Two(1.7)]);

        Assert.Equal((0.7, 0.7), (measured.HoldsSeconds, measured.LastAboveSeconds));
    }

    [Fact]
    public void A_limit_that_never_holds_shows_to_the_end() =>
        Assert.Equal(4.8, Measure([.. Before, .. Enumerable.Range(0, 25).Select(i => 0.2 * i)]).HoldsSeconds);

    [Fact]
    public void Without_calls_nothing_is_measured()
    {
        Assert.Throws<InvalidOperationException>(() => Measure([]));
        Assert.Throws<InvalidOperationException>(() => Measure([.. Two(0)]));
        Assert.Throws<InvalidOperationException>(() => Measure(Before));
    }

    private static LoweredLimit Measure(double[] seconds) => LoweredLimit.Of(seconds.Select(s => Changed.AddSeconds(s)), Changed, Five, Five, 2);
}
