using SceneScout.Actors.Areas;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;
using Xunit;

namespace SceneScout.Actors.Tests.Areas;

public sealed class AreaTests
{
    private const string Id = "yelp/x";
    private const string Scope = "52.5,13.4,20000,DE";
    private static readonly DateTimeOffset At = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateRange Range = new(At, At.AddDays(90));
    private static readonly WholeSearchRule Rule = new(2, TimeSpan.FromDays(1));
    private static readonly SearchParts Parts = SearchParts.AllOf with { Heads = 2, Digest = 7, Long = ["0011223344556677"] };

    [Fact]
    public void A_search_that_begins_again_under_the_same_task_is_the_same_search()
    {
        var area = After(Begin("t1", 0));

        Assert.Null(area.Decide(Begin("t1", 1)));
    }

    [Fact]
    public void A_task_whose_parameters_were_edited_is_another_search_and_no_cursor_comes_back()
    {
        var area = After(Begin("t1", 0), new AreaCommands.NoteProgress(Id, "t1", new DiscoveryCheckpoint("page-3", 3, 60, 0, 0)));

        var began = Assert.IsType<AreaEvents.SearchBegan>(area.Decide(Begin("t1", 1) with { Scope = "48.1,11.5,20000,DE" }));

        Assert.Equal("48.1,11.5,20000,DE", began.Scope);
        Assert.Null(area.Apply(began).Begun("t1").Resume);
    }

    [Fact]
    public void The_search_after_a_whole_one_may_be_cut_short_and_the_next_may_not()
    {
        var area = After(Begin("t1", 0), End("t1", 1));
        Assert.Null(area.Begun("t1").Known);

        area = Apply(area, Begin("t2", 6));
        Assert.Equal(Parts.Memory, area.Begun("t2").Known);

        area = Apply(area, End("t2", 7, Parts with { Whole = false, Skipped = 1 }), Begin("t3", 12));
        Assert.Null(area.Begun("t3").Known);
    }

    [Fact]
    public void One_that_was_to_be_cut_short_and_became_whole_is_remembered_as_whole()
    {
        var area = After(Begin("t1", 0), End("t1", 1), Begin("t2", 6), End("t2", 7, Parts with { Digest = 8 }), Begin("t3", 12));

        Assert.Equal(8, area.Begun("t3").Known?.Digest);
    }

    [Fact]
    public void After_a_search_whose_lists_changed_while_they_were_read_the_next_is_whole_whatever_came_before()
    {
        var slipped = End("t2", 7) with { Checkpoint = new DiscoveryCheckpoint(null, 3, 60, 20, 1) { New = 30, Parts = Parts, Slipped = 1 } };
        Assert.Null(After(Begin("t2", 6), slipped, Begin("t3", 12)).Begun("t3").Known);
        Assert.Null(After(Begin("t1", 0), End("t1", 1), Begin("t2", 6), slipped, Begin("t3", 12)).Begun("t3").Known);

        Assert.Equal(Parts.Memory, After(Begin("t2", 6), slipped, Begin("t3", 12), End("t3", 13), Begin("t4", 14)).Begun("t4").Known);
    }

    [Fact]
    public void Nothing_is_cut_short_elsewhere_or_after_long_or_without_a_rule()
    {
        var area = After(Begin("t1", 0), End("t1", 1));

        Assert.Null(Apply(area, Begin("t2", 6) with { Scope = "48.1,11.5,20000,DE" }).Begun("t2").Known);
        Assert.Null(Apply(area, Begin("t2", 25)).Begun("t2").Known);
        Assert.Null(Apply(area, Begin("t2", 6) with { Rule = null }).Begun("t2").Known);
        Assert.Null(Apply(area, Begin("t2", 6) with { Rule = Rule.For(TimeSpan.FromHours(11)) }).Begun("t2").Known);
    }

    [Fact]
    public void Every_search_adds_to_the_yield_once()
    {
        var area = After(Begin("t1", 0), End("t1", 1), End("t1", 2), Begin("t2", 6), End("t2", 7), End("t1", 8));

        Assert.Equal(
            AreaYield.Of(Id).After(new AreaSearch("t1", At, At.AddHours(1), 60, 30, 9, 3)).After(new AreaSearch("t2", At.AddHours(6), At.AddHours(7), 60, 30, 9, 3)),
            area.Yield);
        Assert.Null(area.Search);
    }

    [Fact]
    public void A_search_that_was_cut_short_says_nothing_of_the_rate()
    {
        var area = After(Begin("t1", 0), End("t1", 0), Begin("t2", 6), End("t2", 6, Parts with { Whole = false, Skipped = 1 }), Begin("t3", 12), End("t3", 12));

        // 39 new and changed ones of each of the last two, over the half day since the first.
        Assert.Equal(156, area.Yield.FreshPerDay);
    }

    [Fact]
    public void A_journal_that_knows_less_than_the_projection_takes_it_over()
    {
        var known = AreaYield.Of(Id) with { Searches = 40, FreshPerDay = 5 };

        var area = After(Begin("t1", 0) with { Known = known }, Begin("t2", 1) with { Known = known with { Searches = 39 } });

        Assert.Equal(known, area.Yield);
    }

    [Fact]
    public void What_earlier_versions_wrote_is_read_and_counts_for_nothing()
    {
        var area = new Area(Id)
            .Apply(new AreaEvents.SearchBegan("t1", Range, At))
            .Apply(new AreaEvents.CursorMoved("t1", new DiscoveryCheckpoint("page-3", 3, 60, 0, 0)))
            .Apply(new AreaEvents.SearchEnded("t1", new DiscoveryCheckpoint(null, 3, 60, 20, 1), At));

        Assert.Equal((0, null, null), (area.Yield.Searches, area.Whole, area.Search));
    }

    private static AreaCommands.BeginSearch Begin(string task, int hours) => new(Id, task, Range, At.AddHours(hours)) { Scope = Scope, Rule = Rule };

    private static AreaCommands.EndSearch End(string task, int hours, SearchParts? parts = null) =>
        new(Id, task, new DiscoveryCheckpoint(null, 3, 60, 20, 1) { New = 30, Parts = parts ?? Parts }, At.AddHours(hours));

    private static Area After(params IAreaCommand[] commands) => Apply(new Area(Id), commands);

    private static Area Apply(Area before, params IAreaCommand[] commands) =>
        commands.Aggregate(before, (area, command) => area.Decide(command) is { } happened ? area.Apply(happened) : area);
}
