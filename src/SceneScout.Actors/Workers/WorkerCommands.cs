using SceneScout.Actors.Serialization;

namespace SceneScout.Actors.Workers;

/// <summary>Something said to a worker, for example <c>worker-discovery-1</c>.</summary>
public interface IWorkerCommand : IWireMessage
{
    /// <summary>The worker.</summary>
    string WorkerId { get; }
}

/// <summary>What a worker is told.</summary>
public static class WorkerCommands
{
    /// <summary>Be there and work. Sent again and again by the controller; harmless when the worker runs.</summary>
    /// <param name="WorkerId">The worker.</param>
    /// <param name="Epoch">The controller's epoch; one below that of an earlier command is not heard. Null from controllers of before there were epochs.</param>
    public sealed record EnsureRunning(string WorkerId, long? Epoch = null) : IWorkerCommand;

    /// <summary>Finish the task and stop: one worker fewer is wanted.</summary>
    /// <param name="WorkerId">The worker.</param>
    /// <param name="Epoch">The controller's epoch; null when the worker's own node says so.</param>
    public sealed record Retire(string WorkerId, long? Epoch) : IWorkerCommand;

    /// <summary>Give back the task and stop.</summary>
    /// <param name="WorkerId">The worker.</param>
    public sealed record Stop(string WorkerId) : IWorkerCommand;
}
