using System.Net.Http.Json;
using SceneScout.Contracts;
using SceneScout.Node.Hosting;
using SceneScout.Node.Tests.Shell;
using SceneScout.TestPostgres;
using Xunit;

namespace SceneScout.Node.Tests.Cluster;

/// <summary>The verbs that act on other members, asked of one node of a cluster of two.</summary>
public sealed class MemberVerbsTests
{
    private const int Tries = 3;

    // A machine that starves its nodes for seconds lets the cluster drop one of them: that says nothing of the verbs.
    [PostgresFact]
    public async Task One_node_shows_lets_leave_and_downs_another()
    {
        for (var left = Tries; left > 0; left--)
            if (await TryAsync())
                return;
        Assert.Fail($"The cluster dropped a node unasked in each of {Tries} tries.");
    }

    private static async Task<bool> TryAsync()
    {
        var connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        var ports = Nodes.FreePorts(3);
        var seeds = string.Join(",", ports.Take(2).Select(p => $"127.0.0.1:{p}"));
        using var stop = new CancellationTokenSource();
        var running = new List<(ScoutNode Node, Task<NodeEnd> End)>();
        async Task<(ScoutNode Node, Task<NodeEnd> End)> StartAsync(int number)
        {
            var node = await Nodes.StartAsync(Nodes.Options(("store.kind", "postgres"), ("store.connection", connection), ("node.seeds", seeds), ("node.port", $"{ports[number]}")));
            var one = (node, node.RunAsync(() => { }, stop.Token));
            lock (running)
                running.Add(one);
            return one;
        }

        try
        {
            var pair = await Task.WhenAll(StartAsync(0), StartAsync(1));
            using var http = new HttpClient { BaseAddress = pair[0].Node.Address };
            async Task<string> TextAsync(string verb, ScoutNode? member = null, string palette = "cluster")
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"api/palettes/{palette}/{verb}");
                if (member is not null)
                    request.Content = JsonContent.Create(new { arguments = new { address = member.ClusterAddress.ToString() } });
                request.Headers.Accept.ParseAdd("text/plain");
                using var answer = await http.SendAsync(request);
                var text = await answer.Content.ReadAsStringAsync();
                Assert.True(answer.IsSuccessStatusCode, text);
                return text.TrimEnd('\n');
            }

            Task ShowsAsync(params ScoutNode[] members) => NodeFixture.EventuallyAsync(async () => Assert.Equal(
                string.Join('\n', members.Select(m => m.ClusterAddress.ToString()).Order(StringComparer.Ordinal).Select(a => $"{a} | [controller,discovery,ingestion,processing] | up |  | 0.2.0")) + $"\nCount: {members.Length} nodes",
                await TextAsync("show")));

            await ShowsAsync(pair[0].Node, pair[1].Node);
            await NodeFixture.EventuallyAsync(async () => Assert.Contains($"{pair[1].Node.ClusterAddress} | connected | ", await TextAsync("connections", palette: "remote"), StringComparison.Ordinal));
            Assert.Equal($"{pair[1].Node.ClusterAddress} | [controller,discovery,ingestion,processing] | up |  | 0.2.0", await TextAsync("status", pair[1].Node));

            Assert.Equal($"Leaving {pair[1].Node.ClusterAddress}", await TextAsync("leave", pair[1].Node));
            Assert.Equal(ExitCodes.Done, (await pair[1].End.WaitAsync(Nodes.Patience)).ExitCode);
            await ShowsAsync(pair[0].Node);

            var third = await StartAsync(2);
            await ShowsAsync(pair[0].Node, third.Node);
            Assert.Equal($"Downing {third.Node.ClusterAddress}", await TextAsync("down", third.Node));
            Assert.Equal(ExitCodes.Downed, (await third.End.WaitAsync(Nodes.Patience)).ExitCode);
            await ShowsAsync(pair[0].Node);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or Xunit.Sdk.XunitException or TimeoutException)
        {
            foreach (var (_, end) in running)
                if (end.IsCompleted && (await end).ExitCode == ExitCodes.Downed)
                    return false;
            throw;
        }
        finally
        {
            await stop.CancelAsync();
            foreach (var (node, end) in running)
            {
                await end.WaitAsync(Nodes.Patience);
                await node.DisposeAsync();
            }
        }
    }
}
