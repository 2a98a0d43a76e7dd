using SceneScout.Contracts.Palettes;
using SceneScout.Node.Security;

namespace SceneScout.Node.Palettes;

/// <summary>Runs a verb.</summary>
/// <param name="call">Who calls with which arguments.</param>
/// <param name="cancellation">The caller has had enough.</param>
internal delegate IAsyncEnumerable<CommandResponse> CommandHandler(CommandCall call, CancellationToken cancellation);

/// <summary>A call of a verb.</summary>
/// <param name="Arguments">Checked arguments.</param>
/// <param name="Caller">Who calls.</param>
internal sealed record CommandCall(CommandArguments Arguments, Caller Caller);

/// <summary>Binds a palette's verbs to what they do.</summary>
internal abstract class CommandPaletteHandler(CommandPalette palette)
{
    private readonly Dictionary<string, CommandHandler> _handlers = [];

    /// <summary>The palette.</summary>
    public CommandPalette Palette { get; } = palette;

    /// <summary>Runs a verb of the palette.</summary>
    public IAsyncEnumerable<CommandResponse> RunAsync(string verb, CommandCall call, CancellationToken cancellation) => _handlers[verb](call, cancellation);

    /// <summary>Verbs that nothing runs, or handlers without a verb; none in a palette that is whole.</summary>
    public IEnumerable<string> Mismatches() =>
        Palette.Commands.Select(c => c.Name).Except(_handlers.Keys).Concat(_handlers.Keys.Except(Palette.Commands.Select(c => c.Name))).Select(v => $"{Palette.Name} {v}");

    /// <summary>Says what runs a verb.</summary>
    protected void Process(string verb, CommandHandler handler) => _handlers.Add(verb, handler);

    /// <summary>Likewise, for a verb that answers at once.</summary>
    protected void Process(string verb, Func<CommandCall, CancellationToken, Task<IEnumerable<CommandResponse>>> handler) =>
        Process(verb, (call, cancellation) => OnceAsync(handler, call, cancellation));

    private static async IAsyncEnumerable<CommandResponse> OnceAsync(
        Func<CommandCall, CancellationToken, Task<IEnumerable<CommandResponse>>> handler,
        CommandCall call,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var response in await handler(call, cancellation))
            yield return response;
    }
}
