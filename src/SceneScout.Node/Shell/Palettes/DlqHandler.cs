using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Shell.Palettes;

/// <summary>Runs <see cref="DlqCommands"/>.</summary>
internal sealed class DlqHandler : CommandPaletteHandler
{
    public DlqHandler(CommandServices services)
        : base(DlqCommands.Palette)
    {
        Process("list", async (call, cancellation) => (await services.Store.Tasks.DeadLettersAsync(call.Arguments.Number("count")!.Value, cancellation))
            .Select(d => CommandResponse.Of(Line(d), Data(d))));
    }

    private static string Line(DeadLetter d) =>
        $"{d.TaskId} | {d.Type.Name()} | {Texts.OrDash(d.Source)} | {Texts.Time(d.DeadAt)} | {Texts.OrDash(d.Faults.LastOrDefault())}";

    private static object Data(DeadLetter d) => new { task = d.TaskId, type = d.Type.Name(), source = d.Source, deadAt = d.DeadAt, faults = d.Faults };
}
