using CsCheck;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Domain.Tests.Tasks;

public sealed class SearchTurnTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly SpawnFault NoBudget = new(FaultKind.RateLimited, "used up") { RetryAfter = TimeSpan.FromMinutes(4) };

    [Theory]
    [InlineData(30, 300, 30)]
    [InlineData(30, 20, 10)]
    [InlineData(200, 300, 150)]
    public void A_turn_ends_well_before_its_attempt_is_stopped(int configured, int timeout, int expected)
    {
        var turn = SearchTurn.Of(Now, TimeSpan.FromSeconds(configured), TimeSpan.FromSeconds(timeout));

        Assert.False(turn.IsOver(1, Now.AddSeconds(expected) - TimeSpan.FromTicks(1)));
        Assert.True(turn.IsOver(1, Now.AddSeconds(expected)));
    }

    [Fact]
    public void A_turn_ends_with_its_calls()
    {
        var turn = new SearchTurn(Now, TimeSpan.FromSeconds(30)) { Calls = 3 };

        Assert.False(turn.IsOver(2, Now));
        Assert.True(turn.IsOver(3, Now));
    }

    [Fact]
    public void A_search_whose_turn_is_over_may_go_on_at_once() =>
        Assert.Equal(new Deferral(Now, true, null), SearchTurn.Unfinished(null, gotOn: true, Now, 0.5));

    [Fact]
    public void A_search_without_budget_waits_as_long_as_the_budget_says_and_somewhat_longer() =>
        Assert.Equal(new Deferral(Now + (TimeSpan.FromMinutes(4) * (1 + (RetryPolicy.RateLimitSpread * 0.5))), false, NoBudget), SearchTurn.Unfinished(NoBudget, gotOn: false, Now, 0.5));

    [Fact]
    public void A_budget_that_is_used_up_for_a_day_is_looked_at_again_before_that()
    {
        var until = SearchTurn.Unfinished(NoBudget with { RetryAfter = TimeSpan.FromHours(20) }, gotOn: true, Now, 0)!;

        Assert.Equal(Now + RetryPolicy.LongestRateLimitWait, until.NotBefore);
        Assert.True(until.TookTurn);
    }

    [Fact]
    public void What_the_source_itself_refuses_or_fails_in_is_a_failure()
    {
        Assert.Null(SearchTurn.Unfinished(NoBudget with { Status = 429 }, gotOn: true, Now, 0));
        Assert.Null(SearchTurn.Unfinished(NoBudget with { Status = 200 }, gotOn: true, Now, 0));
        foreach (var kind in Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.RateLimited))
            Assert.Null(SearchTurn.Unfinished(new SpawnFault(kind, "no"), gotOn: true, Now, 0));
    }

    [Fact]
    public void No_wait_is_shorter_than_a_second_or_longer_than_its_bound() =>
        Gen.Select(Gen.Long[-TimeSpan.TicksPerDay, 40 * TimeSpan.TicksPerDay], Gen.Double[0, 0.999]).Sample((ticks, random) =>
        {
            var until = SearchTurn.Unfinished(NoBudget with { RetryAfter = TimeSpan.FromTicks(ticks) }, false, Now, random)!;

            Assert.InRange(until.NotBefore, Now.AddSeconds(1), Now + (RetryPolicy.LongestRateLimitWait * (1 + RetryPolicy.RateLimitSpread)));
        });
}
