using System.Collections.Immutable;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers;

/// <summary>How a task's run ended, as its runner tells the worker.</summary>
public abstract record TaskOutcome
{
    private TaskOutcome()
    {
    }

    /// <summary>The work is done.</summary>
    /// <param name="ResultJson">What goes into the task's row; null when the run has already completed the task with its last transaction.</param>
    /// <param name="Items">Listings or events that it went through.</param>
    public sealed record Done(string? ResultJson, int Items) : TaskOutcome
    {
        /// <summary>Ids that the stages that follow go on with, when the run leaves it to the worker to complete the task.</summary>
        public ImmutableArray<Guid> ForNext { get; init; } = [];

        /// <summary>What stands in the task's row as its result, when the run has written it itself; null when the worker writes it, or when nobody knows.</summary>
        public string? WrittenJson { get; init; }

        /// <summary>Listings of the task that could not be read or were rejected, 0 or more.</summary>
        public int Errors { get; init; }
    }

    /// <summary>The attempt failed.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record Failed(SpawnFault Fault) : TaskOutcome;

    /// <summary>The task goes on later; what it has done is kept.</summary>
    /// <param name="Until">When, and why.</param>
    public sealed record Yielded(Deferral Until) : TaskOutcome
    {
        /// <summary>Whether it yields because a stage that follows has as much waiting as it may.</summary>
        public bool Held { get; init; }
    }

    /// <summary>Another worker has the task, or somebody cancelled it: nothing more to write.</summary>
    public sealed record LeaseLost : TaskOutcome;
}
