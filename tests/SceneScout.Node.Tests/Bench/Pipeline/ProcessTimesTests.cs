using SceneScout.Lab.Bench.Pipeline;
using Xunit;

namespace SceneScout.Node.Tests.Bench.Pipeline;

public sealed class ProcessTimesTests
{
    [Fact]
    public void Own_time_and_that_of_ended_children_are_told_apart_whatever_the_name_holds()
    {
        var times = ProcessTimes.Read("4711 (a (b) c) S 42 4711 4711 0 -1 4194560 2000 0 5 0 150 50 300 25 20 0 1 0 100 0 0");

        Assert.Equal(new ProcessTimes(42, "a (b) c", TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3.25)), times);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12 (cut) S 1 2 3")]
    public void A_line_that_is_cut_tells_nothing(string line) => Assert.Null(ProcessTimes.Read(line));
}
