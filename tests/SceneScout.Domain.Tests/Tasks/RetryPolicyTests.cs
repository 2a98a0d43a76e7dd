using CsCheck;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Domain.Tests.Tasks;

public sealed class RetryPolicyTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_refused_task_comes_back_no_earlier_than_the_server_says_and_no_more_than_a_few_per_cent_later() =>
        Gen.Select(Gen.Double[0, 900], Gen.Double[0, 0.999]).Sample((seconds, random) =>
            Assert.InRange(Retry(TimeSpan.FromSeconds(seconds), random).NotBefore - Now, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds * 1.03)));

    [Theory]
    [InlineData(3600)]
    [InlineData(86_400)]
    public void A_server_that_asks_for_long_is_left_to_the_call_budget_and_the_task_looks_again_before(int seconds) =>
        Assert.InRange(Retry(TimeSpan.FromSeconds(seconds), 0.999).NotBefore, Now.AddMinutes(15), Now.AddMinutes(15.5));

    [Fact]
    public void A_refused_task_lets_others_pass_and_uses_no_attempt() =>
        Assert.Equal(new RetryDecision.RetryAt(Now + RetryPolicy.RateLimitDelay, UsesAttempt: false) { LetsOthersPass = true }, Retry(null, 0));

    [Fact]
    public void Any_other_failure_keeps_its_place()
    {
        var decision = Assert.IsType<RetryDecision.RetryAt>(RetryPolicy.Default.Decide(new SpawnFault(FaultKind.TaskTimeout, "slow"), 1, Now, 0.5));

        Assert.Equal((false, true, Now.AddSeconds(1)), (decision.LetsOthersPass, decision.UsesAttempt, decision.NotBefore));
    }

    [Fact]
    public void A_caller_s_terms_take_the_place_of_what_they_name_and_the_rest_stays()
    {
        var set = RetryPolicy.Default with { Strategy = BackoffStrategy.Fixed };

        Assert.Equal(set, set.For(null));
        Assert.Equal(set, set.For(new CallTerms("c") { Concurrency = 1, Timeout = TimeSpan.FromSeconds(1) }));
        Assert.Equal(set with { MaxRetries = 0, MaxDelay = TimeSpan.FromSeconds(7) }, set.For(new CallTerms("c") { MaxRetries = 0, MaxBackoff = TimeSpan.FromSeconds(7) }));
        Assert.Equal(set with { Strategy = BackoffStrategy.Exponential, Multiplier = 3 }, set.For(new CallTerms("c") { BackoffMultiplier = 3 }));
    }

    private static RetryDecision.RetryAt Retry(TimeSpan? told, double random) =>
        Assert.IsType<RetryDecision.RetryAt>(RetryPolicy.Default.Decide(new SpawnFault(FaultKind.RateLimited, "slow down") { Status = 429, RetryAfter = told }, 1, Now, random));
}
