using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;

namespace SceneScout.Node.Tests.Cluster;

/// <summary>Whole nodes in this process.</summary>
internal static class Nodes
{
    /// <summary>Far above what a busy machine needs; a test that waits this long has failed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Ports that are free now.</summary>
    public static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(l => l.Start());
        var ports = listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port).ToArray();
        listeners.ForEach(l => l.Dispose());
        return ports;
    }

    /// <summary>Options of a node with nothing to search for.</summary>
    public static ScoutOptions Options(params (string Key, string Text)[] over)
    {
        var settings = new Dictionary<string, string> { ["http.port"] = "0", ["discovery.interval"] = "0s", ["node.drain-time"] = "200ms" };
        foreach (var (key, text) in over)
            settings[key] = text;
        return OptionsReader.Read(ConfigFiles.Load([], settings));
    }

    /// <summary>Starts a node.</summary>
    public static Task<ScoutNode> StartAsync(ScoutOptions options) => ScoutNode.StartAsync(options, [], LogLevel.Error, CancellationToken.None);
}
