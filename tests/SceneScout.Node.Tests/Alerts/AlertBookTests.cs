using SceneScout.Node.Alerts;
using Xunit;

namespace SceneScout.Node.Tests.Alerts;

public sealed class AlertBookTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly AlertRule Slow = new("SlowStore", "medium", TimeSpan.FromMinutes(5), false, "Look.");
    private static readonly AlertRule Queue = new("QueueLong", "high", TimeSpan.Zero, true, "Add workers.");

    private AlertBook _book = AlertBook.Empty;

    // Each letter is a look, ten seconds after the one before: x where the condition holds, . where not. What is told: F and R.
    private string Told(string looks, AlertRule rule, bool speaks = true, int from = 0)
    {
        var told = new char[looks.Length];
        for (var at = 0; at < looks.Length; at++)
        {
            (_book, var news) = _book.Next(Start.AddSeconds(10 * (at + from)), looks[at] == 'x' ? [new AlertCondition(rule, "", "it is so")] : [], speaks);
            told[at] = news.IsEmpty ? '.' : Assert.Single(news).Resolved is null ? 'F' : 'R';
        }

        return new string(told);
    }

    [Fact]
    public void What_holds_is_told_once_when_it_has_held_for_long_enough_and_once_when_it_is_over()
    {
        Assert.Equal(new string('.', 30) + "F....", Told(new string('x', 35), Slow));
        Assert.Equal(".....R....", Told("..........", Slow, from: 35));
        Assert.Equal((0, 1), (_book.Open.Count, _book.Past.Count));
    }

    [Fact]
    public void What_ends_before_its_time_is_not_told_and_begins_anew() =>
        Assert.Equal(new string('.', 62), Told(new string('x', 30) + "." + new string('x', 30) + ".", Slow));

    [Fact]
    public void What_flickers_is_told_once() => Assert.Equal("F..............", Told("x....x.xx..x..x", Queue));

    [Fact]
    public void Of_the_whole_cluster_one_node_tells_and_one_that_does_no_more_is_silent()
    {
        Assert.Equal("...", Told("xxx", Queue, speaks: false));
        Assert.Equal("F..", Told("xxx", Queue, from: 3));
        Assert.Equal("..........", Told("xxx.......", Queue, speaks: false, from: 6));
        Assert.Equal((0, 0), (_book.Open.Count, _book.Past.Count));
    }

    [Fact]
    public void What_is_over_is_remembered_to_a_limit()
    {
        for (var at = 0; at < AlertBook.MostPast + 5; at++)
            Told("x......", Queue, from: 7 * at);

        Assert.Equal(AlertBook.MostPast, _book.Past.Count);
        Assert.True(_book.Past[0].Since > _book.Past[^1].Since);
    }
}
