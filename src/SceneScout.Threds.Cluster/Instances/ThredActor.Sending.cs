using System.Globalization;
using Akka.Actor;
using Akka.Event;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Cards;
using SceneScout.Threds.Cluster.Intake;
using SceneScout.Threds.Cluster.Participants;
using SceneScout.Threds.Cluster.Patterns;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Instances;

/// <content>What it brings to others, until they have it.</content>
internal sealed partial class ThredActor
{
    private void Send()
    {
        if (_registration != Registration.Known)
            return;
        foreach (var (receiver, entries) in _outbox.Take(Now, _services.ResendAfter).ToList())
        {
            var name = receiver[2..];
            switch (receiver[0])
            {
                case 'p':
                    _services.Participants.Tell(new ParticipantCommands.Deliver(name, _id, [.. entries.Select(Mail)]), Self);
                    break;
                case 's':
                    IPatternCommand slot = entries[0].Slot == SlotChange.Taken
                        ? new PatternCommands.Take(name, _id, entries[0].Number)
                        : new PatternCommands.Free(name, _id, entries[0].Number);
                    _services.Patterns.Tell(slot, Self);
                    break;
                case 'd':
                    _services.Cards.Tell(new CardMessages.KeepLetters([.. entries.Select(Letter)], entries[^1].Number), Self);
                    foreach (var entry in entries)
                        Complain(entry);
                    break;
                default:
                    SendToThred(name, entries[0]);
                    break;
            }
        }

        if (!_outbox.IsEmpty && !Timers.IsTimerActive(Resend.Instance))
            Timers.StartSingleTimer(Resend.Instance, Resend.Instance, _services.ResendAfter);
    }

    private void SendToThred(string thredId, OutboxEntry entry)
    {
        switch (entry.Effect)
        {
            case ThredEffect.EndChild:
                _services.Threds.Tell(new ThredCommands.Steer(thredId, null, entry.Cause?.Id ?? _id, entry.Number, entry.Depth), Self);
                break;
            case ThredEffect.TellParent parent:
                _services.Threds.Tell(new ThredCommands.ChildEnded(thredId, _id, parent.Status, parent.Result, entry.Number, entry.Depth), Self);
                break;
            case ThredEffect.Spawn spawn:
                if (entry.Depth >= MostDepth)
                    Refuse(entry, ThredFault.Loop($"Threds spawn threds more than {MostDepth} deep for one event."));
                else if (_services.Catalog.Current.Active(spawn.Pattern) is { } pattern)
                    _services.Threds.Tell(new ThredCommands.Begin(thredId, pattern.Model.Id, pattern.Version, null, spawn, entry.Number, entry.Depth + 1), Self);
                else
                    Refuse(entry, null);
                break;
        }
    }

    private static IncomingMail Mail(OutboxEntry entry)
    {
        var message = ((ThredEffect.Send)entry.Effect!).Message;
        return new(entry.Number, message.Id, message.Event.Json);
    }

    private ThredDeadLetter Letter(OutboxEntry entry)
    {
        var (given, fault) = (ThredEffect.DeadLetter)entry.Effect!;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{_id}.{entry.Number}"), given.Id, given.ThredId ?? _id, fault.Code, fault.Name, fault.Message, given.Json.ToString(), Now);
    }

    private void Complain(OutboxEntry entry)
    {
        var (given, fault) = (ThredEffect.DeadLetter)entry.Effect!;
        _log.Warning("Event {0} could not be handled by thred {1} and is a dead letter: {2}", given.Id, _id, fault.Message);
        FaultNotices.Tell(_services, string.Create(CultureInfo.InvariantCulture, $"{_id}.{entry.Number}"), given, fault);
    }

    private void OnDelivered(ParticipantReplies.Delivered delivered)
    {
        var receiver = $"p:{delivered.ParticipantId}";
        if (delivered.TurnedAway)
            _outbox.TurnedAway(receiver);
        Arrived(receiver, delivered.Through);
    }

    private void OnDone(ThredReplies.Done done)
    {
        if (done.Outcome == ThredOutcome.Busy)
            return;
        if (_outbox.First($"t:{done.ThredId}") is { Effect: ThredEffect.Spawn } entry && entry.Number == done.Ref && done.Outcome is ThredOutcome.Refused or ThredOutcome.Failed)
            Refuse(entry, done.Outcome == ThredOutcome.Refused ? done.Fault : null);
        else
            Arrived($"t:{done.ThredId}", done.Ref);
    }

    private void Refuse(OutboxEntry entry, ThredFault? fault)
    {
        if (_refused.Add(entry.Number))
            Enqueue(new ChildRefused(_id, entry.Receiver[2..], fault, entry.Cause ?? (entry.Effect as ThredEffect.Spawn)?.Input, entry.Receiver, entry.Number), ActorRefs.Nobody);
    }

    private void Arrived(string receiver, long through)
    {
        _outbox.Deliver(receiver, through);
        Send();
    }

    private sealed class Resend : INoSerializationVerificationNeeded
    {
        public static readonly Resend Instance = new();
    }
}
