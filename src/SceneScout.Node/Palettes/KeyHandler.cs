using SceneScout.Domain.Faults;
using SceneScout.Node.Security;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="KeyPalette"/>.</summary>
internal sealed class KeyHandler : CommandPaletteHandler
{
    private readonly TimeProvider _time;

    public KeyHandler(CommandServices services)
        : base(KeyPalette.Palette)
    {
        var keys = services.Keys;
        _time = services.Spawn.Time;
        Process("list", async (_, cancellation) => (await keys.ListAsync(cancellation)).Select(Line));
        Process("add", (call, cancellation) => ToldAsync("Added", keys.AddAsync(Source(call), Name(call), call.Arguments.Required("secret"), cancellation)));
        Process("rotate", (call, cancellation) => ToldAsync("Rotated", keys.RotateAsync(Source(call), Name(call), call.Arguments.Required("secret"), cancellation)));
        Process("revoke", (call, cancellation) => ToldAsync("Revoked", keys.RevokeAsync(Source(call), Name(call), cancellation)));
    }

    /// <summary>A key as a line.</summary>
    public static string Text(KeyInfo key, DateTimeOffset now) =>
        $"{key.Source} | {key.Name} | {key.Fingerprint} | {Status(key)} | {Texts.Span(now > key.UpdatedAt ? now - key.UpdatedAt : TimeSpan.Zero)}";

    private CommandResponse Line(KeyInfo key) => CommandResponse.Of(Text(key, _time.GetUtcNow()), Data(key));

    private static object Data(KeyInfo key) =>
        new { source = key.Source, name = key.Name, fingerprint = key.Fingerprint, status = Status(key), createdAt = key.CreatedAt, updatedAt = key.UpdatedAt };

    private static string Status(KeyInfo key) =>
        key.Status == KeyStatus.Revoked ? "revoked" : !key.Readable ? "unreadable" : key.Current ? "active" : "active, old master key";

    private static async Task<IEnumerable<CommandResponse>> ToldAsync(string done, Task<(KeyInfo? Key, SpawnFault? Fault)> act) => await act switch
    {
        ({ } key, _) => [CommandResponse.Of($"{done} {key.Source} {key.Name} {key.Fingerprint}", Data(key))],
        (_, var fault) => [CommandResponse.Refused(fault!)],
    };

    private static string Source(CommandCall call) => call.Arguments.Required("source");

    private static string Name(CommandCall call) => call.Arguments.Required("name");
}
