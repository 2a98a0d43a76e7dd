using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="AuditPalette"/>.</summary>
internal sealed class AuditHandler : CommandPaletteHandler
{
    public AuditHandler(CommandServices services)
        : base(AuditPalette.Palette) =>
        Process("list", async (call, cancellation) => (await services.Store.Audit.ListAsync(call.Arguments.Number("count")!.Value, cancellation)).Select(Response));

    private static CommandResponse Response(AuditEntry entry) => CommandResponse.Of(
        $"{Texts.Time(entry.At)} | {entry.Actor} | {entry.Action} | {Texts.OrDash(entry.Target)} | {string.Join(' ', entry.Details.Select(d => $"{d.Key}={d.Value}"))}",
        entry);
}
