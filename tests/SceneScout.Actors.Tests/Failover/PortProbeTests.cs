using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using SceneScout.Actors.Failover;
using Xunit;

namespace SceneScout.Actors.Tests.Failover;

public sealed class PortProbeTests
{
    [Fact]
    public async Task A_port_that_somebody_listens_at_accepts_and_one_that_was_left_refuses()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Address("akka.tcp", "scenescout", "127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);
        Assert.Equal(ProbeAnswer.Accepted, await PortProbe.AskAsync(address, CancellationToken.None));

        listener.Stop();

        Assert.Equal(ProbeAnswer.Refused, await PortProbe.AskAsync(address, CancellationToken.None));
    }

    [Fact]
    public async Task A_machine_that_says_nothing_proves_nothing()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        Assert.Equal(ProbeAnswer.Silent, await PortProbe.AskAsync(new Address("akka.tcp", "scenescout", "127.0.0.1", 1), stopped.Token));
        Assert.Equal(ProbeAnswer.Silent, await PortProbe.AskAsync(new Address("akka", "scenescout"), CancellationToken.None));
    }
}
