using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Node.Http;
using SceneScout.Node.Tests.Shell;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Node.Tests.Http;

public sealed class ConsistencyCheckTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly HeldLedger _ledger = new();

    [Fact]
    public async Task One_check_runs_at_a_time_and_the_next_begins_after_it()
    {
        var check = new ConsistencyCheck(_ledger, TimeSpan.Zero, _time);
        var first = check.Begin(CancellationToken.None)!;

        Assert.Null(check.Begin(CancellationToken.None));

        _ledger.Answer.SetResult([new LedgerBreach("tasks", "t1", "odd")]);
        Assert.Equal("t1", Assert.Single((await first)!.Value).Subject);
        Assert.NotNull(check.Begin(CancellationToken.None));
        Assert.Equal(_time.GetUtcNow() - LedgerRules.Grace, _ledger.Lapsed);
    }

    [Fact]
    public async Task A_caller_waits_no_longer_than_the_limit_and_a_check_that_cannot_be_stopped_keeps_its_place()
    {
        var check = new ConsistencyCheck(_ledger, TimeSpan.Zero, _time);
        var first = check.Begin(CancellationToken.None)!;

        _time.Advance(ConsistencyCheck.Limit);

        Assert.Null(await first);
        Assert.Null(check.Begin(CancellationToken.None));
        _ledger.Answer.SetResult([]);
        await NodeFixture.EventuallyAsync(() =>
        {
            Assert.NotNull(check.Begin(CancellationToken.None));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public void A_report_counts_each_rule_and_shows_as_many_breaches_as_were_asked_for()
    {
        ImmutableArray<LedgerBreach> found = [new("fences", "t1", "odd"), new("fences", "t2", "odd"), new("tasks", "t3", "odd")];

        var report = ConsistencyReport.Of(found, 2, _time.GetUtcNow(), TimeSpan.FromSeconds(1));

        Assert.Equal((false, 1000L), (report.Consistent, report.TookMs));
        Assert.Equal(["t1", "t2"], report.Violations.Select(v => v.Subject));
        Assert.Equal((2, 1, 0), (Of("fences"), Of("tasks"), Of("redirects")));
        Assert.True(ConsistencyReport.Of([], 2, _time.GetUtcNow(), TimeSpan.Zero).Consistent);

        int Of(string rule) => report.Rules.Single(r => r.Rule == rule).Violations;
    }

    private sealed class HeldLedger : ILedgerStore
    {
        public TaskCompletionSource<ImmutableArray<LedgerBreach>> Answer { get; } = new();

        public DateTimeOffset Lapsed { get; private set; }

        public Task<ImmutableArray<LedgerBreach>> FindBreachesAsync(DateTimeOffset lapsed, TimeSpan gathers, CancellationToken cancellation)
        {
            Lapsed = lapsed;
            return Answer.Task;
        }
    }
}
