using Akka.Dispatch;

namespace SceneScout.Actors.Stages;

/// <summary>Runs tasks, and what they go on with after each await, on the threads of a dispatcher.</summary>
internal sealed class DispatcherScheduler(MessageDispatcher dispatcher) : TaskScheduler
{
    /// <inheritdoc />
    protected override void QueueTask(Task task) => dispatcher.Schedule(() => TryExecuteTask(task));

    // The thread that asks may be anybody's.
    /// <inheritdoc />
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    /// <inheritdoc />
    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
