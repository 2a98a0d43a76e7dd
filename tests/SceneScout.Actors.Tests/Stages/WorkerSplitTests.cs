using System.Collections.Immutable;
using SceneScout.Actors.Stages;
using Xunit;

namespace SceneScout.Actors.Tests.Stages;

public class WorkerSplitTests
{
    private static readonly ImmutableArray<WorkerWish> Usual = [new(2, 3, false, false), new(3, 5, false, false), new(1, 2, false, false)];

    [Theory]
    [InlineData(20, "6/6 10/10 4/4")]
    [InlineData(10, "3/3 5/5 2/2")]
    [InlineData(5, "1/3 3/5 1/2")]
    [InlineData(3, "1/3 1/5 1/2")]
    [InlineData(2, "1/3 1/5 1/2")]
    [InlineData(1, "1/3 1/5 1/2")]
    [InlineData(100, "30/30 50/50 20/20")]
    public void A_number_that_was_asked_for_is_filled_in_proportion_and_every_stage_has_its_turn(int workers, string shares) =>
        Assert.Equal(shares, Text(WorkerSplit.Of(workers, true, Usual)));

    [Fact]
    public void A_number_that_nobody_asked_for_leaves_the_stages_as_they_are() =>
        Assert.Equal("2/3 3/5 1/2", Text(WorkerSplit.Of(10, false, Usual)));

    [Fact]
    public void What_was_given_for_a_stage_stays() =>
        Assert.Equal("4/4 5/12 2/4", Text(WorkerSplit.Of(20, true, [new(4, 4, true, true), new(5, 5, true, false), new(2, 2, true, false)])));

    [Fact]
    public void A_stage_that_wants_no_workers_has_none() =>
        Assert.Equal("0/0 1/1 1/1", Text(WorkerSplit.Of(2, true, [new(0, 0, true, true), new(1, 1, true, true), new(1, 1, true, true)])));

    [Fact]
    public void Only_maxima_that_grew_are_said_to_have() =>
        Assert.Equal([false, true, true], WorkerSplit.Of(20, true, [new(4, 4, true, true), new(5, 5, true, false), new(2, 2, true, false)]).Select(s => s.Grown));

    private static string Text(ImmutableArray<WorkerShare> shares) => string.Join(' ', shares.Select(s => $"{s.Start}/{s.Max}"));
}
