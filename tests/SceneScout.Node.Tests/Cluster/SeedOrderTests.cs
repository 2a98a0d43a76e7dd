using SceneScout.Node.Hosting;
using Xunit;

namespace SceneScout.Node.Tests.Cluster;

public sealed class SeedOrderTests
{
    [Fact]
    public void Whatever_the_order_they_are_given_in_the_first_seed_is_the_lowest_address()
    {
        string[] seeds = ["akka.tcp://scenescout@10.0.0.2:8091", "akka.tcp://scenescout@10.0.0.1:34401", "akka.tcp://scenescout@10.0.0.1:8091"];
        string[] expected = ["akka.tcp://scenescout@10.0.0.1:8091", "akka.tcp://scenescout@10.0.0.1:34401", "akka.tcp://scenescout@10.0.0.2:8091"];

        Assert.Equal(expected, AkkaSetup.InOrder(seeds));
        Assert.Equal(expected, AkkaSetup.InOrder([seeds[1], seeds[2], seeds[0]]));
    }
}
