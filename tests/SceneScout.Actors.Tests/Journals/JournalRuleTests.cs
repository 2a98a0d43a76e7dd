using SceneScout.Actors.Journals;
using Xunit;

namespace SceneScout.Actors.Tests.Journals;

public sealed class JournalRuleTests
{
    [Theory]
    [InlineData("area-yelp/u33db", true)]
    [InlineData("quota-ticketmaster", true)]
    [InlineData("spawn-controller", true)]
    [InlineData("thred-42", false)]
    [InlineData("something-new", false)]
    public void What_nobody_replays_is_trimmed_and_what_no_rule_speaks_of_is_kept(string id, bool trims) => Assert.Equal(trims, JournalRule.Of(id).Trims);

    [Fact]
    public void Every_rule_has_a_reason_and_a_prefix_of_its_own()
    {
        Assert.All(JournalRule.All, rule => Assert.NotEqual("", rule.Reason));
        Assert.All(JournalRule.All, rule => Assert.Equal(rule, JournalRule.Of(rule.Prefix)));
    }
}
