using Akka.Actor;
using SceneScout.Domain.Faults;
using SceneScout.Node.Http.Threds;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Instances;
using SceneScout.Threds.Model;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="ThredPalette"/>.</summary>
internal sealed class ThredHandler : CommandPaletteHandler
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ThredHost _threds;
    private readonly IStore _store;
    private readonly ActorSystem _system;

    public ThredHandler(CommandServices services)
        : base(ThredPalette.Palette)
    {
        (_threds, _store, _system) = (services.Threds, services.Store, services.System);
        Process("list", ListAsync);
        Process("show", ShowAsync);
        Process("history", HistoryAsync);
        Process("transition", (call, cancellation) => SteerAsync(call.Arguments.Required("thred"), new TransitionModel(call.Arguments.Required("to")), cancellation));
        Process("migrate", MigrateAsync);
        Process("terminate", (call, cancellation) => SteerAsync(call.Arguments.Required("thred"), null, cancellation));
    }

    private async Task<IEnumerable<CommandResponse>> ListAsync(CommandCall call, CancellationToken cancellation)
    {
        var status = call.Arguments.Text("status") is { } text ? ThredStatusText.Of(ThredStatusText.Read(text)!.Value) : null;
        var most = Math.Min(call.Arguments.Number("count")!.Value, 500);
        var cards = await _store.Threds.ListAsync(new(most) { Status = status, PatternId = call.Arguments.Text("pattern") }, cancellation);
        return cards.Select(card => CommandResponse.Of(
            $"{card.ThredId} | {card.PatternId} | {card.Status} | {Texts.Time(card.UpdatedAt)}",
            new { id = card.ThredId, pattern = card.PatternId, status = card.Status, updatedAt = card.UpdatedAt }));
    }

    private async Task<IEnumerable<CommandResponse>> ShowAsync(CommandCall call, CancellationToken cancellation)
    {
        var id = call.Arguments.Required("thred");
        var shown = await _threds.Services.Threds.Ask<ThredReplies.Shown>(new ThredCommands.Show(id), Patience, cancellation);
        return [shown.View is { } view ? CommandResponse.Of(view.ToString(), view.Element) : NotThere(id)];
    }

    private async Task<IEnumerable<CommandResponse>> HistoryAsync(CommandCall call, CancellationToken cancellation)
    {
        var id = call.Arguments.Required("thred");
        var history = await HistoryReading.ReadAsync(_system, id, call.Arguments.Number("count")!.Value, Patience, cancellation);
        if (history.Count == 0)
            return [NotThere(id)];
        return history.Steps.Select(ThredStepView.Of).Select(step => CommandResponse.Of(
            Texts.Of($"{step.Number} | {Texts.Time(step.At)} | {Texts.OrDash(step.Log.Count == 0 ? null : step.Log[0].EventId)} | {Texts.OrDash(step.Log.Count == 0 ? null : step.Log[0].FromReaction)} | {Texts.OrDash(step.Log.Count == 0 ? null : step.Log[^1].ToReaction)} | {step.Messages.Count}"),
            step));
    }

    private async Task<IEnumerable<CommandResponse>> SteerAsync(string id, TransitionModel? transition, CancellationToken cancellation)
    {
        var done = await _threds.Services.Threds.Ask<ThredReplies.Done>(new ThredCommands.Steer(id, transition, $"shell.{Guid.CreateVersion7():N}"), Patience, cancellation);
        return
        [
            done.Outcome switch
            {
                ThredOutcome.NoThred => NotThere(id),
                ThredOutcome.Refused => CommandResponse.Refused(FaultKind.Validation, done.Fault!.Message),
                ThredOutcome.Busy => CommandResponse.Refused(FaultKind.WorkerLimit, $"Thred {id} has too many events waiting."),
                _ => CommandResponse.Of(transition is null ? $"Ended {id}" : $"Moved {id} to {transition.Name}", new { thred = id, to = transition?.Name ?? TransitionModel.Terminate }),
            },
        ];
    }

    private async Task<IEnumerable<CommandResponse>> MigrateAsync(CommandCall call, CancellationToken cancellation)
    {
        var id = call.Arguments.Required("thred");
        var done = await _threds.Services.Threds.Ask<ThredReplies.Done>(
            new ThredCommands.Migrate(id, call.Arguments.Number("version") ?? 0, $"shell.{Guid.CreateVersion7():N}"), Patience, cancellation);
        return
        [
            done.Outcome switch
            {
                ThredOutcome.NoThred => NotThere(id),
                ThredOutcome.Refused => CommandResponse.Refused(FaultKind.Validation, done.Fault!.Message),
                ThredOutcome.Busy => CommandResponse.Refused(FaultKind.WorkerLimit, $"Thred {id} has too many events waiting."),
                ThredOutcome.Repeated => CommandResponse.Of($"{id} has that version already", new { thred = id, migrated = false }),
                _ => CommandResponse.Of($"{id} goes on by the other version", new { thred = id, migrated = true }),
            },
        ];
    }

    private static CommandResponse NotThere(string id) => CommandResponse.Unknown("thred", id, "one that thred list shows, and has not ended where it is to be moved");
}
