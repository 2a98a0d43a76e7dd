using SceneScout.Domain.Faults;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers;

/// <summary>Makes a fault of an exception that a run did not foresee.</summary>
public static class TaskFaults
{
    /// <summary>The fault; wrapped exceptions are looked into.</summary>
    public static SpawnFault Of(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions.Count: 1 } wrapped => Of(wrapped.InnerExceptions[0]),
        StoreUnavailableException unavailable => new SpawnFault(FaultKind.Database, unavailable.Message),
        StoreConflictException conflict => new SpawnFault(FaultKind.Conflict, conflict.Message),
        FaultException carried => carried.Fault,
        Akka.Actor.AskTimeoutException => new SpawnFault(FaultKind.TaskTimeout, "A part of the cluster did not answer in time."),
        OperationCanceledException => new SpawnFault(FaultKind.Cancelled, "The run was stopped."),
        _ => new SpawnFault(FaultKind.Unexpected, $"{exception.GetType().Name}: {exception.Message}"),
    };
}
