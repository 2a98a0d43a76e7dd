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

    /// <summary>Since when it works on its task; null when idle.</summary>
    public DateTimeOffset? BusySince { get; init; }

    /// <summary>Time spent on all attempts that have ended, however they did.</summary>
    public TimeSpan Worked { get; init; }

    /// <summary>Time spent on work until an instant, that on the task that it is at included.</summary>
    public TimeSpan WorkedUntil(DateTimeOffset now) => Worked + (BusySince is { } since && now > since ? now - since : TimeSpan.Zero);

    /// <summary>It begins a task.</summary>
    public WorkerRecord Begin(string taskId, DateTimeOffset now) => this with { CurrentTask = taskId, BusySince = now, Faulted = false };

    /// <summary>It did its task in so much time.</summary>
    public WorkerRecord Succeed(TimeSpan took) => Ended(took) with { Completed = Completed + 1, Busy = Busy + took };

    /// <summary>Its attempt failed after so much time.</summary>
    public WorkerRecord Fail(TimeSpan took) => Ended(took) with { Failed = Failed + 1, Faulted = true };

    /// <summary>It lost or gave back its task after so much time.</summary>
    public WorkerRecord Drop(TimeSpan took) => Ended(took);

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

    private WorkerRecord Ended(TimeSpan took) => this with { CurrentTask = null, BusySince = null, Worked = Worked + took };
}
