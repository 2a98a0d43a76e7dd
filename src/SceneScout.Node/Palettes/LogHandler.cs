using System.Runtime.CompilerServices;
using SceneScout.Node.Telemetry;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="LogPalette"/>.</summary>
internal sealed partial class LogHandler : CommandPaletteHandler
{
    private readonly CommandServices _services;

    public LogHandler(CommandServices services)
        : base(LogPalette.Palette)
    {
        _services = services;
        Process("tail", (_, cancellation) => TailAsync(cancellation));
        Process("peek", (call, _) => Task.FromResult(_services.Log.Peek(call.Arguments.Number("count")!.Value).Select(Response)));
        foreach (var (verb, level) in new[] { ("debug", LogLevel.Debug), ("info", LogLevel.Information), ("warn", LogLevel.Warning), ("error", LogLevel.Error) })
            Process(verb, (call, _) => Append(level, call));
    }

    private async IAsyncEnumerable<CommandResponse> TailAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var line in _services.Log.WatchAsync(cancellation))
            yield return Response(line);
    }

    private Task<IEnumerable<CommandResponse>> Append(LogLevel level, CommandCall call)
    {
        Note(_services.Loggers.CreateLogger("operator"), level, call.Arguments.Required("message"), call.Caller.ToString());
        return Task.FromResult<IEnumerable<CommandResponse>>([]);
    }

    private static CommandResponse Response(LogLine line) =>
        CommandResponse.Of(line.ToString(), new { at = line.At, level = line.Level.ToString().ToLowerInvariant(), category = line.Category, message = line.Message });

    [LoggerMessage(Message = "{Message} [{Caller}]")]
    private static partial void Note(ILogger logger, LogLevel level, string message, string caller);
}
