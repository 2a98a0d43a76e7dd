using SceneScout.Lab.Bench.Http;
using Xunit;

namespace SceneScout.Node.Tests.Bench.Http;

public sealed class LatenciesTests
{
    [Fact]
    public void Of_a_hundred_times_each_share_is_the_time_that_so_many_do_not_pass()
    {
        var times = Latencies.Of(Enumerable.Range(1, 100).Reverse().Select(n => (double)n));

        Assert.Equal(new Latencies(100, 50, 95, 99, 100), times);
    }

    [Fact]
    public void One_time_is_all_of_them() => Assert.Equal(new Latencies(1, 7.13, 7.13, 7.13, 7.13), Latencies.Of([7.126]));

    [Fact]
    public void Of_none_all_is_zero() => Assert.Equal(new Latencies(0, 0, 0, 0, 0), Latencies.Of([]));
}
