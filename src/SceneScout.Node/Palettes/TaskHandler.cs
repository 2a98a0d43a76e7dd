using SceneScout.Contracts.Security;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Http;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="TaskPalette"/>.</summary>
internal sealed class TaskHandler : CommandPaletteHandler
{
    private readonly ITaskStore _tasks;
    private readonly CommandServices _services;

    public TaskHandler(CommandServices services)
        : base(TaskPalette.Of(services.Spawn.Stages))
    {
        _services = services;
        _tasks = services.Store.Tasks;
        Process("list", async (call, cancellation) => (await _tasks.ListAsync(
            TaskType.Parse(call.Arguments.Text("type")), TaskStates.Parse(call.Arguments.Text("state")), call.Arguments.Number("count")!.Value, cancellation))
            .Select(t => CommandResponse.Of(Line(t), TaskView.Of(t))));
        Process("show", (call, cancellation) => ShowAsync(call.Arguments.Required("task"), cancellation));
        Process("cancel", (call, cancellation) => CancelAsync(call.Arguments.Required("task"), cancellation));
        Process("retry", (call, cancellation) => DlqHandler.RetryAsync(services, call, cancellation));
    }

    private static string Line(TaskRecord t) => Texts.Of(
        $"{t.Task.Id} | {t.Task.Type.Name()} | {t.State.Name()} | {Texts.OrDash(t.Task.Source)} | priority: {t.Task.Priority} | attempts: {t.Attempts} | {Texts.Time(t.CreatedAt)} | {Texts.OrDash(t.WorkerId)} | {Texts.OrDash(t.Error)}");

    private async Task<IEnumerable<CommandResponse>> ShowAsync(string id, CancellationToken cancellation)
    {
        if (await _tasks.FindAsync(id, cancellation) is not { } t)
            return [Unknown(id)];
        (string Name, string? Value)[] facts =
        [
            ("type", t.Task.Type.Name()), ("state", t.State.Name()), ("source", t.Task.Source), ("area", t.Task.Area), ("priority", Texts.Of($"{t.Task.Priority}")),
            ("attempts", Texts.Of($"{t.Attempts}")), ("queued", Texts.Time(t.CreatedAt)), ("not before", t.Task.NotBefore is { } later ? Texts.Time(later) : null),
            ("deadline", t.Task.Deadline is { } deadline ? Texts.Time(deadline) : null),
            ("claimed", t.AssignedAt is { } claimed ? Texts.Time(claimed) : null), ("worker", t.WorkerId), ("lease until", t.LeaseUntil is { } lease ? Texts.Time(lease) : null),
            ("fence", Texts.Of($"{t.Fence}")), ("ended", t.CompletedAt is { } ended ? Texts.Time(ended) : null), ("error", t.Error), ("trace", t.Task.TraceParent),
            ("parameters", t.Task.ParametersJson), ("checkpoint", t.CheckpointJson), ("result", t.ResultJson),
        ];
        return facts.Where(f => f.Value is not null).Select(f => CommandResponse.Line($"{f.Name}: {f.Value}")).Prepend(CommandResponse.Of($"task: {t.Task.Id}", TaskView.Of(t)));
    }

    private async Task<IEnumerable<CommandResponse>> CancelAsync(string id, CancellationToken cancellation)
    {
        if (await _tasks.FindAsync(id, cancellation) is not { } task)
            return [Unknown(id)];
        return [await _services.Desk.CancelAsync(id, cancellation)
            ? CommandResponse.Of($"Cancelled {id}", new { task = id, cancelled = true })
            : CommandResponse.Unknown("task", id, $"a live task; this one is {task.State.Name()}")];
    }

    private static CommandResponse Unknown(string id) => CommandResponse.Unknown("task", id, "the id of a task, as task list gives it");
}
