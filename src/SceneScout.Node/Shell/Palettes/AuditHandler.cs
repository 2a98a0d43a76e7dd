using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Shell.Palettes;

/// <summary>Runs <see cref="AuditCommands"/>.</summary>
internal sealed class AuditHandler : CommandPaletteHandler
{
    public AuditHandler(CommandServices services)
        : base(AuditCommands.Palette) =>
        Process("list", async (call, cancellation) => (await services.Store.Audit.ListAsync(call.Arguments.Number("count")!.Value, cancellation)).Select(Response));

    private static CommandResponse Response(AuditEntry entry) => CommandResponse.Of(
        $"{Texts.Time(entry.At)} | {entry.Actor} | {entry.Action} | {Texts.OrDash(entry.Target)} | {string.Join(' ', entry.Details.Select(d => $"{d.Key}={d.Value}"))}",
        entry);
}
