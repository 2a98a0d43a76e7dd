using SceneScout.Threds.Cluster.Instances;
using Xunit;

namespace SceneScout.Node.Tests.Threds;

public sealed class RecentEventsTests
{
    [Fact]
    public void More_events_are_remembered_than_can_wait()
    {
        var recent = new RecentEvents();
        for (var i = 0; i <= RecentEvents.Most; i++)
            recent.Add($"e{i}");

        Assert.False(recent.Contains("e0"));
        Assert.True(recent.Contains("e1"));
        Assert.True(recent.Contains($"e{RecentEvents.Most}"));
    }

    [Fact]
    public void A_restart_forgets_none_and_keeps_their_order()
    {
        var before = new RecentEvents();
        for (var i = 0; i < RecentEvents.Most; i++)
            before.Add($"e{i}");
        var recent = new RecentEvents();
        recent.Restore(before.Kept());
        recent.Add("new");

        Assert.False(recent.Contains("e0"));
        Assert.True(recent.Contains("e1"));
        Assert.True(recent.Contains("new"));
    }

    [Fact]
    public void What_a_snapshot_has_of_them_is_no_large_object()
    {
        var recent = new RecentEvents();
        for (var i = 0; i < RecentEvents.Most; i++)
            recent.Add($"e{i}");

        Assert.InRange(recent.Kept().Length, 1, 80_000);
    }
}
