using SceneScout.Node.Http.Threds;
using Xunit;

namespace SceneScout.Node.Tests.Threds;

public sealed class FeedPatienceTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_change_that_nobody_answers_is_given_up_after_a_while_and_the_next_has_its_own_time()
    {
        var patience = new FeedPatience(TimeSpan.FromMinutes(2));

        Assert.False(patience.IsOver(7, Now));
        Assert.False(patience.IsOver(7, Now.AddSeconds(119)));
        Assert.True(patience.IsOver(7, Now.AddSeconds(120)));
        Assert.False(patience.IsOver(8, Now.AddSeconds(121)));
    }

    [Fact]
    public void The_time_for_which_something_else_was_wrong_does_not_count()
    {
        var patience = new FeedPatience(TimeSpan.FromMinutes(2));
        Assert.False(patience.IsOver(7, Now));

        patience.Forget();

        Assert.False(patience.IsOver(7, Now.AddHours(1)));
        Assert.True(patience.IsOver(7, Now.AddHours(1).AddMinutes(2)));
    }
}
