using SceneScout.Actors.Serialization;

namespace SceneScout.Actors.Failover;

/// <summary>What nodes tell each other about members that may have crashed.</summary>
public static class CrashMessages
{
    /// <summary>The sender's node was just refused a connection to a member.</summary>
    /// <param name="Node">Address of the member.</param>
    /// <param name="Uid">Which of the processes that had the address, by Akka's number of its actor system.</param>
    public sealed record Refused(string Node, int Uid) : IWireMessage;
}
