using SceneScout.Actors.Workers;
using Xunit;

namespace SceneScout.Actors.Tests.Workers;

public sealed class IdlePaceTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_worker_that_looks_in_vain_for_long_looks_a_fifth_as_often_until_there_is_work()
    {
        var pace = default(IdlePace);
        for (var look = 0; look < 10; look++)
        {
            Assert.Equal(Second, pace.Wait(Second));
            pace = pace.After(found: false);
        }

        Assert.Equal(5 * Second, pace.Wait(Second));
        Assert.Equal(5 * Second, pace.After(found: false).Wait(Second));
        Assert.Equal(Second, pace.After(found: true).Wait(Second));
    }

    [Theory]
    [InlineData(5, 25)]
    [InlineData(10, 30)]
    [InlineData(30, 30)]
    [InlineData(300, 300)]
    public void Looks_in_vain_make_nobody_wait_for_more_than_half_a_minute(int idlePoll, int wait) =>
        Assert.Equal(wait * Second, new IdlePace(10).Wait(idlePoll * Second));

    [Fact]
    public void Ten_looks_in_vain_count_in_a_row() =>
        Assert.Equal(Second, Enumerable.Range(0, 100).Aggregate(default(IdlePace), (pace, look) => pace.After(found: look % 10 == 0)).Wait(Second));
}
