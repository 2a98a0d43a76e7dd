using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.Event;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers;

/// <summary>What a worker lets others know of its tasks: topics, instruments, log.</summary>
internal sealed class WorkerNews(TaskType type, StageRegistry stages, RetryPolicy retry, string node, IActorRef mediator, TimeProvider time, ILoggingAdapter log)
{
    /// <summary>It took a task.</summary>
    public void Taken(TaskRecord task, DateTimeOffset until)
    {
        var message = SpawnMessage.Of(TaskMessages.Taken(task, until), node, null, time.GetUtcNow());
        mediator.Tell(new Publish(Topics.Task(type), message));
        if (TopicAliases.Of(task.Task) is { } alias)
            mediator.Tell(new Publish(alias, message));
    }

    /// <summary>It says how it is.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="asker">Who asked: the source of the question.</param>
    public void Health(WorkerRecord worker, string asker) => Tell(Topics.MetricsWorker, StatusMessage.Of(worker.State(stopped: false, time.GetUtcNow(), node)), asker);

    /// <summary>An attempt has ended.</summary>
    /// <param name="worker">Who made it.</param>
    /// <param name="task">Of which task.</param>
    /// <param name="outcome">How.</param>
    /// <param name="ended">Whether the end stands.</param>
    /// <param name="took">How long it took.</param>
    /// <returns>The worker after it.</returns>
    public WorkerRecord Ended(WorkerRecord worker, TaskRecord task, TaskOutcome outcome, WorkerSignals.Ended ended, TimeSpan took)
    {
        switch (outcome)
        {
            case TaskOutcome.Done done when ended.Stood:
                SpawnInstruments.TaskDone(type, task.Task.Source, took, done.Items);
                Announce();
                Tell(Topics.Result(type), TaskMessages.Done(task, done, took));
                return worker.Succeed(took);
            case TaskOutcome.Failed failed when ended.Stood:
                SpawnInstruments.TaskFailed(type, failed.Fault, retry.For(task.Task.Terms).Decide(failed.Fault, task.Attempts, time.GetUtcNow(), 0) is RetryDecision.RetryAt);
                Tell(Topics.Result(type), TaskMessages.Failed(task, failed.Fault, took));
                log.Warning("{0}: attempt {1} of {2} failed: {3}", worker.WorkerId, task.Attempts, task.Task.Id, failed.Fault);
                return worker.Fail(took);
            case TaskOutcome.Yielded yielded when ended.Stood:
                SpawnInstruments.TaskDeferred(type, task.Task.Source, yielded);
                log.Debug("{0}: {1} goes on at {2:O}: {3}", worker.WorkerId, task.Task.Id, yielded.Until.NotBefore, yielded.Until.Reason?.Message ?? "its turn is over");
                return worker.Drop(took);
            default:
                log.Warning("{0}: {1} ended without effect ({2}); its lease decides", worker.WorkerId, task.Task.Id, ended.Error?.Message ?? "lease lost");
                return worker.Drop(took);
        }
    }

    private void Announce()
    {
        foreach (var next in stages.Fed(type).Select(stage => stage.Type))
            mediator.Tell(new Publish(Topics.Task(next), new Hints.WorkQueued(next)));
    }

    private void Tell(string topic, SpawnPayload payload, string? target = null) => mediator.Tell(new Publish(topic, SpawnMessage.Of(payload, node, target, time.GetUtcNow())));
}
