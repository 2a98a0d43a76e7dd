using Akka.Actor;
using SceneScout.Node.Http.Threds;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Patterns;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="PatternPalette"/>.</summary>
internal sealed class PatternHandler : CommandPaletteHandler
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ThredHost _threds;
    private readonly IStore _store;

    public PatternHandler(CommandServices services)
        : base(PatternPalette.Palette)
    {
        (_threds, _store) = (services.Threds, services.Store);
        Process("list", async (_, cancellation) => (await _store.Threds.PatternsAsync(cancellation)).GroupBy(p => p.PatternId, StringComparer.Ordinal).Select(p => Line(p.MaxBy(v => v.Version)!)));
        Process("versions", (call, cancellation) => OfAsync(call.Arguments.Required("pattern"), known => known.Select(Line), cancellation));
        Process("show", (call, cancellation) => OfAsync(
            call.Arguments.Required("pattern"), known => [CommandResponse.Of(known[^1].Json, PatternView.Of(known[^1]))], cancellation));
        Process("remove", RemoveAsync);
    }

    private async Task<IEnumerable<CommandResponse>> OfAsync(string id, Func<IReadOnlyList<StoredPattern>, IEnumerable<CommandResponse>> answer, CancellationToken cancellation)
    {
        var known = (await _store.Threds.PatternsAsync(cancellation)).Where(p => p.PatternId == id).ToList();
        return known.Count == 0 ? [NotThere(id)] : answer(known);
    }

    private async Task<IEnumerable<CommandResponse>> RemoveAsync(CommandCall call, CancellationToken cancellation)
    {
        var id = call.Arguments.Required("pattern");
        if (!_threds.Services.Catalog.Current.Versions.Any(known => known.Model.Id == id))
            return [NotThere(id)];
        var stands = await _threds.Services.Patterns.Ask<PatternReplies.Stands>(new PatternCommands.Remove(id, call.Caller.ToString()), Patience, cancellation);
        return [CommandResponse.Of($"{id} serves new threds no more", new { pattern = id, version = stands.Version, active = stands.Active })];
    }

    private static CommandResponse Line(StoredPattern pattern) => CommandResponse.Of(
        Texts.Of($"{pattern.PatternId} | {pattern.Version} | {(pattern.Active ? "active" : "-")} | {Texts.Time(pattern.PutAt)} | {pattern.PutBy}"),
        new { id = pattern.PatternId, version = pattern.Version, active = pattern.Active, putAt = pattern.PutAt, putBy = pattern.PutBy });

    private static CommandResponse NotThere(string id) => CommandResponse.Unknown("pattern", id, "one that pattern list shows");
}
