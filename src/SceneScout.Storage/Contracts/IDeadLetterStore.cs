using System.Collections.Immutable;
using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Contracts;

/// <summary>Tasks that were given up, and what a person does about them. Every act may be repeated without harm and is written to the audit log in its own transaction.</summary>
public interface IDeadLetterStore
{
    /// <summary>Dead letters, newest first.</summary>
    /// <param name="type">Only of this type; null for all.</param>
    /// <param name="source">Only of this source; null for all.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ImmutableArray<DeadLetter>> ListAsync(TaskType? type, string? source, int limit, CancellationToken cancellation);

    /// <summary>A page of dead letters, newest first.</summary>
    /// <param name="type">Only of this type; null for all.</param>
    /// <param name="source">Only of this source; null for all.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<(ImmutableArray<DeadLetter> Letters, TimedPlace? Next)> PageAsync(TaskType? type, string? source, TimedPlace? after, int limit, CancellationToken cancellation);

    /// <summary>One with the story of its attempts; null when there is none of this id.</summary>
    Task<DeadLetterDetail?> FindAsync(string taskId, CancellationToken cancellation);

    /// <summary>Replaces its parameters. The caller has checked them (<see cref="TaskParameterRules"/>).</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="parametersJson">Its new parameters.</param>
    /// <param name="expected">Only while its parameters are these, as they were read; null for whatever they are.</param>
    /// <param name="act">Who does it.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="ArgumentException">Not a JSON object.</exception>
    Task<DeadLetterOutcome> EditAsync(string taskId, string parametersJson, string? expected, Act act, CancellationToken cancellation);

    /// <summary>Queues it again with all its attempts before it; its checkpoint is kept unless its parameters were edited.</summary>
    Task<DeadLetterOutcome> RetryAsync(string taskId, Act act, CancellationToken cancellation);

    /// <summary>Ends it for good: its task counts as cancelled.</summary>
    Task<DeadLetterOutcome> DiscardAsync(string taskId, Act act, CancellationToken cancellation);
}

/// <summary>What an act on a dead letter came to.</summary>
public enum DeadLetterOutcome
{
    /// <summary>It is done.</summary>
    Done = 0,

    /// <summary>It had been done before, or the task has moved on: nothing was changed.</summary>
    Unchanged = 1,

    /// <summary>No task has this id.</summary>
    Unknown = 2,

    /// <summary>It is not as it was expected to be: nothing was changed.</summary>
    Moved = 3,
}

/// <summary>A dead letter with its attempts.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Task">Its task.</param>
/// <param name="Attempts">Every attempt's fault, oldest first, at most 100.</param>
/// <param name="EditedAt">When its parameters were edited last; null for never.</param>
public sealed record DeadLetterDetail(DeadLetter Letter, TaskRecord Task, ImmutableArray<FailedAttempt> Attempts, DateTimeOffset? EditedAt);

/// <summary>An attempt that failed.</summary>
/// <param name="Attempt">Which attempt, from 1.</param>
/// <param name="Fence">The fence of its claim.</param>
/// <param name="WorkerId">Who made it.</param>
/// <param name="Code">The fault's code.</param>
/// <param name="Message">The fault's message.</param>
/// <param name="HttpStatus">HTTP status of the source's answer, when there was one.</param>
/// <param name="RetryAfter">What the server asked to wait, when it did.</param>
/// <param name="FailedAt">When.</param>
public sealed record FailedAttempt(
    int Attempt, long Fence, string? WorkerId, string Code, string Message, int? HttpStatus, TimeSpan? RetryAfter, DateTimeOffset FailedAt);
