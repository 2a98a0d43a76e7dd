using SceneScout.Domain.Events;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="SourcePalette"/>.</summary>
internal sealed class SourceHandler : CommandPaletteHandler
{
    private readonly CommandServices _services;

    public SourceHandler(CommandServices services)
        : base(SourcePalette.Palette)
    {
        _services = services;
        Process("list", async (_, cancellation) =>
        {
            var paused = (await services.Store.Control.ReadAsync(cancellation)).Pauses.Where(p => p.Target.Scope == PauseScope.Source).Select(p => p.Target.Name).ToHashSet();
            return _services.Sources.Adapters.Where(a => a.Name != SourceName.Manual).Select(a => Line(a, paused.Contains(a.Name.Value)));
        });
        Process("disable", (call, cancellation) => SpawnHandler.PauseAsync(Target(call), PauseMode.Pause, call, services, cancellation));
        Process("enable", (call, cancellation) => SpawnHandler.ResumeAsync(Target(call), call, services, cancellation));
    }

    private static PauseTarget Target(CommandCall call) => new(PauseScope.Source, call.Arguments.Required("source"));

    private CommandResponse Line(ISourceAdapter adapter, bool paused)
    {
        var (calls, refused) = _services.Sources.Calls.Snapshot().GetValueOrDefault(adapter.Name.Value);
        var on = _services.Sources.Client(adapter.Name) is not null;
        var limits = string.Join(", ", adapter.Capabilities.Limits.Select(l => Texts.Of($"{l.Calls} {l.Unit} per {Texts.Span(l.Window)}")));
        return CommandResponse.Of(
            Texts.Of($"{adapter.Name} | {(paused ? "paused" : on ? "on" : "off, no key")} | calls: {calls} | 429: {refused} | {Texts.OrDash(limits)}"),
            new { source = adapter.Name.Value, on, paused, calls, refused, limits = adapter.Capabilities.Limits, attribution = adapter.Capabilities.Attribution });
    }
}
