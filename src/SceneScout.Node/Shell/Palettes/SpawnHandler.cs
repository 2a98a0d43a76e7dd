using System.Collections.Immutable;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Http;
using SceneScout.Storage.Contracts;
using Controls = SceneScout.Actors.Controller.SpawnCommands;

namespace SceneScout.Node.Shell.Palettes;

/// <summary>Runs <see cref="SpawnCommands"/>.</summary>
internal sealed class SpawnHandler : CommandPaletteHandler
{
    private readonly CommandServices _services;

    public SpawnHandler(CommandServices services)
        : base(SpawnCommands.Palette)
    {
        _services = services;
        Process("status", (_, cancellation) => StatusAsync(cancellation));
        Process("workers", (call, cancellation) => WorkersAsync(call.Arguments.Text("type"), cancellation));
        Process("discover", (call, cancellation) => DiscoverAsync(call.Arguments, cancellation));
    }

    private async Task<IEnumerable<CommandResponse>> StatusAsync(CancellationToken cancellation)
    {
        var s = await SystemStatus.ReadAsync(_services.Store, _services.Gateway, _services.Rates, _services.Spawn.Now, cancellation);
        return
        [
            CommandResponse.Of($"status: {s.Status}", s),
            CommandResponse.Line(Texts.Of($"workers: {s.Workers.Total}{List(s.Workers.ByType)}{List(s.Workers.ByStatus)}")),
            CommandResponse.Line(Texts.Of($"tasks: queued {s.Tasks.Queued}, active {s.Tasks.Active}, completed {s.Tasks.Completed}, failed attempts {s.Tasks.Failed}, dead letters {s.Tasks.DeadLettered}")),
            CommandResponse.Line(Texts.Of($"listings: discovered {s.Listings.Discovered}, ingested {s.Listings.Ingested}, unchanged {s.Listings.Unchanged}, rejected {s.Listings.Rejected}")),
            CommandResponse.Line(Texts.Of($"events: {s.Events.Canonical}, duplicates merged {s.Events.DuplicatesMerged}, processed {s.Events.Processed}")),
            CommandResponse.Line($"next discovery: {Texts.Time(s.NextDiscovery)}"),
        ];
    }

    private async Task<IEnumerable<CommandResponse>> WorkersAsync(string? type, CancellationToken cancellation)
    {
        var now = _services.Spawn.Now;
        return (await _services.Store.Workers.ListAsync(cancellation)).Where(w => type is null || w.WorkerType == type).Select(w => CommandResponse.Of(
            Texts.Of($"{w.WorkerId} | {w.Status} | {Texts.OrDash(w.CurrentTask)} | done: {w.TasksCompleted} | average: {w.AverageTimeMs} ms | errors: {w.ErrorRate * 100:0.#} % | {Age(w, now)} ago | {Texts.OrDash(w.Node)}"),
            WorkerView.Of(w)));
    }

    private async Task<IEnumerable<CommandResponse>> DiscoverAsync(CommandArguments arguments, CancellationToken cancellation)
    {
        var now = _services.Spawn.Now;
        var range = arguments.Number("days") is { } days ? new DateRange(now, now.AddDays(days)) : null;
        var (planned, fault) = await _services.Gateway.PlanAsync(
            new Controls.PlanDiscovery($"shell-{Guid.CreateVersion7(now):N}", arguments.ArgumentValues("city"), arguments.ArgumentValues("source"), range), cancellation);
        return [fault is not null
            ? CommandResponse.Refused(fault)
            : CommandResponse.Of(Texts.Of($"Planned {planned!.PlanId}: {planned.Tasks} tasks over {planned.Areas} areas"), planned)];
    }

    private static string Age(WorkerState worker, DateTimeOffset now) => Texts.Span(now > worker.LastHeartbeat ? now - worker.LastHeartbeat : TimeSpan.Zero);

    private static string List(ImmutableSortedDictionary<string, int> counts) =>
        counts.Count == 0 ? "" : $" ({string.Join(", ", counts.Select(c => Texts.Of($"{c.Key} {c.Value}")))})";
}
