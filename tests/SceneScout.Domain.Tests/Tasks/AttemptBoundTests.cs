using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Domain.Tests.Tasks;

public sealed class AttemptBoundTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly NewTask Task = new() { Id = "t1", Type = TaskType.Discovery, Source = "yelp", ParametersJson = "{}" };

    [Fact]
    public void Without_a_deadline_an_attempt_has_the_time_that_any_has_and_is_tried_again()
    {
        var bound = AttemptBound.Of(Task, Now, Limit);

        Assert.Equal((Now + Limit, FaultKind.TaskTimeout), (bound.Until, bound.Fault.Kind));
        Assert.IsType<RetryDecision.RetryAt>(RetryPolicy.Default.Decide(bound.Fault, 1, Now, 0));
    }

    [Fact]
    public void A_deadline_further_away_gives_it_no_more_time() =>
        Assert.Equal(AttemptBound.Of(Task, Now, Limit), AttemptBound.Of(Task with { Deadline = Now + Limit + Limit }, Now, Limit));

    [Fact]
    public void At_its_deadline_it_ends_and_no_other_attempt_is_made()
    {
        var bound = AttemptBound.Of(Task with { Deadline = Now.AddSeconds(7) }, Now, Limit);

        Assert.Equal((Now.AddSeconds(7), FaultKind.DeadlinePassed), (bound.Until, bound.Fault.Kind));
        Assert.IsType<RetryDecision.GiveUp>(RetryPolicy.Default.Decide(bound.Fault, 1, Now, 0));
    }
}
