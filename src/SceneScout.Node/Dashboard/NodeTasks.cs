using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Actors.Hosting;
using SceneScout.Dashboard.Pictures;
using SceneScout.Domain.Tasks;
using SceneScout.Domain.Tasks.Why;
using SceneScout.Node.Hosting;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Dashboard;

/// <summary>Reads tasks and dead letters.</summary>
internal sealed class NodeTasks(SpawnServices services, TaskOperations desk)
{
    private const int MostLetters = 1000;
    private const int MostEarlier = 20;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(4);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly BriefMemory<(string? State, string? Type), TaskList> _lists = new(Kept, 32, services.Time);

    /// <summary>Tasks, the newest first.</summary>
    public Task<TaskList> ListAsync(string? state, string? type) => _lists.AskAsync((state, type), async asked =>
    {
        // The read is shared: it ends with none of those who asked.
        var tasks = await services.Store.Tasks.ListAsync(TaskType.Parse(asked.Type), TaskStates.Parse(asked.State), TaskList.Most, CancellationToken.None);
        return new TaskList([.. tasks.Select(Line)], tasks.Length == TaskList.Most, services.Now);
    });

    /// <summary>One task; null when there is none.</summary>
    public async Task<TaskStory?> FindAsync(string id, CancellationToken cancellation)
    {
        if (await services.Store.Tasks.FindAsync(id, cancellation) is not { } task)
            return null;
        var why = await desk.WhyAsync(id, cancellation);
        var attempts = (await services.Store.DeadLetters.FindAsync(id, cancellation))?.Attempts ?? [];
        var line = Line(task);
        var others = (await ListAsync(null, line.Type)).Lines;
        return new TaskStory(
            line,
            why.Reason.Code(),
            why.Text,
            why.Reason.Advice(),
            Moments(task, attempts),
            Pretty(task.Task.ParametersJson),
            task.ResultJson is { } result ? Pretty(result) : null,
            line.Source is null && line.Area is null ? [] : [.. others.Where(other => other.Source == line.Source && other.Area == line.Area && other.Id != line.Id).Take(MostEarlier)]);
    }

    /// <summary>Tasks that were given up, the newest first.</summary>
    public async Task<IReadOnlyList<DeadLetterLine>> DeadLettersAsync(CancellationToken cancellation) =>
        [.. (await services.Store.DeadLetters.ListAsync(null, null, MostLetters, cancellation)).Select(letter => new DeadLetterLine(
            letter.TaskId, letter.Type.Name(), letter.Source, letter.DeadAt, letter.Faults, letter.ParametersJson))];

    /// <summary>What happened to a task, in order.</summary>
    internal static ImmutableArray<TaskMoment> Moments(TaskRecord task, IReadOnlyCollection<FailedAttempt> attempts)
    {
        var moments = new List<TaskMoment> { new(task.CreatedAt, "queued", task.Task.NotBefore is { } later ? $"not to be claimed before {later.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z" : null, false) };
        moments.AddRange(attempts.Select(attempt => new TaskMoment(attempt.FailedAt, $"attempt {attempt.Attempt} failed", $"{attempt.Code}: {attempt.Message}", true)));
        if (task.AssignedAt is { } claimed)
            moments.Add(new TaskMoment(claimed, "claimed", $"by {task.WorkerId}, attempt {task.Attempts}", false));
        if (task.State == TaskState.Queued && task.Error is { } error && attempts.Count == 0)
            moments.Add(new TaskMoment(task.AssignedAt ?? task.CreatedAt, "put back", error, true));
        if (task.CompletedAt is { } ended)
            moments.Add(new TaskMoment(ended, task.State.Name(), task.State == TaskState.Succeeded ? null : task.Error, task.State == TaskState.DeadLettered));
        return [.. moments.OrderBy(moment => moment.At)];
    }

    private static TaskLine Line(TaskRecord t) => new(
        t.Task.Id, t.Task.Type.Name(), t.State.Name(), t.Task.Source, t.Task.Area, t.Task.Priority, t.Attempts, t.CreatedAt, t.AssignedAt, t.CompletedAt, t.Task.NotBefore, t.WorkerId, t.Error);

    private static string Pretty(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, Indented);
    }
}
