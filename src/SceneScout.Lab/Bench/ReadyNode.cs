using System.Net;
using SceneScout.Actors.Hosting;
using SceneScout.Lab.Clusters;

namespace SceneScout.Lab.Bench;

/// <summary>Starts the shipped program as a node with all roles on loopback, as a bench measures it.</summary>
internal static class ReadyNode
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="folder">Holds its log.</param>
    /// <param name="settings">The file of its settings.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<LocalNode> StartAsync(string folder, string settings, CancellationToken cancellation)
    {
        var (ports, loopback) = (LocalPorts.Free(2), IPAddress.Loopback);
        var node = new LocalNode(
            1, Roles.All, ports[0], new Uri($"http://{loopback}:{ports[1]}/"), folder, LocalPlace.Loopback,
            "node", "--host", $"{loopback}", "--port", $"{ports[0]}", "--http-host", $"{loopback}", "--http-port", $"{ports[1]}", "--config", settings);
        try
        {
            await node.StartAsync();
            await node.UpAsync(cancellation);
            while (!await LocalCluster.IsReadyAsync(node, cancellation))
                await Task.Delay(Poll, cancellation);
            return node;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }
}
