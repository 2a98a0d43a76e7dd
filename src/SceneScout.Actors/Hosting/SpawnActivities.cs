using System.Diagnostics;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Hosting;

/// <summary>Traces: each attempt at a task is a span below the request or task that queued it, across nodes and restarts, since the trace context lies in the task's row; what is done on the way is a span below the attempt.</summary>
public static class SpawnActivities
{
    /// <summary>Name of the source of attempts.</summary>
    public const string SourceName = "SceneScout.Actors";

    /// <summary>Name of the source of what is done on the way: only who exports traces needs it.</summary>
    public const string StepsName = "SceneScout.Actors.Steps";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly ActivitySource Steps = new(StepsName);

    /// <summary>Whether anybody listens to steps; who has to look for a step's cause looks for it only then.</summary>
    public static bool StepsAreTraced => Steps.HasListeners();

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

    /// <summary>Does something within a span that began elsewhere: what it starts is below that span, and the thread is as before.</summary>
    public static T Within<T>(Activity? span, Func<T> work)
    {
        if (span is not { IsStopped: false })
            return work();
        var before = Activity.Current;
        Activity.Current = span;
        try
        {
            return work();
        }
        finally
        {
            Activity.Current = before;
        }
    }

    /// <summary>Begins a step in an asynchronous method: what the method does until it is disposed of is below it.</summary>
    /// <param name="name">What is done; from a closed list.</param>
    /// <param name="traceParent">The trace context that it belongs to; null for none: nothing is begun.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="since">When it began; null for now.</param>
    public static Activity? Step(string name, string? traceParent, ActivityKind kind = ActivityKind.Internal, DateTimeOffset since = default) =>
        Steps.HasListeners() && ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent) ? Steps.StartActivity(name, kind, parent, startTime: since) : null;

    /// <summary>Begins a step on an actor's thread, which serves others next.</summary>
    /// <param name="name">What is done; from a closed list.</param>
    /// <param name="traceParent">The trace context that it belongs to; null for none: nothing is begun.</param>
    /// <param name="kind">Its kind.</param>
    public static Activity? StepAside(string name, string? traceParent, ActivityKind kind = ActivityKind.Internal)
    {
        var before = Activity.Current;
        var step = Step(name, traceParent, kind);
        Activity.Current = before;
        return step;
    }
}
