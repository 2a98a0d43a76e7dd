using Akka.Actor;
using SceneScout.Domain.Faults;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Channels.Requests;

/// <summary>What a node's bridge is told by the node itself. Never leaves the node.</summary>
public static class BridgeCommands
{
    /// <summary>Keep a request and answer when it has ended, at the latest after <paramref name="Patience"/>: with <see cref="BridgeReplies.Recorded"/> or <see cref="BridgeReplies.Failed"/>.</summary>
    /// <param name="Request">The request.</param>
    /// <param name="Patience">How long the end is waited for.</param>
    public sealed record Submit(NewSpawnRequest Request, TimeSpan Patience) : INoSerializationVerificationNeeded;

    /// <summary>Look for requests now.</summary>
    public sealed record Wake : INoSerializationVerificationNeeded
    {
        /// <summary>The one value.</summary>
        public static readonly Wake Instance = new();
    }
}

/// <summary>What the bridge answers.</summary>
public static class BridgeReplies
{
    /// <summary>The request is durable; perhaps it has ended.</summary>
    /// <param name="Request">As it stands.</param>
    /// <param name="Known">Whether its id or key was known before.</param>
    public sealed record Recorded(SpawnRequest Request, bool Known) : INoSerializationVerificationNeeded;

    /// <summary>The request could not be kept: nothing will happen.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record Failed(SpawnFault Fault) : INoSerializationVerificationNeeded;
}
