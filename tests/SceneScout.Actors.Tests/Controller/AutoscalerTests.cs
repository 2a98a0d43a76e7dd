using CsCheck;
using SceneScout.Actors.Controller;
using SceneScout.Domain.Tasks;
using Xunit;

namespace SceneScout.Actors.Tests.Controller;

public sealed class AutoscalerTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ScalingRules Rules = new();
    private static readonly ScalingInputs Idle = new(TaskType.Ingestion, 0, 0, 0, 1, 3, 1, 16);

    [Theory]
    [InlineData(3, 0, 1.0, 3, 3)] // three seconds of work fit a minute
    [InlineData(600, 0, 1.0, 3, 6)] // ten would do it, but it at most doubles
    [InlineData(240, 0, 1.0, 3, 4)]
    [InlineData(10_000, 0, 60.0, 10, 16)] // the limit
    [InlineData(600, 0, 0.0, 3, 6)] // no service time known yet: a second
    public void Workers_follow_the_queue(long ready, long running, double service, int workers, int expected) =>
        Assert.Equal(expected, Autoscaler.Decide(Idle with { Ready = ready, Running = running, ServiceSeconds = service, Workers = workers }, ScalingMemory.Empty, Rules, Now).Workers);

    [Fact]
    public void An_old_task_asks_for_one_more()
    {
        var decision = Autoscaler.Decide(Idle with { Ready = 1, OldestSeconds = 31 }, ScalingMemory.Empty, Rules, Now);

        Assert.Equal(4, decision.Workers);
        Assert.Contains("31 s", decision.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Between_two_increases_there_is_a_pause()
    {
        var busy = Idle with { Ready = 10_000 };
        var first = Autoscaler.Decide(busy, ScalingMemory.Empty, Rules, Now);
        var soon = Autoscaler.Decide(busy with { Workers = first.Workers }, first.Memory, Rules, Now.AddSeconds(9));
        var later = Autoscaler.Decide(busy with { Workers = first.Workers }, soon.Memory, Rules, Now.AddSeconds(10));

        Assert.Equal((6, 6, 12), (first.Workers, soon.Workers, later.Workers));
    }

    [Fact]
    public void A_worker_goes_only_when_the_surplus_lasts_and_one_at_a_time()
    {
        var first = Autoscaler.Decide(Idle, ScalingMemory.Empty, Rules, Now);
        var soon = Autoscaler.Decide(Idle, first.Memory, Rules, Now.AddSeconds(59));
        var later = Autoscaler.Decide(Idle, soon.Memory, Rules, Now.AddSeconds(60));
        var again = Autoscaler.Decide(Idle with { Workers = 2 }, later.Memory, Rules, Now.AddSeconds(90));

        Assert.Equal((3, 3, 2, 2), (first.Workers, soon.Workers, later.Workers, again.Workers));
        Assert.Equal(1, Autoscaler.Decide(Idle with { Workers = 2 }, again.Memory, Rules, Now.AddSeconds(120)).Workers);
        Assert.Equal(1, Autoscaler.Decide(Idle with { Workers = 1 }, ScalingMemory.Empty with { SurplusSince = Now }, Rules, Now.AddHours(1)).Workers);
    }

    [Fact]
    public void A_short_need_ends_a_surplus()
    {
        var surplus = Autoscaler.Decide(Idle, ScalingMemory.Empty, Rules, Now);
        var need = Autoscaler.Decide(Idle with { Ready = 180 }, surplus.Memory, Rules, Now.AddSeconds(30));
        var after = Autoscaler.Decide(Idle, need.Memory, Rules, Now.AddSeconds(61));

        Assert.Equal((3, 3), (need.Workers, after.Workers));
    }

    [Fact]
    public void The_number_stays_within_its_limits_and_moves_in_bounded_steps() => Gen.Select(
        Gen.Long[0, 1_000_000], Gen.Long[0, 100], Gen.Double[0, 1e6], Gen.Double[0, 1e4], Gen.Int[0, 50], Gen.Int[0, 10], Gen.Int[0, 40]).Sample(
        (ready, running, age, service, workers, min, more) =>
    {
        var inputs = new ScalingInputs(TaskType.Discovery, ready, running, age, service, workers, min, min + more);
        var decision = Autoscaler.Decide(inputs, ScalingMemory.Empty, Rules, Now);

        Assert.InRange(decision.Workers, min, min + more);
        if (workers >= min && workers <= min + more)
            Assert.InRange(decision.Workers, workers - 1, Math.Max(1, 2 * workers));
        Assert.NotEmpty(decision.Reason);
    });

    [Fact]
    public void A_steady_load_comes_to_rest()
    {
        var memory = ScalingMemory.Empty;
        var workers = 1;
        var changes = 0;
        for (var second = 0; second < 3600; second += 5)
        {
            // As many tasks come as eight workers do.
            var decision = Autoscaler.Decide(Idle with { Ready = 470, Running = workers, Workers = workers }, memory, Rules, Now.AddSeconds(second));
            changes += decision.Workers == workers ? 0 : 1;
            (workers, memory) = (decision.Workers, decision.Memory);
        }

        Assert.Equal((8, 3), (workers, changes));
    }
}
