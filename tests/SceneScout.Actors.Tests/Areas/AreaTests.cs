using SceneScout.Actors.Areas;
using SceneScout.Domain.Tasks;
using Xunit;

namespace SceneScout.Actors.Tests.Areas;

public sealed class AreaTests
{
    private static readonly DateTimeOffset At = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateRange Range = new(At, At.AddDays(90));

    private static Area After(params IAreaCommand[] commands) =>
        commands.Aggregate(Area.Fresh, (area, command) => area.Decide(command) is { } happened ? area.Apply(happened) : area);

    [Fact]
    public void A_search_that_begins_again_under_the_same_task_goes_on_from_its_cursor()
    {
        var stand = new DiscoveryCheckpoint("page-3", 3, 60, 0, 0);
        var area = After(new AreaCommands.BeginSearch("yelp/x", "t1", Range, At), new AreaCommands.NoteProgress("yelp/x", "t1", stand));

        Assert.Null(area.Decide(new AreaCommands.BeginSearch("yelp/x", "t1", Range, At.AddHours(1))));
        Assert.Equal(stand, area.Begun("t1").Resume);
    }

    [Fact]
    public void Another_task_starts_over_and_learns_when_the_last_complete_search_began()
    {
        var area = After(
            new AreaCommands.BeginSearch("yelp/x", "t1", Range, At),
            new AreaCommands.EndSearch("yelp/x", "t1", new DiscoveryCheckpoint(null, 3, 60, 20, 1), At.AddMinutes(5)),
            new AreaCommands.BeginSearch("yelp/x", "t2", Range, At.AddHours(6)));

        Assert.Equal(new AreaReplies.SearchBegun(null, At), area.Begun("t2"));
        Assert.Equal(39, area.LastYield);
    }

    [Fact]
    public void Progress_of_a_task_that_is_not_the_current_one_changes_nothing()
    {
        var area = After(new AreaCommands.BeginSearch("yelp/x", "t2", Range, At));

        Assert.Null(area.Decide(new AreaCommands.NoteProgress("yelp/x", "t1", DiscoveryCheckpoint.Start with { Pages = 9 })));
    }

    [Fact]
    public void The_end_of_a_search_counts_once()
    {
        var end = new AreaCommands.EndSearch("yelp/x", "t1", DiscoveryCheckpoint.Start with { Pages = 1 }, At);
        var area = After(new AreaCommands.BeginSearch("yelp/x", "t1", Range, At), end);

        Assert.Null(area.Decide(end));
    }
}
