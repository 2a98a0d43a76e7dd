using System.Diagnostics;
using Akka.Actor;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers;

/// <summary>What a worker is doing.</summary>
/// <param name="Task">The task as it was claimed.</param>
/// <param name="Runner">Does it.</param>
/// <param name="Lease">Keeps its lease.</param>
/// <param name="StartedAt">Timestamp of the clock.</param>
/// <param name="Span">Its trace; null when nobody listens.</param>
internal sealed record TaskRun(TaskRecord Task, IActorRef Runner, IActorRef Lease, long StartedAt, Activity? Span)
{
    /// <summary>How it ended; null while it runs.</summary>
    public TaskOutcome? Outcome { get; init; }
}
