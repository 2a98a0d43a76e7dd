using Akka.Actor;

namespace SceneScout.Actors.Channels.Calls;

/// <summary>What a <see cref="WorkerCallActor"/> is asked and answers. Never leaves the node.</summary>
public static class WorkerCalls
{
    /// <summary>Hear how the worker is, and perhaps end it. Answered by <see cref="Answered"/> or <see cref="Silent"/>.</summary>
    /// <param name="Shutdown">Whether it is told to finish what it has and stop, once it has answered.</param>
    public sealed record Call(bool Shutdown) : INoSerializationVerificationNeeded;

    /// <summary>The worker answered.</summary>
    /// <param name="Status">How it is.</param>
    public sealed record Answered(StatusMessage Status) : INoSerializationVerificationNeeded;

    /// <summary>It did not: no worker of this id is alive, or its node cannot be reached.</summary>
    public sealed record Silent : INoSerializationVerificationNeeded
    {
        /// <summary>The one value.</summary>
        public static readonly Silent Instance = new();
    }
}
