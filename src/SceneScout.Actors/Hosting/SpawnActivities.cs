using System.Diagnostics;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Hosting;

/// <summary>Traces of tasks: each attempt is a span below the request or task that queued it, across nodes and restarts, since the trace context lies in the task's row.</summary>
public static class SpawnActivities
{
    /// <summary>Name of the source.</summary>
    public const string SourceName = "SceneScout.Actors";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Begins the span of an attempt.</summary>
    /// <returns>The task with the span as trace context of what it queues, and the span; the task as it is and null when nobody listens.</returns>
    public static (TaskRecord Task, Activity? Span) Begin(TaskRecord task, string workerId)
    {
        var before = Activity.Current;
        ActivityContext.TryParse(task.Task.TraceParent, null, isRemote: true, out var parent);
        var span = Source.StartActivity($"task {task.Task.Type.Name()}", ActivityKind.Consumer, parent);
        // An actor's thread serves others next: the span travels in the task, not in the thread.
        Activity.Current = before;
        if (span is null)
            return (task, null);
        span.SetTag("spawn.task.id", task.Task.Id).SetTag("spawn.task.attempt", task.Attempts).SetTag("spawn.worker.id", workerId).SetTag("spawn.source", task.Task.Source);
        return (task with { Task = task.Task with { TraceParent = span.Id } }, span);
    }

    /// <summary>Ends it.</summary>
    public static void End(Activity? span, TaskOutcome outcome)
    {
        if (span is null)
            return;
        if (outcome is TaskOutcome.Failed failed)
            span.SetStatus(ActivityStatusCode.Error, failed.Fault.Message).SetTag("error.type", failed.Fault.Traits.MetricLabel);
        else
            span.SetStatus(outcome is TaskOutcome.Done ? ActivityStatusCode.Ok : ActivityStatusCode.Unset);
        span.Dispose();
    }
}
