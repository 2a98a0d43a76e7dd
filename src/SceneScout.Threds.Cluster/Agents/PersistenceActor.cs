using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Intake;
using SceneScout.Threds.Cluster.Participants;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Agents;

/// <summary>
/// The agent <c>org.wt.persistence</c>: takes the tasks that wait in its mailbox, does them on the store's records and answers their threds. A message is acknowledged when its answer is durable;
/// one that is done again gives the same answer. One node of the cluster does it, the leader; twice does no harm.
/// </summary>
internal sealed class PersistenceActor : ReceiveActor, IWithTimers
{
    private const int MostAtOnce = 50;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MostUnheard = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly ImmutableArray<string> Addresses = [WellKnown.Persistence, WellKnown.PersistenceNode];
    private readonly ThredServices _services;
    private readonly ThredIntake _intake;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly CancellationTokenSource _stopped = new();
    private readonly Dictionary<string, DateTimeOffset> _unheard = new(StringComparer.Ordinal);
    private bool _working;

    /// <summary>Makes a node's agent.</summary>
    public PersistenceActor(ThredServices services, ThredIntake intake)
    {
        (_services, _intake) = (services, intake);
        Receive<Look>(_ =>
        {
            // Without patterns nobody sends it anything.
            if (_working || !_services.Nodes.Leads || !_services.Catalog.Current.Versions.Any())
                return;
            _working = true;
            WorkAsync().PipeTo(Self, success: more => new Done(more, null), failure: e => new Done(false, e));
        });
        Receive<Done>(done =>
        {
            _working = false;
            // While the store is away, that a thred does not listen says nothing about it. Whatever else fails, as a mailbox that does not answer, leaves what is known of others.
            if (done.Cause is StoreUnavailableException)
                _unheard.Clear();
            if (done.Cause is { } cause && !_stopped.IsCancellationRequested)
                _log.Warning("Tasks of workflows on records could not all be done, which is tried again: {0}", cause.Message);
            if (done.More)
                Self.Tell(Look.Instance);
        });
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc />
    protected override void PreStart() => Timers.StartPeriodicTimer(Look.Instance, Look.Instance, Every);

    /// <inheritdoc />
    protected override void PostStop()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    // Whether there may be more.
    private async Task<bool> WorkAsync()
    {
        var any = false;
        foreach (var address in Addresses)
        {
            var mail = await _services.Participants.Ask<ParticipantReplies.Mail>(new ParticipantCommands.Read(address, 0, MostAtOnce), Patience, _stopped.Token).ConfigureAwait(false);
            foreach (var message in mail.Messages)
            {
                if (!await IsAnsweredAsync(message).ConfigureAwait(false))
                    continue;
                await _services.Participants.Ask<ParticipantReplies.Acknowledged>(new ParticipantCommands.Acknowledge(address, message.MessageId), Patience, _stopped.Token).ConfigureAwait(false);
                any = true;
            }
        }

        return any;
    }

    private async Task<bool> IsAnsweredAsync(MailItem message)
    {
        var (request, kinds, refusal) = Read(message.Event.Element);
        // A word about a fault is no task; nor is what nobody waits for.
        if (request.ThredId is null || request.Error.ValueKind == System.Text.Json.JsonValueKind.Object)
            return true;
        var now = _services.Time.GetUtcNow();
        var answer = refusal is not null ? RecordWork.Refused(refusal) : await _services.Records.RunAsync(request.Id, kinds, now, records => RecordWork.Of(request, records, now.ToUnixTimeMilliseconds()), _stopped.Token).ConfigureAwait(false);
        var said = RecordAnswer.Of(request, answer, now.ToUnixTimeMilliseconds());
        try
        {
            await _intake.SubmitAsync(said, _stopped.Token).ConfigureAwait(false);
            _unheard.Remove(message.MessageId);
            return true;
        }
        catch (IntakeBusyException e)
        {
            // One thred that does not listen holds the others up no longer than this.
            if (_unheard.TryAdd(message.MessageId, now) || now - _unheard[message.MessageId] < MostUnheard)
                return false;
            await _services.Store.AddDeadLettersAsync(
                [new($"intake.{said.Id}", said.Id, said.ThredId, ThredFault.Server("").Code, "unanswered", e.Message, said.Json.ToString(), now)], _stopped.Token).ConfigureAwait(false);
            _unheard.Remove(message.MessageId);
            return true;
        }
    }

    // What cannot be read is told to its thred, and holds nothing up that came behind it.
    private static (ThredEvent Request, IReadOnlyCollection<string> Kinds, string? Refusal) Read(System.Text.Json.JsonElement json)
    {
        try
        {
            var request = EventReading.Read(json);
            return (request, RecordWork.KindsOf(request), null);
        }
        catch (Exception e) when (e is ModelException or ArgumentException)
        {
            return (new ThredEvent { Id = Text(json, "id") ?? "", Type = WellKnown.Tell, Source = ThredSource.System, ThredId = Text(json, "thredId") }, [], e.Message);
        }
    }

    private static string? Text(System.Text.Json.JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String ? value.GetString() : null;

    private sealed record Done(bool More, Exception? Cause) : INoSerializationVerificationNeeded;

    private sealed class Look : INoSerializationVerificationNeeded
    {
        public static readonly Look Instance = new();
    }
}
