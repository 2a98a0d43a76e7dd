using System.Net;
using System.Net.Sockets;

namespace SceneScout.Lab.Clusters;

/// <summary>Free ports of the loopback address.</summary>
internal static class LocalPorts
{
    /// <summary>So many different free ports. Nothing holds them: somebody else may be faster.</summary>
    public static int[] Free(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        try
        {
            listeners.ForEach(l => l.Start());
            return [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(l => l.Dispose());
        }
    }
}
