using SceneScout.Actors.Retention;
using SceneScout.Domain.Events;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Retention;

public sealed class RetentionAgendaTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly RetentionOptions Options = new();

    [Fact]
    public void Content_comes_before_rows_and_every_table_has_its_turn()
    {
        var agenda = Begin((SourceName.Yelp, Day));
        var content = Assert.IsType<RetentionWork.Content>(agenda.Next(Now));
        Assert.Equal((SourceName.Yelp, Day), (content.Source, content.Keep));
        agenda = agenda.Done(content, more: false, oldest: null, Now);

        var seen = new List<string>();
        while (agenda.Next(Now) is RetentionWork.Table table)
        {
            seen.Add(table.Name);
            agenda = agenda.Done(table, default, Now);
        }

        Assert.Equal(RetentionRules.Aged.Where(rule => !rule.Walked).Select(rule => rule.Table).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        Assert.Null(agenda.Next(Now.AddSeconds(59)));
        Assert.IsType<RetentionWork.Content>(agenda.Next(Now.AddSeconds(60)));
    }

    [Fact]
    public void A_table_with_more_goes_on_where_it_stopped_behind_those_that_wait_for_longer()
    {
        var agenda = Begin();
        var first = Assert.IsType<RetentionWork.Table>(agenda.Next(Now));
        var later = Now.AddSeconds(1);
        agenda = agenda.Done(first, new PruneStep(500, "here"), later);

        var next = Assert.IsType<RetentionWork.Table>(agenda.Next(later));
        Assert.NotEqual(first.Name, next.Name);
        while (agenda.Next(later) is RetentionWork.Table table && table.Name != first.Name)
            agenda = agenda.Done(table, default, later);
        Assert.Equal(first with { After = "here", Due = later }, agenda.Next(later));
    }

    [Fact]
    public void What_is_walked_from_end_to_end_waits_at_the_beginning_and_is_walked_once_a_day()
    {
        var agenda = Begin();
        Assert.DoesNotContain(Drain(ref agenda, Now), rule => RetentionRules.AgedOf(rule).Walked);
        var walked = Drain(ref agenda, Now + Options.Interval).Where(table => RetentionRules.AgedOf(table).Walked).ToList();
        Assert.Equal(["events", "listing_sightings"], walked.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Drain(ref agenda, Now + (Options.Interval * 23)), rule => RetentionRules.AgedOf(rule).Walked);
        Assert.Contains("events", Drain(ref agenda, Now + (Options.Interval * 25)));
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(90, 60)]
    [InlineData(-5, 10)]
    public void Content_is_due_when_its_time_is_over_and_is_looked_after_once_a_minute(int dueInSeconds, int expected)
    {
        var agenda = Begin((SourceName.Yelp, Day));
        agenda = agenda.Done((RetentionWork.Content)agenda.Next(Now)!, more: false, Now.AddSeconds(dueInSeconds) - Day, Now);

        Assert.IsNotType<RetentionWork.Content>(agenda.Next(Now.AddSeconds(expected - 1)));
        Assert.IsType<RetentionWork.Content>(agenda.Next(Now.AddSeconds(expected).AddMilliseconds(1)));
    }

    [Fact]
    public void More_content_than_a_step_takes_is_taken_at_once_and_a_failure_waits()
    {
        var agenda = Begin((SourceName.Yelp, Day));
        var content = (RetentionWork.Content)agenda.Next(Now)!;
        Assert.Equal(content, agenda.Done(content, more: true, null, Now).Next(Now));

        agenda = agenda.Failed(content, Now);
        Assert.IsType<RetentionWork.Table>(agenda.Next(Now));
        Assert.IsType<RetentionWork.Content>(agenda.Next(Now + RetentionAgenda.Again));
    }

    private static RetentionAgenda Begin(params (SourceName Source, TimeSpan Keep)[] contents) =>
        RetentionAgenda.Begin(Options, contents.Select(c => KeyValuePair.Create(c.Source, c.Keep)), Now);

    private static List<string> Drain(ref RetentionAgenda agenda, DateTimeOffset at)
    {
        var names = new List<string>();
        while (agenda.Next(at) is RetentionWork.Table table)
        {
            names.Add(table.Name);
            agenda = agenda.Done(table, default, at);
        }

        return names;
    }
}
