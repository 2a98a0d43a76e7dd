using System.Collections.Immutable;
using Akka.Actor;
using SceneScout.Actors.Workers;

namespace SceneScout.Actors.Registry;

/// <summary>What workers tell their node's registry. Never leaves the node.</summary>
public static class WorkerReports
{
    /// <summary>A worker's state changed.</summary>
    /// <param name="Worker">Its state.</param>
    /// <param name="Stopped">Whether it has stopped.</param>
    public sealed record Changed(WorkerRecord Worker, bool Stopped) : INoSerializationVerificationNeeded;

    /// <summary>Asks for the workers on this node; answered with <see cref="Local"/>.</summary>
    public sealed record AskLocal : INoSerializationVerificationNeeded
    {
        /// <summary>The one value.</summary>
        public static readonly AskLocal Instance = new();
    }

    /// <summary>The workers on this node.</summary>
    /// <param name="Workers">Those that have not stopped.</param>
    public sealed record Local(ImmutableArray<WorkerRecord> Workers) : INoSerializationVerificationNeeded;

    /// <summary>Lets the node's workers finish and claim no more; answered with <see cref="Drained"/> when all are idle, or after the time.</summary>
    /// <param name="Within">How long running tasks may take to finish.</param>
    public sealed record Drain(TimeSpan Within) : INoSerializationVerificationNeeded;

    /// <summary>Draining ended.</summary>
    /// <param name="Busy">Workers that still have a task; it is released when they hand off.</param>
    public sealed record Drained(int Busy) : INoSerializationVerificationNeeded;
}
