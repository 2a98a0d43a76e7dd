using SceneScout.Actors.Quotas;
using SceneScout.Actors.Workers;
using SceneScout.Node.Telemetry;
using Xunit;

namespace SceneScout.Node.Tests.Telemetry;

public sealed class UseTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Types = ["discovery", "ingestion"];

    [Fact]
    public void A_type_is_used_by_the_share_of_their_time_that_its_workers_work()
    {
        var (idle, busy) = (WorkerRecord.New("w1", "discovery"), WorkerRecord.New("w2", "discovery").Begin("t1", Now));

        var use = WorkerUse.None.Next([idle, busy], Types, Now).Next([idle, busy], Types, Now.AddSeconds(10));

        Assert.Equal(0.5, use.Share["discovery"]);
        Assert.Equal((10, 0), (use.Busy["discovery"], use.Busy["ingestion"]));
        Assert.False(use.Share.ContainsKey("ingestion"));
    }

    [Fact]
    public void Time_counts_however_an_attempt_ends()
    {
        var began = WorkerRecord.New("w1", "discovery").Begin("t1", Now);
        var first = WorkerUse.None.Next([began], Types, Now);

        foreach (var ended in (WorkerRecord[])[began.Succeed(TimeSpan.FromSeconds(4)), began.Fail(TimeSpan.FromSeconds(4)), began.Drop(TimeSpan.FromSeconds(4))])
            Assert.Equal((4, 0.4), (first.Next([ended], Types, Now.AddSeconds(10)).Busy["discovery"], first.Next([ended], Types, Now.AddSeconds(10)).Share["discovery"]));
    }

    [Fact]
    public void The_total_never_falls_when_workers_end_or_begin_anew()
    {
        var worked = WorkerRecord.New("w1", "discovery").Begin("t1", Now).Succeed(TimeSpan.FromSeconds(8));

        var use = WorkerUse.None.Next([worked], Types, Now).Next([], Types, Now.AddSeconds(10));
        Assert.Equal(8, use.Busy["discovery"]);

        var anew = WorkerUse.None.Next([worked], Types, Now).Next([WorkerRecord.New("w1", "discovery").Begin("t2", Now).Drop(TimeSpan.FromSeconds(3))], Types, Now.AddSeconds(10));
        Assert.Equal(11, anew.Busy["discovery"]);
    }

    [Fact]
    public void A_budget_is_used_by_the_share_over_all_its_keys()
    {
        var budget = new QuotaReplies.Budget("yelp", [], false,
        [
            new KeyUsage("k1", 5, 4, [new WindowUsage(86_400, "calls", 500, 100, 400, null)], null, []),
            new KeyUsage("k2", 5, 1, [new WindowUsage(86_400, "calls", 500, 400, 100, null)], null, []),
        ]);

        Assert.Equal<BudgetUse>([new BudgetUse("yelp", "slots", 0.5), new BudgetUse("yelp", "86400", 0.5)], BudgetUse.Of(budget));
    }

    [Fact]
    public void A_budget_without_limits_has_no_share() =>
        Assert.Empty(BudgetUse.Of(new QuotaReplies.Budget("yelp", [], false, [new KeyUsage("k1", null, 0, [], null, [])])));
}
