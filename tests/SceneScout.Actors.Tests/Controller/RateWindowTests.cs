using SceneScout.Actors.Controller;
using Xunit;

namespace SceneScout.Actors.Tests.Controller;

public sealed class RateWindowTests
{
    private static readonly DateTimeOffset At = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_rate_is_the_growth_between_two_samples_by_hour()
    {
        var window = RateWindow.Empty.Add(new(At, 100, 40)).Add(new(At.AddMinutes(5), 350, 45));

        Assert.Equal(3000, window.Discovered);
        Assert.Equal(60, window.Ingested);
    }

    [Fact]
    public void One_sample_alone_has_no_rate()
    {
        Assert.Equal(0, RateWindow.Empty.Discovered);
        Assert.Equal(0, RateWindow.Empty.Add(new(At, 100, 40)).Discovered);
    }

    [Fact]
    public void What_is_older_than_the_window_does_not_count()
    {
        var window = RateWindow.Empty.Add(new(At, 0, 0)).Add(new(At.AddMinutes(3), 1000, 0)).Add(new(At.AddMinutes(6), 1000, 0));

        Assert.Equal(0, window.Discovered);
    }
}
