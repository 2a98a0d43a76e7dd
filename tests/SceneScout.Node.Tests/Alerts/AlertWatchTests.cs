using System.Text.Json.Nodes;
using SceneScout.Node.Hosting;
using SceneScout.Node.Tests.Cluster;
using Xunit;

namespace SceneScout.Node.Tests.Alerts;

public sealed class AlertWatchTests
{
    [Fact]
    public async Task A_node_answers_what_is_not_as_it_should_be()
    {
        using var folder = DataFolder.Of(null);
        await using var node = await Nodes.StartAsync(Nodes.Options(("store.folder", folder.Path)));
        using var http = new HttpClient { BaseAddress = node.Address };

        var alerts = JsonNode.Parse(await http.GetStringAsync(new Uri("/api/alerts", UriKind.Relative)))!;

        Assert.Equal(["firing", "pending", "resolved"], alerts.AsObject().Select(list => list.Key));
        Assert.Empty(alerts["firing"]!.AsArray());
    }
}
