using SceneScout.Simulator.Faults;
using Xunit;

namespace SceneScout.Simulator.Tests;

public sealed class FaultTextTests
{
    [Fact]
    public void Faults_are_read_as_people_write_them()
    {
        var plan = FaultText.Add(FaultText.Add(FaultPlan.None, "all:latency=00:00:01"), "yelp:errorRate=0.25,errorStatus=500,retryAfter=00:00:30");

        Assert.Equal(new SourceFaults { Latency = TimeSpan.FromSeconds(1) }, plan.Of("meetup"));
        Assert.Equal(new SourceFaults { ErrorRate = 0.25, ErrorStatus = 500, RetryAfter = TimeSpan.FromSeconds(30) }, plan.Of("yelp"));
    }

    [Theory]
    [InlineData("yelp", "SOURCE:NAME=VALUE")]
    [InlineData("yelp:errorRate", "SOURCE:NAME=VALUE")]
    [InlineData("yelp:errorRate=2", "0 to 1")]
    [InlineData("yelp:errorRat=0.2", "errorRat")]
    [InlineData("yelp:latency=soon", "latency")]
    [InlineData("jelp:errorRate=0.2", "accepted: ticketmaster")]
    public void What_cannot_be_read_is_named(string text, string said) =>
        Assert.Contains(said, Assert.Throws<ArgumentException>(() => FaultText.Add(FaultPlan.None, text)).Message, StringComparison.Ordinal);
}
