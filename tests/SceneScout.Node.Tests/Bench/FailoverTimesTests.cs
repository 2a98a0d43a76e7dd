using SceneScout.Lab.Bench;
using Xunit;

namespace SceneScout.Node.Tests.Bench;

public sealed class FailoverTimesTests
{
    [Fact]
    public void Times_that_were_not_measured_do_not_count()
    {
        Assert.Null(FailoverTimes.Of([null]));
        Assert.Equal(new FailoverTimes(1, 3, 3, 3), FailoverTimes.Of([null, 3]));
    }

    [Fact]
    public void The_middle_nearly_all_and_the_worst_are_told() =>
        Assert.Equal(new FailoverTimes(40, 21, 38, 40), FailoverTimes.Of(Enumerable.Range(1, 40).Select(n => (double?)n)));
}
