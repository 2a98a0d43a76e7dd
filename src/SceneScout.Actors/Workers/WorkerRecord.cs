using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers;

/// <summary>What a worker knows of its own work.</summary>
/// <param name="WorkerId">The worker.</param>
/// <param name="Type">Its type.</param>
/// <param name="CurrentTask">What it works on; null when idle.</param>
/// <param name="Completed">Tasks done.</param>
/// <param name="Failed">Attempts that failed.</param>
/// <param name="Busy">Time spent on tasks done.</param>
public sealed record WorkerRecord(string WorkerId, string Type, string? CurrentTask, long Completed, long Failed, TimeSpan Busy)
{
    /// <summary>Whether its last attempt failed, until the next begins.</summary>
    public bool Faulted { get; init; }

    /// <summary>A worker that has done nothing yet.</summary>
    public static WorkerRecord New(string workerId, string type) => new(workerId, type, null, 0, 0, TimeSpan.Zero);

    /// <summary>It begins a task.</summary>
    public WorkerRecord Begin(string taskId) => this with { CurrentTask = taskId, Faulted = false };

    /// <summary>It did its task in so much time.</summary>
    public WorkerRecord Succeed(TimeSpan took) => this with { CurrentTask = null, Completed = Completed + 1, Busy = Busy + took };

    /// <summary>Its attempt failed.</summary>
    public WorkerRecord Fail() => this with { CurrentTask = null, Failed = Failed + 1, Faulted = true };

    /// <summary>It lost or gave back its task.</summary>
    public WorkerRecord Drop() => this with { CurrentTask = null };

    /// <summary>As others see it.</summary>
    /// <param name="stopped">Whether it has stopped.</param>
    /// <param name="now">The heartbeat.</param>
    /// <param name="node">Its node's address.</param>
    public WorkerState State(bool stopped, DateTimeOffset now, string node) => new(
        WorkerId,
        Type,
        stopped ? "shutdown" : CurrentTask is not null ? "busy" : Faulted ? "error" : "idle",
        CurrentTask,
        Completed,
        Completed == 0 ? 0 : (long)(Busy.TotalMilliseconds / Completed),
        Completed + Failed == 0 ? 0 : (double)Failed / (Completed + Failed),
        now,
        node);
}
