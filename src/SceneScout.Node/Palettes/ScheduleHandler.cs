using SceneScout.Node.Http;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="SchedulePalette"/>.</summary>
internal sealed class ScheduleHandler : CommandPaletteHandler
{
    public ScheduleHandler(CommandServices services)
        : base(SchedulePalette.Palette) =>
        Process("show", async (call, cancellation) =>
        {
            var (runs, fault) = await services.Gateway.RunsAsync(cancellation);
            return runs is null
                ? [CommandResponse.Refused(fault!)]
                : ScheduleView.Of(runs).Runs.Take(call.Arguments.Number("count")!.Value).Select(r => CommandResponse.Of(
                    $"{r.What} | {r.Name} | {Texts.Time(r.At)} | {Texts.Time(r.Last)} | {r.Why}", r));
        });
}
