using System.Collections.Immutable;
using SceneScout.Actors.Channels;
using SceneScout.Contracts.Palettes;
using SceneScout.Contracts.Security;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Domain.Tasks.Why;
using SceneScout.Node.Hosting;
using SceneScout.Node.Http;
using SceneScout.Storage.Contracts;
using Controls = SceneScout.Actors.Controller.SpawnCommands;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="SpawnPalette"/>.</summary>
internal sealed class SpawnHandler : CommandPaletteHandler
{
    private readonly CommandServices _services;
    private readonly WorkerGateway _workers;

    public SpawnHandler(CommandServices services)
        : base(SpawnPalette.Of(services.Spawn.Stages))
    {
        _services = services;
        _workers = new WorkerGateway(services.System, services.Spawn.Time);
        Process("status", (_, cancellation) => StatusAsync(cancellation));
        Process("workers", (call, cancellation) => WorkersAsync(call.Arguments.Text("type"), cancellation));
        foreach (var mode in new[] { PauseMode.Pause, PauseMode.Drain })
            Process(mode.Name(), (call, cancellation) => PauseAsync(new PauseTarget(PauseScopes.Parse(call.Arguments.Text("scope"))!.Value, call.Arguments.Required("name")), mode, call, services, cancellation));
        Process("resume", (call, cancellation) => ResumeAsync(new PauseTarget(PauseScopes.Parse(call.Arguments.Text("scope"))!.Value, call.Arguments.Required("name")), call, services, cancellation));
        Process("scale", (call, cancellation) => ScaleAsync(call, cancellation));
        Process("health", (call, cancellation) => CallAsync(call.Arguments.Required("worker"), _workers.HealthAsync, Health, cancellation));
        Process("shutdown", (call, cancellation) => CallAsync(call.Arguments.Required("worker"), _workers.ShutdownAsync, Stopping, cancellation));
        Process("why", async (call, cancellation) =>
        {
            var why = await services.Desk.WhyAsync(call.Arguments.Required("task"), cancellation);
            return
            [
                CommandResponse.Of($"{why.TaskId} | {why.Reason.Code()} | {why.Text}", new { task = why.TaskId, reason = why.Reason.Code(), text = why.Text, advice = why.Reason.Advice() }),
                CommandResponse.Line(why.Reason.Advice()),
            ];
        });
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
            .. await PausesAsync(cancellation),
            .. await HoldsAsync(cancellation),
        ];
    }

    private async Task<IEnumerable<CommandResponse>> WorkersAsync(string? type, CancellationToken cancellation)
    {
        var now = _services.Spawn.Now;
        return (await _services.Store.Workers.ListAsync(cancellation)).Where(w => type is null || w.WorkerType == type).Select(w => CommandResponse.Of(
            Texts.Of($"{w.WorkerId} | {w.Status} | {Texts.OrDash(w.CurrentTask)} | done: {w.TasksCompleted} | average: {w.AverageTimeMs} ms | errors: {w.ErrorRate * 100:0.#} % | {Age(w, now)} ago | {Texts.OrDash(w.Node)}"),
            WorkerView.Of(w)));
    }

    private async Task<IEnumerable<CommandResponse>> CallAsync(
        string id, Func<string, CancellationToken, Task<(StatusMessage? Status, SpawnFault? Fault)>> call, Func<WorkerView, string> text, CancellationToken cancellation)
    {
        if ((await _services.Store.Workers.ListAsync(cancellation)).FirstOrDefault(w => w.WorkerId == id) is not { } known)
            return [CommandResponse.Unknown("worker", id, "the id of a worker, as spawn workers gives it")];
        var (status, fault) = await call(id, cancellation);
        if (status is null)
            return [CommandResponse.Refused(fault!)];
        var view = WorkerView.Of(known, status);
        return [CommandResponse.Of(text(view), view)];
    }

    private static string Health(WorkerView w) => Texts.Of(
        $"{w.Id} | {w.Status} | {Texts.OrDash(w.CurrentTask)} | done: {w.Performance.TasksCompleted} | average: {w.Performance.AverageTime} ms | errors: {w.Performance.ErrorRate * 100:0.#} % | {Texts.OrDash(w.Node)}");

    private static string Stopping(WorkerView w) => w.CurrentTask is { } task ? $"{w.Id} stops when {task} has ended" : $"{w.Id} stops";

    private async Task<IEnumerable<CommandResponse>> DiscoverAsync(CommandArguments arguments, CancellationToken cancellation)
    {
        var now = _services.Spawn.Now;
        var range = arguments.Number("days") is { } days ? new DateRange(now, now.AddDays(days)) : null;
        var (planned, fault) = await _services.Gateway.PlanAsync(
            new Controls.PlanDiscovery($"shell-{Guid.CreateVersion7(now):N}", arguments.ArgumentValues("city"), arguments.ArgumentValues("source"), range) { Deadline = arguments.Number("deadline") is { } hours ? now.AddHours(hours) : null }, cancellation);
        return [fault is not null
            ? CommandResponse.Refused(fault)
            : CommandResponse.Of(Texts.Of($"Planned {planned!.PlanId}: {planned.Tasks} tasks over {planned.Areas} areas"), planned)];
    }

    /// <summary>Pauses or drains; answers like the verbs of the palettes that do so.</summary>
    public static async Task<IEnumerable<CommandResponse>> PauseAsync(PauseTarget target, PauseMode mode, CommandCall call, CommandServices services, CancellationToken cancellation)
    {
        var (paused, fault) = await services.Gateway.PauseAsync(new Controls.Pause(target, mode, call.Caller.ToString(), call.Arguments.Text("reason") ?? ""), cancellation);
        return [paused is null
            ? CommandResponse.Refused(fault!)
            : CommandResponse.Of($"{(mode == PauseMode.Drain ? "Draining" : "Paused")} {target}{(paused.Changed ? "" : ", as before")}", new { target = target.ToString(), mode = mode.Name(), changed = paused.Changed })];
    }

    /// <summary>Ends a pause or drain.</summary>
    public static async Task<IEnumerable<CommandResponse>> ResumeAsync(PauseTarget target, CommandCall call, CommandServices services, CancellationToken cancellation)
    {
        var (resumed, fault) = await services.Gateway.ResumeAsync(new Controls.Resume(target, call.Caller.ToString(), call.Arguments.Text("reason") ?? ""), cancellation);
        return [resumed is null
            ? CommandResponse.Refused(fault!)
            : CommandResponse.Of(resumed.Changed ? $"Resumed {target}" : $"{target} was not paused", new { target = target.ToString(), changed = resumed.Changed })];
    }

    private async Task<IEnumerable<CommandResponse>> ScaleAsync(CommandCall call, CancellationToken cancellation)
    {
        var type = TaskType.Parse(call.Arguments.Text("type"))!.Value;
        var (scaled, fault) = await _services.Gateway.ScaleAsync(new Controls.Scale(type, call.Arguments.Number("workers"), call.Caller.ToString(), call.Arguments.Text("reason") ?? ""), cancellation);
        return [scaled is null
            ? CommandResponse.Refused(fault!)
            : CommandResponse.Of(
                Texts.Of($"{type.Name()} | workers: {scaled.Workers} | {(scaled.Pinned ? "set by hand" : "by load")}"), new { type = type.Name(), workers = scaled.Workers, pinned = scaled.Pinned })];
    }

    private async Task<IEnumerable<CommandResponse>> PausesAsync(CancellationToken cancellation)
    {
        var (policy, _) = await _services.Gateway.PolicyAsync(cancellation);
        return (policy?.Pauses ?? []).Select(p => CommandResponse.Line(
            $"{(p.Mode == PauseMode.Drain ? policy!.Drained?.Contains(p.Target) == true ? "drained" : "draining" : "paused")}: {p.Target} since {Texts.Time(p.Since)} by {p.By}{(p.Reason.Length == 0 ? "" : $": {p.Reason}")}"));
    }

    private async Task<IEnumerable<CommandResponse>> HoldsAsync(CancellationToken cancellation)
    {
        var holds = (await _services.Store.Control.ReadAsync(cancellation)).Holds.Where(h => h.Since is not null).ToDictionary(h => h.Type);
        return from stage in _services.Spawn.Stages.Definitions
               from mark in _services.Spawn.Stages.Marks(stage.Type, _services.Spawn.Options)
               where mark.High > 0 && holds.ContainsKey(mark.Type)
               select CommandResponse.Line(Texts.Of($"backpressure: {stage.Type} starts nothing new since {Texts.Time(holds[mark.Type].Since)}, until {mark.Low} {mark.Type} tasks are left"));
    }

    private static string Age(WorkerState worker, DateTimeOffset now) => Texts.Span(now > worker.LastHeartbeat ? now - worker.LastHeartbeat : TimeSpan.Zero);

    private static string List(ImmutableSortedDictionary<string, int> counts) =>
        counts.Count == 0 ? "" : $" ({string.Join(", ", counts.Select(c => Texts.Of($"{c.Key} {c.Value}")))})";
}
