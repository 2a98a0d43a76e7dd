using System.Net.Sockets;
using System.Text.RegularExpressions;
using SceneScout.Lab.Clusters;
using SceneScout.TestPostgres;
using Xunit;

namespace SceneScout.Node.Tests.Cluster;

public sealed partial class OrphanTests
{
    [PostgresFact]
    public async Task What_a_local_cluster_started_ends_by_itself_when_the_cluster_is_killed()
    {
        var folder = Directory.CreateTempSubdirectory("scenescout-orphans-").FullName;
        await using var cluster = ChildProcess.Start(LocalProgram.Scout, ["cluster", "up", "--nodes", "1", "--events", "50", "--data", folder], folder);
        var database = Port(await cluster.LineAsync(l => l.StartsWith("PostgreSQL: ", StringComparison.Ordinal), Nodes.Patience, CancellationToken.None));
        var simulator = Port(await cluster.LineAsync(l => l.StartsWith("Simulated sources: ", StringComparison.Ordinal), Nodes.Patience, CancellationToken.None));
        var node = Port(await cluster.LineAsync(l => l.Contains("Dashboard: ", StringComparison.Ordinal), Nodes.Patience, CancellationToken.None));
        Assert.True(await AnswersAsync(database) && await AnswersAsync(simulator) && await AnswersAsync(node));

        await cluster.KillAsync();

        using var patience = new CancellationTokenSource(Nodes.Patience);
        foreach (var port in new[] { database, simulator, node })
            while (await AnswersAsync(port))
                await Task.Delay(100, patience.Token);
        await DeleteAsync(folder, patience.Token);
    }

    // The last of them may still be writing.
    private static async Task DeleteAsync(string folder, CancellationToken cancellation)
    {
        while (true)
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && !cancellation.IsCancellationRequested)
            {
                await Task.Delay(100, cancellation);
            }
    }

    private static int Port(string line) => int.Parse(Ports().Match(line).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"(?:Port=|:)(\d{4,5})\b")]
    private static partial Regex Ports();
}
