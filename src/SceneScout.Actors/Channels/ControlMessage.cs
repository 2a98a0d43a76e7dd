namespace SceneScout.Actors.Channels;

/// <summary>Something said to a worker or to all. A pause is in force because the store says so; the message only makes workers look at once.</summary>
/// <param name="WorkerId">The worker, or <see cref="AllWorkers"/>.</param>
public abstract record ControlMessage(string WorkerId) : SpawnPayload
{
    /// <summary>All workers.</summary>
    public const string AllWorkers = "*";

    /// <summary>True when it is for this worker.</summary>
    public bool IsFor(string workerId) => WorkerId is AllWorkers || WorkerId == workerId;

    /// <summary>Say how you are: answered by a <see cref="StatusMessage"/> on <see cref="Topics.MetricsWorker"/>, with the question's source as its target.</summary>
    public sealed record Health(string WorkerId) : ControlMessage(WorkerId);

    /// <summary>Finish what you have and stop. A worker that is wanted comes back, as a new one, with the controller's next look.</summary>
    public sealed record Shutdown(string WorkerId) : ControlMessage(WorkerId);

    /// <summary>A pause began.</summary>
    public sealed record PauseWorker(string WorkerId) : ControlMessage(WorkerId);

    /// <summary>A pause ended.</summary>
    public sealed record ResumeWorker(string WorkerId) : ControlMessage(WorkerId);
}
