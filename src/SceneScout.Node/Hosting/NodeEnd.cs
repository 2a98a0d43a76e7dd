using System.Net.Sockets;
using Akka.Actor;
using Npgsql;
using SceneScout.Contracts;
using SceneScout.Node.Configuration;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Hosting;

/// <summary>Why a node ended.</summary>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="Reason">For people; empty when it was asked to end.</param>
internal sealed record NodeEnd(int ExitCode, string Reason)
{
    /// <summary>It was asked to end.</summary>
    public static readonly NodeEnd Asked = new(ExitCodes.Done, "");

    /// <summary>What the actor system says about its end.</summary>
    public static NodeEnd Of(CoordinatedShutdown.Reason? reason) => reason switch
    {
        CoordinatedShutdown.ClusterDowningReason => new(
            ExitCodes.Downed, "the cluster went on without this node: it was unreachable for the others (split brain resolver) or an operator downed it. Start it again and it joins anew."),
        CoordinatedShutdown.ClusterJoinUnsuccessfulReason => new(ExitCodes.NotJoined, "no seed node let this node join in time."),
        // Internal to Akka.Remote: a node ends when the one that it calls does not take its certificate, or shows a wrong one. The called one only refuses the call.
        { } tls when tls.GetType().Name == "TlsHandshakeFailureReason" => new(
            ExitCodes.NotJoined, $"TLS with another node failed: {tls}. Do all nodes' certificates come from the same authority (scenescout.node.tls.authority)?"),
        null or CoordinatedShutdown.ClrExitReason or CoordinatedShutdown.ClusterLeavingReason or CoordinatedShutdown.ActorSystemTerminateReason => Asked,
        _ => new(ExitCodes.Failed, $"the actor system ended: {reason}."),
    };

    /// <summary>What kept a node from starting; null when it is none of the known reasons.</summary>
    public static NodeEnd? Of(Exception error, ScoutOptions options)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
            switch (cause)
            {
                case StoreVersionException version:
                    return new NodeEnd(ExitCodes.StoreVersion, version.Message);
                case StoreUnavailableException store:
                    return new NodeEnd(ExitCodes.Store, $"the store is not available: {store.Message}");
                case PostgresException refused:
                    return new NodeEnd(ExitCodes.Store, $"PostgreSQL refuses this node: {refused.MessageText} ({refused.SqlState}).");
                case SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse or SocketError.AddressNotAvailable or SocketError.AccessDenied or SocketError.HostNotFound } socket:
                    return new NodeEnd(
                        ExitCodes.Address,
                        $"cannot listen on {options.Listening} (node) or {options.HttpHost}:{options.HttpPort} (HTTP): {socket.Message}. Give --port, --http-port or --host.");
            }

        return null;
    }
}
