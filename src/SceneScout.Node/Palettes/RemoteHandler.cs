using Akka.Actor;
using Akka.Hosting;
using SceneScout.Actors.Introspection;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="RemotePalette"/>.</summary>
internal sealed class RemoteHandler : CommandPaletteHandler
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public RemoteHandler(CommandServices services)
        : base(RemotePalette.Palette)
    {
        var actor = ActorRegistry.For(services.System).Get<RemoteHistoryActor>();
        Task<RemoteHistory> Ask(CancellationToken cancellation) => actor.Ask<RemoteHistory>(RemoteHistoryActor.Ask.Instance, Patience, cancellation);
        Process("connections", async (_, cancellation) => (await Ask(cancellation)).Peers.Select(p => CommandResponse.Of(
            $"{p.Key} | {(p.Value.Connected ? "connected" : "disconnected")} | {Texts.Time(p.Value.Since)}",
            new { address = p.Key, connected = p.Value.Connected, since = p.Value.Since })));
        Process("history", async (call, cancellation) => (await Ask(cancellation)).Events.TakeLast(call.Arguments.Number("count")!.Value).Select(e => CommandResponse.Of(
            $"{Texts.Time(e.At)} | {e.Kind.ToString().ToLowerInvariant()} | {e.Address}{(e.Detail is null ? "" : $" | {e.Detail}")}",
            new { at = e.At, kind = e.Kind.ToString().ToLowerInvariant(), address = e.Address, detail = e.Detail })));
        Process("stats", async (_, cancellation) => (await Ask(cancellation)).Peers.Select(p => CommandResponse.Of(
            Texts.Of($"{p.Key} | associated: {p.Value.Associations} | disassociated: {p.Value.Disassociations} | failed: {p.Value.Errors} | quarantined: {p.Value.Quarantines}"),
            new { address = p.Key, associated = p.Value.Associations, disassociated = p.Value.Disassociations, failed = p.Value.Errors, quarantined = p.Value.Quarantines })));
    }
}
