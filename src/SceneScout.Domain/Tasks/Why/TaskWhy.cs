using System.Globalization;

namespace SceneScout.Domain.Tasks.Why;

/// <summary>Why a task is where it is.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Text">One sentence with the facts.</param>
public sealed record TaskWhy(string TaskId, TaskReason Reason, string Text)
{
    private const string PoisonCode = "POISON_TASK";

    /// <summary>Finds the one reason that counts: the first that would still hold if all others were gone.</summary>
    public static TaskWhy Of(TaskFacts facts, DateTimeOffset now)
    {
        var (reason, text) = facts.Task is { } task ? Of(facts, task, now) : (TaskReason.Unknown, $"No task has the id '{facts.TaskId}'.");
        return new(facts.TaskId, reason, text);
    }

    private static (TaskReason, string) Of(TaskFacts facts, TaskRecord task, DateTimeOffset now) => task.State switch
    {
        TaskState.Succeeded => (TaskReason.Succeeded, $"Succeeded at {At(task.CompletedAt)} on {task.WorkerId}, attempt {task.Attempts}."),
        TaskState.Cancelled => (TaskReason.Cancelled, $"Cancelled at {At(task.CompletedAt)}."),
        TaskState.DeadLettered when task.Error?.StartsWith(PoisonCode, StringComparison.Ordinal) == true =>
            (TaskReason.Quarantined, $"Set aside at {At(task.CompletedAt)}: {task.Error}"),
        TaskState.DeadLettered when task.Error?.StartsWith(Deadlines.Code, StringComparison.Ordinal) == true =>
            (TaskReason.DeadlinePassed, $"Given up at {At(task.CompletedAt)}: {task.Error}"),
        TaskState.DeadLettered => (TaskReason.DeadLettered, $"Given up at {At(task.CompletedAt)} after {task.Attempts} attempts: {task.Error}"),
        TaskState.Leased when task.LeaseUntil <= now => (TaskReason.LeaseExpired, $"The lease of {task.WorkerId} ran out at {At(task.LeaseUntil)} and is about to be taken back."),
        TaskState.Leased => (TaskReason.Running, $"Running on {task.WorkerId} since {At(task.AssignedAt)}, attempt {task.Attempts}, lease until {At(task.LeaseUntil)}."),
        _ => Waiting(facts, task, now),
    };

    private static (TaskReason, string) Waiting(TaskFacts facts, TaskRecord task, DateTimeOffset now)
    {
        var type = task.Task.Type.Name();
        if (Deadlines.IsLate(task.Task, now))
            return (TaskReason.DeadlinePassed, $"Its deadline, {At(task.Task.Deadline)}, has passed: it is about to be given up.");
        if (Find(facts, PauseScope.Type, type) is { } typePause)
            return (TaskReason.TypePaused, $"The type {Told(typePause)}");
        if (task.Task.Source is { } source && Find(facts, PauseScope.Source, source) is { } sourcePause)
            return (TaskReason.SourcePaused, $"The source {Told(sourcePause)}");
        if (facts.QuotaUntil > now)
            return (TaskReason.QuotaExhausted, $"Waits for the call budget of {task.Task.Source} until {At(facts.QuotaUntil)}{(task.Error is { } told ? $": {told}" : ".")}");
        if (task.Task.NotBefore > now)
            return task.Error is { } error
                ? (TaskReason.RetryLater, $"Waits until {At(task.Task.NotBefore)} for attempt {task.Attempts + 1}, after {error}")
                : (TaskReason.NotDue, $"Queued for {At(task.Task.NotBefore)}.");
        if (facts.Nodes is { IsDefault: false, IsEmpty: true })
            return (TaskReason.NoNode, $"No node has the role {type}.");
        if (facts.Nodes is { IsDefault: false } nodes && nodes.All(n => Find(facts, PauseScope.Node, n) is not null))
            return (TaskReason.NodesPaused, $"All {nodes.Length} nodes with the role {type} are paused: the node {Told(Find(facts, PauseScope.Node, nodes[0])!)}");
        if (facts.Wanted == 0)
            return (TaskReason.NoWorker, $"No {type} worker is wanted.");
        if (facts.Alive == 0)
            return (TaskReason.NoWorker, $"{facts.Wanted?.ToString(CultureInfo.InvariantCulture) ?? "Some"} {type} workers are wanted, none is alive.");
        if (facts.HeldBy is { Hold: { Since: { } since } hold, Mark: { } mark })
            return (TaskReason.Backpressure, Held(facts, type, hold.Type.Name(), since, mark));
        if (facts.SourceRunning >= facts.SourceLimit)
            return (TaskReason.SourceFull, $"{facts.SourceRunning} {type} tasks of {task.Task.Source} run, as many as may.");
        if (facts.Ahead == 0 && (facts.Alive is null || facts.TypeRunning < facts.Alive))
            return (TaskReason.Next, "Ready and next: the next worker that looks takes it.");
        var others = facts.OtherSources > 0 ? $", taking turns with {facts.OtherSources} other sources" : "";
        return (TaskReason.Behind, facts.Ahead == 0
            ? $"First of its source with priority {task.Task.Priority}{others}; all {facts.Alive} workers are busy."
            : $"Behind {facts.Ahead} tasks of its source (the first has priority {facts.FirstPriority}) with priority {task.Task.Priority}{others}; {facts.TypeRunning} run.");
    }

    private static string Held(TaskFacts facts, string type, string next, DateTimeOffset since, BacklogMark mark) =>
        $"{mark.High} {next} tasks or more have waited since {At(since)}; {type} starts again when {mark.Low} are left"
        + (Find(facts, PauseScope.Type, next) is { } pause ? $". The type {Told(pause)}" : ".");

    private static Pause? Find(TaskFacts facts, PauseScope scope, string name) =>
        facts.Pauses.FirstOrDefault(p => p.Target.Scope == scope && p.Target.Name == name);

    private static string Told(Pause pause) =>
        $"{pause.Target.Name} has been {(pause.Mode == PauseMode.Drain ? "draining" : "paused")} by {pause.By} since {At(pause.Since)}{(pause.Reason.Length > 0 ? $": {pause.Reason}" : ".")}";

    private static string At(DateTimeOffset? instant) => instant?.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "an unknown time";
}
