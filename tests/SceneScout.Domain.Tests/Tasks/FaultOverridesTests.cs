using CsCheck;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Domain.Tests.Tasks;

public sealed class FaultOverridesTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Gen<SpawnFault> Faults = Gen.Select(Gen.Enum<FaultKind>(), Gens.One<int?>(null, 200, 404, 408, 503), (kind, status) => new SpawnFault(kind, "") { Status = status });
    private static readonly Gen<string[]> Codes = Gens.One<string>([.. FaultOverrides.Codes.Keys]).Array[0, 4];

    [Fact]
    public void The_codes_are_those_of_what_an_attempt_can_fail_with() => Assert.Equal(
        "AUTHENTICATION_ERROR, DATABASE_ERROR, EXTERNAL_API_ERROR, RATE_LIMIT_ERROR, SPAWNER_ERROR, STORE_CONFLICT, TASK_TIMEOUT, VALIDATION_ERROR", string.Join(", ", FaultOverrides.Codes.Keys));

    [Fact]
    public void Without_overrides_every_fault_is_as_its_traits_say() =>
        Faults.Sample(fault => Assert.Equal(fault.Traits.Retryable, FaultOverrides.None.Retries(fault)));

    [Fact]
    public void A_named_code_is_as_its_list_says_and_every_other_as_its_traits_say() => Gen.Select(Faults, Codes, Codes).Sample((fault, retryable, fatal) =>
    {
        var retries = FaultOverrides.Of(retryable, fatal).Retries(fault);

        Assert.Equal(!fatal.Contains(fault.Traits.Code) && (retryable.Contains(fault.Traits.Code) || fault.Traits.Retryable), retries);
    });

    [Fact]
    public void A_fatal_fault_is_given_up_at_its_first_attempt() => Assert.IsType<RetryDecision.GiveUp>(
        Policy([], ["RATE_LIMIT_ERROR"]).Decide(new SpawnFault(FaultKind.RateLimited, "") { Status = 429 }, 1, Now, 0.5));

    [Fact]
    public void A_fault_made_retryable_is_tried_as_often_as_the_policy_says()
    {
        var policy = Policy(["AUTHENTICATION_ERROR"], []);
        var fault = new SpawnFault(FaultKind.Authentication, "") { Status = 401 };

        Assert.Equal(new RetryDecision.RetryAt(Now.AddSeconds(4), UsesAttempt: true), policy.Decide(fault, 3, Now, 0.5));
        Assert.IsType<RetryDecision.GiveUp>(policy.Decide(fault, 4, Now, 0.5));
    }

    private static RetryPolicy Policy(string[] retryable, string[] fatal) => RetryPolicy.Default with { Overrides = FaultOverrides.Of(retryable, fatal) };
}
