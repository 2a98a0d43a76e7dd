using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Node.Shell.Palettes;

/// <summary>Runs <see cref="SourceCommands"/>.</summary>
internal sealed class SourceHandler : CommandPaletteHandler
{
    private readonly CommandServices _services;

    public SourceHandler(CommandServices services)
        : base(SourceCommands.Palette)
    {
        _services = services;
        Process("list", (_, _) => Task.FromResult(_services.Sources.Adapters.Where(a => a.Name != SourceName.Manual).Select(Line)));
    }

    private CommandResponse Line(ISourceAdapter adapter)
    {
        var (calls, refused) = _services.Sources.Calls.Snapshot().GetValueOrDefault(adapter.Name.Value);
        var on = _services.Sources.Client(adapter.Name) is not null;
        var limits = string.Join(", ", adapter.Capabilities.Limits.Select(l => Texts.Of($"{l.Calls} {l.Unit} per {Texts.Span(l.Window)}")));
        return CommandResponse.Of(
            Texts.Of($"{adapter.Name} | {(on ? "on" : "off, no key")} | calls: {calls} | 429: {refused} | {Texts.OrDash(limits)}"),
            new { source = adapter.Name.Value, on, calls, refused, limits = adapter.Capabilities.Limits, attribution = adapter.Capabilities.Attribution });
    }
}
