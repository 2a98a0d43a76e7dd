using System.Collections.Immutable;
using SceneScout.Actors.Quotas;
using SceneScout.Domain.Events;
using SceneScout.Domain.Quotas;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="QuotaPalette"/>.</summary>
internal sealed class QuotaHandler : CommandPaletteHandler
{
    private const int MostLimits = 8;
    private readonly QuotaGateway _gateway;

    public QuotaHandler(CommandServices services)
        : base(QuotaPalette.Palette)
    {
        _gateway = services.Quotas;
        Process("show", (call, cancellation) => ShowAsync(call.Arguments.Text("source"), cancellation));
        Process("set", SetAsync);
    }

    private async Task<IEnumerable<CommandResponse>> ShowAsync(string? source, CancellationToken cancellation)
    {
        if (source is not null && !_gateway.Sources.Contains(new SourceName(source)))
            return [CommandResponse.Unknown("source", source, $"one of {string.Join(", ", _gateway.Sources)}")];
        var wanted = _gateway.Sources.Where(s => source is null || s.Value == source);
        var answers = await Task.WhenAll(wanted.Select(s => _gateway.ShowAsync(s, cancellation)));
        return answers.SelectMany(a => a.Budget is { } budget ? Lines(budget) : [CommandResponse.Refused(a.Fault!)]);
    }

    private async Task<IEnumerable<CommandResponse>> SetAsync(CommandCall call, CancellationToken cancellation)
    {
        var source = new SourceName(call.Arguments.Required("source"));
        if (!_gateway.Sources.Contains(source))
            return [CommandResponse.Unknown("source", source.Value, $"one of {string.Join(", ", _gateway.Sources)}")];
        var texts = call.Arguments.ArgumentValues("limit");
        if (texts.Length > MostLimits)
            return [CommandResponse.Unknown("limit", texts[MostLimits], $"at most {MostLimits} limits")];
        if (texts.FirstOrDefault(t => LimitText.Read(t) is null) is { } wrong)
            return [CommandResponse.Unknown("limit", wrong, LimitText.Accepted)];
        ImmutableArray<QuotaLimit>? limits = texts.IsEmpty
            ? null
            : [.. texts.Select(t => LimitText.Read(t)!).Select(l => new QuotaLimit(l.Calls, l.Window, l.Kind, l.Unit))];
        var (budget, fault) = await _gateway.SetAsync(source, limits, call.Caller.ToString(), cancellation);
        return budget is null ? [CommandResponse.Refused(fault!)] : Lines(budget).Take(1);
    }

    private static IEnumerable<CommandResponse> Lines(QuotaReplies.Budget budget)
    {
        var limits = string.Join(' ', budget.Limits.Select(LimitText.Write));
        yield return CommandResponse.Of(
            $"{budget.Source} | limits: {Texts.OrDash(limits)} | {(budget.IsSet ? "set by an operator" : "configured")}",
            new { source = budget.Source, limits = budget.Limits.Select(LimitText.Write), isSet = budget.IsSet, keys = budget.Keys });
        foreach (var key in budget.Keys)
        {
            if (key.BlockedUntil is { } until)
                yield return CommandResponse.Line($"{budget.Source} | {key.KeyId} | silent until {Texts.Time(until)}");
            foreach (var window in key.Windows)
                yield return CommandResponse.Line(Texts.Of(
                    $"{budget.Source} | {key.KeyId} | {Texts.Span(TimeSpan.FromSeconds(window.WindowSeconds))} | used: {window.Used} of {window.Limit} {window.Unit} | left: {window.Remaining}{(window.ResetAt is { } reset ? $" | until {Texts.Time(reset)}" : "")}"));
        }
    }
}
