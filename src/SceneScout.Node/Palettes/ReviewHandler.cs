using System.Collections.Immutable;
using SceneScout.Domain.Faults;
using SceneScout.Node.Hosting;
using SceneScout.Node.Http;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="ReviewPalette"/>.</summary>
internal sealed class ReviewHandler : CommandPaletteHandler
{
    private readonly ReviewDesk _desk;

    public ReviewHandler(CommandServices services)
        : base(ReviewPalette.Palette)
    {
        _desk = services.Reviews;
        Process("list", ListAsync);
        Process("accept", (call, cancellation) => RuleAsync(call, true, cancellation));
        Process("reject", (call, cancellation) => RuleAsync(call, false, cancellation));
    }

    /// <summary>What was done, for people and programs.</summary>
    public static CommandResponse Told(string done, (ImmutableArray<Guid> Changed, SpawnFault? Fault) answer) => answer.Fault is { } fault
        ? CommandResponse.Refused(fault)
        : CommandResponse.Of(answer.Changed.IsEmpty ? $"{done}; nothing had to change" : $"{done}; changed events: {string.Join(", ", answer.Changed)}", new { changed = answer.Changed });

    private async Task<IEnumerable<CommandResponse>> ListAsync(CommandCall call, CancellationToken cancellation)
    {
        var state = call.Arguments.Text("state") is { } text ? Enum.Parse<PairReviewState>(text, ignoreCase: true) : PairReviewState.Pending;
        return (await _desk.ListAsync(state, call.Arguments.Number("count")!.Value, cancellation)).Select(pair => CommandResponse.Of(
            Texts.Of($"{pair.Id} | {ReviewPairView.Name(pair.State)} | {(pair.Probability is { } p ? Texts.Of($"{p:0.000}") : "-")} | {pair.Left} | {pair.Right} | {string.Join(", ", pair.Reasons)}"), ReviewPairView.Of(pair)));
    }

    private async Task<IEnumerable<CommandResponse>> RuleAsync(CommandCall call, bool isSame, CancellationToken cancellation)
    {
        var id = call.Arguments.Required("pair");
        if (await _desk.FindAsync(id, cancellation) is not { } pair)
            return [CommandResponse.Unknown("pair", id, "the id of a pair, as review list gives it")];
        return [Told(isSame ? $"{pair.Left} and {pair.Right} are one event" : $"{pair.Left} and {pair.Right} stay apart", await _desk.RuleAsync(pair, isSame, call.Caller.ToString(), cancellation))];
    }
}
