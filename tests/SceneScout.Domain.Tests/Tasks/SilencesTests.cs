using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Domain.Tests.Tasks;

public sealed class SilencesTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly SpawnFault Silent = new(FaultKind.TaskTimeout, "no answer");

    [Fact]
    public void A_task_that_is_not_answered_waits_for_a_minute_and_then_fails()
    {
        var (then, first) = OwnerTimeouts.None.Miss("t", Silent, Now, 0.2, 0.5);
        (then, var last) = then.Miss("t", Silent, Now.AddSeconds(59), 0.2, 0);
        (then, var failed) = then.Miss("t", Silent, Now.AddSeconds(60), 0.2, 0);

        Assert.Equal(new Deferral(Now.AddSeconds(5.5), TookTurn: false, Silent), first);
        Assert.Equal(new Deferral(Now.AddSeconds(64), TookTurn: false, Silent), last);
        Assert.Null(failed);
        // The next attempt has a minute of its own.
        Assert.NotNull(then.Miss("t", Silent, Now.AddSeconds(61), 0.2, 0).Until);
    }

    [Fact]
    public void An_answer_ends_the_silence()
    {
        var then = OwnerTimeouts.None.Miss("t", Silent, Now, 0, 0).Then.Heard("t");

        Assert.NotNull(then.Miss("t", Silent, Now.AddSeconds(70), 0, 0).Until);
    }

    [Fact]
    public void While_the_store_is_away_a_task_waits_for_as_long_as_that_lasts_and_has_its_minute_after_it()
    {
        var then = OwnerTimeouts.None;
        for (var seconds = 0; seconds <= 600; seconds += 5)
        {
            (then, var until) = then.Miss("t", Silent, Now.AddSeconds(seconds), 0, 0, storeAwayUntil: Now.AddSeconds(seconds));
            Assert.NotNull(until);
        }

        Assert.NotNull(then.Miss("t", Silent, Now.AddSeconds(659), 0, 0, Now.AddSeconds(600)).Until);
        Assert.Null(then.Miss("t", Silent, Now.AddSeconds(660), 0, 0, Now.AddSeconds(600)).Until);
    }

    [Fact]
    public void What_was_silent_here_before_an_outage_that_others_saw_too_begins_anew_after_it()
    {
        var then = OwnerTimeouts.None.Miss("t", Silent, Now, 0, 0).Then;

        Assert.NotNull(then.Miss("t", Silent, Now.AddSeconds(100), 0, 0, Now.AddSeconds(95)).Until);
    }

    [Fact]
    public void What_went_on_elsewhere_is_forgotten()
    {
        var then = OwnerTimeouts.None;
        for (var i = 0; i < 1000; i++)
            then = then.Miss($"t{i}", Silent, Now.AddSeconds(i), 0, 0).Then;

        Assert.Equal(300, then.Since.Count);
        Assert.NotNull(then.Miss("t700", Silent, Now.AddSeconds(2000), 0, 0).Until);
    }
}
