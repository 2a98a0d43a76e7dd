using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Domain.Tasks.Why;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Hosting;

/// <summary>What a person does with single tasks and dead letters. It needs no controller: the store decides, the topics only make it quick.</summary>
internal sealed class TaskOperations(SpawnServices services, ActorSystem system)
{
    /// <summary>Why a task is where it is.</summary>
    public Task<TaskWhy> WhyAsync(string taskId, CancellationToken cancellation) =>
        TaskFactReader.WhyAsync(services, Akka.Cluster.Cluster.Get(system), taskId, cancellation);

    /// <summary>Cancels a live task; whoever works on it stops at once.</summary>
    /// <returns>False when there is no such live task.</returns>
    public async Task<bool> CancelAsync(string taskId, CancellationToken cancellation)
    {
        if (!await services.Store.Tasks.CancelAsync(taskId, services.Now, cancellation))
            return false;
        Publish(Topics.ControlWorker, new Hints.TaskCancelled(taskId));
        return true;
    }

    /// <summary>Replaces a dead letter's parameters after checking them.</summary>
    public async Task<(DeadLetterOutcome Outcome, SpawnFault? Fault)> EditAsync(string taskId, string parametersJson, string? expected, string by, string reason, CancellationToken cancellation)
    {
        if (await services.Store.Tasks.FindAsync(taskId, cancellation) is not { } task)
            return (DeadLetterOutcome.Unknown, null);
        if (services.Stages.Find(task.Task.Type) is not { } stage)
            return (DeadLetterOutcome.Unchanged, new SpawnFault(FaultKind.Validation, $"type '{task.Task.Type}' of task {taskId} is not accepted: {services.Stages.Accepted}."));
        if (stage.Parameters.Mistake(parametersJson, [.. services.Sources.Adapters.Select(a => a.Name.Value)]) is { } mistake)
            return (DeadLetterOutcome.Unchanged, new SpawnFault(FaultKind.Validation, mistake));
        return (await services.Store.DeadLetters.EditAsync(taskId, parametersJson, expected, Act(by, reason), cancellation), null);
    }

    /// <summary>Queues a dead letter again.</summary>
    public async Task<DeadLetterOutcome> RetryAsync(string taskId, string by, string reason, CancellationToken cancellation)
    {
        var outcome = await services.Store.DeadLetters.RetryAsync(taskId, Act(by, reason), cancellation);
        if (outcome == DeadLetterOutcome.Done && await services.Store.Tasks.FindAsync(taskId, cancellation) is { } task)
            Publish(Topics.Task(task.Task.Type), new Hints.WorkQueued(task.Task.Type));
        return outcome;
    }

    /// <summary>Ends the waits of tasks that are put off since a source's calls are limited.</summary>
    public async Task HurryAsync(SourceName source, CancellationToken cancellation)
    {
        if (await services.Store.Tasks.HurryAsync(source.Value, services.Now, cancellation) > 0)
            foreach (var stage in services.Stages.Definitions.Where(stage => stage.LimitedBySource))
                Publish(Topics.Task(stage.Type), new Hints.WorkQueued(stage.Type));
    }

    /// <summary>Ends the waits of a stage's tasks that are put off since calls are limited.</summary>
    public async Task HurryAsync(TaskType stage, CancellationToken cancellation)
    {
        if (await services.Store.Tasks.HurryAsync(stage, services.Now, cancellation) > 0)
            Publish(Topics.Task(stage), new Hints.WorkQueued(stage));
    }

    /// <summary>Ends a dead letter for good.</summary>
    public Task<DeadLetterOutcome> DiscardAsync(string taskId, string by, string reason, CancellationToken cancellation) =>
        services.Store.DeadLetters.DiscardAsync(taskId, Act(by, reason), cancellation);

    private Act Act(string by, string reason) => new(by, reason, services.Now);

    private void Publish(string topic, object message) => DistributedPubSub.Get(system).Mediator.Tell(new Publish(topic, message));
}
