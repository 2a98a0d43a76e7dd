using System.Net;
using System.Net.Sockets;

namespace SceneScout.Node.Hosting;

/// <summary>Finds out that the HTTP port is taken before the node joins its cluster: a member that vanishes costs the others a failover.</summary>
internal static class HttpPort
{
    /// <summary>Listens for a moment.</summary>
    /// <param name="host">An address or <c>localhost</c>; names are left to the server.</param>
    /// <param name="port">0 for any free one, which needs no check.</param>
    /// <exception cref="SocketException">It is taken, or the address is not this machine's.</exception>
    public static void Check(string host, int port)
    {
        if (port == 0 || (!IPAddress.TryParse(host, out var address) && host != "localhost"))
            return;
        using var listener = new TcpListener(address ?? IPAddress.Loopback, port);
        listener.Start();
    }
}
