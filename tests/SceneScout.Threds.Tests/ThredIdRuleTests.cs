using SceneScout.Threds.Model;

namespace SceneScout.Threds.Tests;

public sealed class ThredIdRuleTests
{
    [Fact]
    public void An_id_that_no_journal_can_be_named_by_is_not_accepted()
    {
        Assert.True(ThredIdRule.Accepts("ann smith"));
        Assert.True(ThredIdRule.Accepts("\U0001F600"));
        Assert.True(ThredIdRule.Accepts(new('a', 200)));
        Assert.False(ThredIdRule.Accepts(""));
        Assert.False(ThredIdRule.Accepts(new('a', 201)));
        Assert.False(ThredIdRule.Accepts("a\0b"));
        Assert.False(ThredIdRule.Accepts("a" + '\uD83D'));
        Assert.False(ThredIdRule.Accepts('\uDE00' + "a"));
    }

    [Fact]
    public void A_refusal_names_the_field_and_what_stands_there()
    {
        var fault = ThredIdRule.Refusal("source.id", "a\0b");

        Assert.Equal("invalid", fault.Name);
        Assert.StartsWith("source.id 'a?b' is not accepted; give 1 to 200 characters", fault.Message, StringComparison.Ordinal);
    }
}
