using SceneScout.Simulator.Limits;
using Xunit;

namespace SceneScout.Simulator.Tests;

public sealed class LimitPlanTextTests
{
    [Fact]
    public void One_window_of_a_source_gets_another_number_and_the_others_stay()
    {
        var plan = LimitPlanText.Add(LimitPlanText.Add(new LimitPlan(), "eventbrite:hour=100000"), "yelp:day=300");

        Assert.Equal([100_000], plan.Eventbrite.Select(window => window.Calls));
        Assert.Equal([10, 300], plan.Yelp.Select(window => window.Calls));
        Assert.Equal([5, 5000], plan.Ticketmaster.Select(window => window.Calls));
    }

    [Theory]
    [InlineData("eventbrite", "SOURCE:WINDOW=CALLS")]
    [InlineData("eventbrite:hour=none", "SOURCE:WINDOW=CALLS")]
    [InlineData("eventbrite:hour=0", "SOURCE:WINDOW=CALLS")]
    [InlineData("eventbrite:day=5", "accepted: hour")]
    [InlineData("songkick:day=5", "songkick")]
    public void A_limit_that_cannot_be_read_is_refused_by_name(string text, string expected)
    {
        var error = Assert.Throws<ArgumentException>(() => LimitPlanText.Add(new LimitPlan(), text));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
