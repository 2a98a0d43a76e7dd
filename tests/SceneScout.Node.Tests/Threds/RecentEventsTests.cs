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
}
