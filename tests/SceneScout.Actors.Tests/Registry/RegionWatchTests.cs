using SceneScout.Actors.Registry;
using Xunit;

namespace SceneScout.Actors.Tests.Registry;

public sealed class RegionWatchTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public void Silence_is_counted_from_the_first_look_and_ends_with_an_answer()
    {
        var silent = RegionWatch.Empty
            .See(new RegionStatus("area", "no answer"), Now)
            .See(new RegionStatus("block", null), Now)
            .See(new RegionStatus("area", "no coordinator"), Now.AddSeconds(10));

        Assert.Equal([new UnresponsiveRegion("area", "no coordinator", Now)], silent.Unresponsive.Values);
        Assert.Empty(silent.See(new RegionStatus("area", null), Now.AddSeconds(20)).Unresponsive);
    }

    [Fact]
    public void Only_silence_beyond_the_limit_is_hopeless()
    {
        var silent = RegionWatch.Empty.See(new RegionStatus("area", "no answer"), Now);

        Assert.Null(silent.Hopeless(Limit, Now.AddSeconds(60)));
        Assert.Equal("area", silent.Hopeless(Limit, Now.AddSeconds(61))!.Region);
        Assert.Null(RegionWatch.Empty.Hopeless(Limit, Now.AddYears(1)));
    }
}
