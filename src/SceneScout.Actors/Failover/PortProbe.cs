using System.Net.Sockets;
using Akka.Actor;

namespace SceneScout.Actors.Failover;

/// <summary>Asks the machine of a member whether a process listens at the member's port.</summary>
public static class PortProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Connects, and closes the connection at once. It does not throw: whatever is no clear answer is <see cref="ProbeAnswer.Silent"/>.</summary>
    /// <param name="address">The member's address; its port is set.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<ProbeAnswer> AskAsync(Address address, CancellationToken cancellation)
    {
        if (address is not { Host: { } host, Port: { } port })
            return ProbeAnswer.Silent;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, limit.Token);
            return ProbeAnswer.Accepted;
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode == SocketError.ConnectionRefused ? ProbeAnswer.Refused : ProbeAnswer.Silent;
        }
        catch (OperationCanceledException)
        {
            return ProbeAnswer.Silent;
        }
    }
}
