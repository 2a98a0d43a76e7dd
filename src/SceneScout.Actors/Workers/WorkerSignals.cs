using Akka.Actor;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers;

/// <summary>What a worker hears from itself and from those who work for it; none of it leaves the node.</summary>
internal static class WorkerSignals
{
    /// <summary>Ask for work.</summary>
    public sealed record Poll : INoSerializationVerificationNeeded
    {
        public static readonly Poll Instance = new();
    }

    /// <summary>A place of the node was given back while others wait for one; all workers of the node hear it.</summary>
    public sealed record PlaceFreed : INoSerializationVerificationNeeded
    {
        public static readonly PlaceFreed Instance = new();
    }

    /// <summary>A claim was answered.</summary>
    /// <param name="Task">What was claimed; null when there was nothing.</param>
    public sealed record Claimed(TaskRecord? Task) : INoSerializationVerificationNeeded;

    /// <summary>A claim was not answered.</summary>
    public sealed record ClaimFailed(Exception Cause) : INoSerializationVerificationNeeded;

    /// <summary>Another has the task now.</summary>
    public sealed record LeaseLost(TaskLease Lease) : INoSerializationVerificationNeeded;

    /// <summary>The attempt has had its time.</summary>
    /// <param name="Lease">Whose.</param>
    /// <param name="Fault">What it failed of.</param>
    public sealed record TimedOut(TaskLease Lease, SpawnFault Fault) : INoSerializationVerificationNeeded;

    /// <summary>The end of an attempt was written.</summary>
    /// <param name="Lease">Whose.</param>
    /// <param name="Stood">False when the lease was lost.</param>
    /// <param name="Error">Why it could not be written; null when it could.</param>
    public sealed record Ended(TaskLease Lease, bool Stood, Exception? Error) : INoSerializationVerificationNeeded;

    /// <summary>The task was given back.</summary>
    public sealed record HandedBack : INoSerializationVerificationNeeded
    {
        public static readonly HandedBack Instance = new();
    }
}
