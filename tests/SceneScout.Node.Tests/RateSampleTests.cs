using SceneScout.Node.Http;
using Xunit;

namespace SceneScout.Node.Tests;

public sealed class RateSampleTests
{
    private static readonly DateTimeOffset At = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_rate_is_the_growth_between_two_samples_by_hour()
    {
        var first = new RateSample(At, 100, 40);
        var last = new RateSample(At.AddMinutes(5), 350, 45);

        Assert.Equal(3000, RateSample.PerHour(first, last, s => s.Discovered));
        Assert.Equal(60, RateSample.PerHour(first, last, s => s.Ingested));
    }

    [Fact]
    public void One_sample_alone_has_no_rate() =>
        Assert.Equal(0, RateSample.PerHour(new RateSample(At, 100, 40), new RateSample(At, 100, 40), s => s.Discovered));
}
