using System.Collections.Immutable;
using SceneScout.Domain.Tasks;

namespace SceneScout.Storage.Contracts;

/// <summary>The controllers' epoch, and the projection of their policy that holds without a controller: pauses and worker targets, which claims check in their own transaction. The policy itself is the controller's, in its journal; each new controller projects it anew.</summary>
public interface IControlStore
{
    /// <summary>Takes the next epoch. From then on the writes of every earlier epoch are refused.</summary>
    /// <param name="holder">Who takes it, for people: the node's address.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ControllerEpoch> TakeEpochAsync(string holder, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>What is in force.</summary>
    Task<ControlState> ReadAsync(CancellationToken cancellation);

    /// <summary>Pauses or drains; audited. Doing it again changes its mode, its author and its reason.</summary>
    /// <returns>False when it stood just so already.</returns>
    Task<bool> PauseAsync(Pause pause, CancellationToken cancellation);

    /// <summary>Ends a pause; audited.</summary>
    /// <returns>False when there was none.</returns>
    Task<bool> ResumeAsync(PauseTarget target, Act act, CancellationToken cancellation);

    /// <summary>Sets how many workers of a type may claim.</summary>
    Task SetTargetAsync(WorkerTarget target, CancellationToken cancellation);
}

/// <summary>A store whose every write is refused unless an epoch is the newest.</summary>
public interface IFencedStore
{
    /// <summary>The epoch.</summary>
    long Epoch { get; }

    /// <summary>Makes sure that the epoch is the newest.</summary>
    /// <exception cref="StaleEpochException">It is not.</exception>
    Task CheckAsync(CancellationToken cancellation);

    /// <summary>The queue.</summary>
    ITaskStore Tasks { get; }

    /// <summary>Raw listings.</summary>
    IRawEventStore RawEvents { get; }

    /// <summary>What sources list no more.</summary>
    IFreshnessStore Freshness { get; }

    /// <summary>What sources allow to be kept.</summary>
    IRetentionStore Retention { get; }

    /// <summary>What happened to events.</summary>
    IFeedStore Feed { get; }

    /// <summary>Pauses and targets.</summary>
    IControlStore Control { get; }
}

/// <summary>The newest epoch.</summary>
/// <param name="Epoch">1 and on; 0 when no controller has run yet.</param>
/// <param name="Holder">Who took it.</param>
/// <param name="TakenAt">When.</param>
public sealed record ControllerEpoch(long Epoch, string Holder, DateTimeOffset TakenAt);

/// <summary>Policy as claims see it.</summary>
/// <param name="Epoch">The newest epoch; null when no controller has run yet.</param>
/// <param name="Pauses">What is paused, by scope and name.</param>
/// <param name="Targets">Worker targets; a type without one has no limit here.</param>
public sealed record ControlState(ControllerEpoch? Epoch, ImmutableArray<Pause> Pauses, ImmutableArray<WorkerTarget> Targets)
{
    /// <summary>Stages that hold those before them, or have.</summary>
    public ImmutableArray<StageHold> Holds { get; init; } = [];
}

/// <summary>How many workers of a type may claim.</summary>
/// <param name="Type">The type.</param>
/// <param name="Workers">Workers 1 to this number may.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="DecidedAt">When it was decided.</param>
public sealed record WorkerTarget(TaskType Type, int Workers, string Reason, DateTimeOffset DecidedAt);

/// <summary>Who does something, when and why: goes to the audit log.</summary>
/// <param name="By">Who: a name or a system's name.</param>
/// <param name="Reason">Why; empty for no reason given.</param>
/// <param name="At">When.</param>
public sealed record Act(string By, string Reason, DateTimeOffset At);

/// <summary>A write of a controller that is not the newest any more was refused: nothing was written, and the controller must stop.</summary>
public sealed class StaleEpochException : Exception
{
    /// <summary>Makes it.</summary>
    public StaleEpochException()
        : this(0, 0)
    {
    }

    /// <summary>Makes it.</summary>
    /// <param name="message">What happened.</param>
    public StaleEpochException(string message)
        : base(message)
    {
    }

    /// <summary>Makes it.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public StaleEpochException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes it.</summary>
    /// <param name="mine">The epoch of the writer.</param>
    /// <param name="newest">The newest epoch.</param>
    public StaleEpochException(long mine, long newest)
        : base($"Epoch {mine} is over: a controller of epoch {newest} decides now.") => (Mine, Newest) = (mine, newest);

    /// <summary>The epoch of the writer.</summary>
    public long Mine { get; }

    /// <summary>The newest epoch.</summary>
    public long Newest { get; }
}
