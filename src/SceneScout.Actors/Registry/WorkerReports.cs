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
}
