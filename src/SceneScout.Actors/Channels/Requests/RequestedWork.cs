using System.Collections.Immutable;
using SceneScout.Actors.Controller;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Channels.Requests;

/// <summary>What a request asks for, read and checked.</summary>
public abstract record RequestedWork
{
    private RequestedWork()
    {
    }

    /// <summary>A worker.</summary>
    /// <param name="Command">To the controller.</param>
    public sealed record Worker(SpawnCommands.SpawnWorker Command) : RequestedWork;

    /// <summary>A task.</summary>
    /// <param name="Task">The task.</param>
    public sealed record OneTask(NewTask Task) : RequestedWork;

    /// <summary>Tasks, all of them or none.</summary>
    /// <param name="Tasks">The tasks, 1 or more.</param>
    public sealed record ManyTasks(ImmutableArray<NewTask> Tasks) : RequestedWork;

    /// <summary>Discovery.</summary>
    /// <param name="Command">To the controller.</param>
    public sealed record Discovery(SpawnCommands.PlanDiscovery Command) : RequestedWork;
}
