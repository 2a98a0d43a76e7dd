using Akka.Actor;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers;

/// <summary>What becomes of a run that ended with an exception.</summary>
internal sealed class RunFaults
{
    private readonly Lock _gate = new();
    private OwnerTimeouts _ownerTimeouts = OwnerTimeouts.None;

    /// <summary>The outcome.</summary>
    /// <param name="cause">The exception.</param>
    /// <param name="task">Whose run.</param>
    /// <param name="services">What the node shares.</param>
    public TaskOutcome OutcomeOf(Exception cause, TaskRecord task, SpawnServices services)
    {
        var fault = TaskFaults.Of(cause);
        return fault.Kind == FaultKind.LeaseLost ? new TaskOutcome.LeaseLost()
            : cause.GetBaseException() is AskTimeoutException && Wait(task, fault, services) is { } until ? new TaskOutcome.Yielded(until)
            : new TaskOutcome.Failed(fault);
    }

    /// <summary>An owner did what a task asked of it.</summary>
    public void Heard(TaskRecord task)
    {
        lock (_gate)
            _ownerTimeouts = _ownerTimeouts.Heard(task.Task.Id);
    }

    private Deferral? Wait(TaskRecord task, SpawnFault fault, SpawnServices services)
    {
        // Owners read and write there before they answer: their silence is no fault of the attempt, however long it lasts.
        var away = services.Outage.Reason;
        if (away is not null)
            fault = fault with { Message = $"{fault.Message} It waits for the store: {away}" };
        lock (_gate)
        {
            (_ownerTimeouts, var until) = _ownerTimeouts.Miss(task.Task.Id, fault, services.Now, services.Options.Retry.Jitter, Random.Shared.NextDouble(), services.Outage.Until(services.Now));
            return until;
        }
    }
}
