using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="DlqPalette"/>.</summary>
internal sealed class DlqHandler : CommandPaletteHandler
{
    public DlqHandler(CommandServices services)
        : base(DlqPalette.Of(services.Spawn.Stages))
    {
        var letters = services.Store.DeadLetters;
        Process("list", async (call, cancellation) => (await letters.ListAsync(
            TaskType.Parse(call.Arguments.Text("type")), call.Arguments.Text("source"), call.Arguments.Number("count")!.Value, cancellation))
            .Select(d => CommandResponse.Of(Line(d), Data(d))));
        Process("show", async (call, cancellation) => await letters.FindAsync(call.Arguments.Required("task"), cancellation) is { } found ? Show(found) : [Unknown(call)]);
        Process("edit", async (call, cancellation) =>
        {
            var (outcome, fault) = await services.Desk.EditAsync(
                call.Arguments.Required("task"), call.Arguments.Required("parameters"), null, call.Caller.ToString(), Reason(call), cancellation);
            return [fault is null ? Told("Edited", outcome, call) : CommandResponse.Refused(fault)];
        });
        Process("retry", (call, cancellation) => RetryAsync(services, call, cancellation));
        Process("discard", async (call, cancellation) =>
            [Told("Discarded", await services.Desk.DiscardAsync(call.Arguments.Required("task"), call.Caller.ToString(), Reason(call), cancellation), call)]);
    }

    /// <summary>Queues a dead letter again.</summary>
    public static async Task<IEnumerable<CommandResponse>> RetryAsync(CommandServices services, CommandCall call, CancellationToken cancellation) =>
        [Told("Queued again:", await services.Desk.RetryAsync(call.Arguments.Required("task"), call.Caller.ToString(), Reason(call), cancellation), call)];

    private static IEnumerable<CommandResponse> Show(DeadLetterDetail d) =>
    [
        CommandResponse.Of($"task: {d.Letter.TaskId}", new { letter = Data(d.Letter), parameters = d.Letter.ParametersJson, attempts = d.Attempts, editedAt = d.EditedAt }),
        CommandResponse.Line($"type: {d.Letter.Type.Name()}"),
        CommandResponse.Line($"source: {Texts.OrDash(d.Letter.Source)}"),
        CommandResponse.Line($"given up: {Texts.Time(d.Letter.DeadAt)}"),
        CommandResponse.Line($"edited: {Texts.Time(d.EditedAt)}"),
        CommandResponse.Line($"parameters: {d.Letter.ParametersJson}"),
        .. d.Attempts.Select(a => CommandResponse.Line(Texts.Of($"attempt {a.Attempt} | {Texts.Time(a.FailedAt)} | {Texts.OrDash(a.WorkerId)} | {a.Code} | {a.Message}"))),
    ];

    private static CommandResponse Told(string done, DeadLetterOutcome outcome, CommandCall call)
    {
        var id = call.Arguments.Required("task");
        return outcome switch
        {
            DeadLetterOutcome.Done => CommandResponse.Of($"{done} {id}", new { task = id, changed = true }),
            DeadLetterOutcome.Unchanged => CommandResponse.Of($"Nothing to do: {id} is no dead letter any more", new { task = id, changed = false }),
            _ => Unknown(call),
        };
    }

    private static CommandResponse Unknown(CommandCall call) => CommandResponse.Unknown("task", call.Arguments.Required("task"), "the id of a dead letter, as dlq list gives it");

    private static string Line(DeadLetter d) =>
        $"{d.TaskId} | {d.Type.Name()} | {Texts.OrDash(d.Source)} | {Texts.Time(d.DeadAt)} | {Texts.OrDash(d.Faults.LastOrDefault())}";

    private static object Data(DeadLetter d) => new { task = d.TaskId, type = d.Type.Name(), source = d.Source, deadAt = d.DeadAt, faults = d.Faults };

    private static string Reason(CommandCall call) => call.Arguments.Text("reason") ?? "";
}
