using System.Collections.Immutable;
using Akka.Actor;
using Akka.Persistence;
using SceneScout.Actors.Hosting;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Intake;
using SceneScout.Threds.Cluster.Wire;

namespace SceneScout.Threds.Cluster.Participants;

/// <summary>Owner of a participant's mailbox, in the journal.</summary>
internal sealed class ParticipantActor : GroupCommitActor
{
    // A snapshot is as large as the mailbox, an entry as a few messages.
    private const int RowsPerSnapshot = 1000;
    private readonly TimeProvider _time;
    private readonly string _id;
    private readonly Mailbox _mailbox;

    private ParticipantActor(string id, MailboxLimits limits, TimeProvider time)
    {
        (_id, _time, _mailbox) = (id, time, new(limits));
        PersistenceId = $"participant-{id}";
        Recover<MailRow>(_mailbox.Apply);
        Recover<SnapshotOffer>(offer =>
        {
            if (offer.Snapshot is MailSnapshot snapshot)
                _mailbox.Restore(snapshot);
        });
        InTurn<ParticipantCommands.Deliver>();
        InTurn<ParticipantCommands.Acknowledge>();
        Command<ParticipantCommands.Read>(read => Sender.Tell(_mailbox.Read(read.After, read.Limit, Now)));
        Command<Rest>(_ => StopWhenWritten());
        Snapshots();
    }

    /// <inheritdoc />
    public override string PersistenceId { get; }

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Props of a participant's owner.</summary>
    internal static Props Props(string id, MailboxLimits limits, TimeProvider time) => ActorFactory.Of(() => new ParticipantActor(id, limits, time));

    /// <inheritdoc />
    protected override (IThredWire? Row, Action Then) Decide(ImmutableArray<Waiting> batch)
    {
        var came = ImmutableArray.CreateBuilder<(string, IncomingMail)>();
        var received = ImmutableArray.CreateBuilder<string>();
        var answers = new List<(IActorRef To, object Answer)>(batch.Length);
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (command, sender) in batch)
        {
            switch (command)
            {
                case ParticipantCommands.Deliver deliver:
                    // One portion of a sender is under way at a time, in order: the last number says it all.
                    var last = numbers.TryGetValue(deliver.From, out var number) ? number : _mailbox.NumberOf(deliver.From);
                    var through = deliver.Messages.Max(mail => mail.Number);
                    // Its sender keeps it and sends it again.
                    if (through > last && _mailbox.IsFull(came.Count))
                    {
                        if (!IsIntake(deliver))
                            answers.Add((sender, TurnedAway(deliver, last)));
                        break;
                    }

                    foreach (var mail in deliver.Messages.Where(mail => mail.Number > last))
                        came.Add((deliver.From, mail));
                    numbers[deliver.From] = Math.Max(last, through);
                    answers.Add((sender, new ParticipantReplies.Delivered(_id, deliver.From, through)));
                    break;
                case ParticipantCommands.Acknowledge acknowledge:
                    var known = _mailbox.Has(acknowledge.MessageId) && !received.Contains(acknowledge.MessageId);
                    if (known)
                        received.Add(acknowledge.MessageId);
                    answers.Add((sender, new ParticipantReplies.Acknowledged(known)));
                    break;
            }
        }

        MailRow? row = came.Count + received.Count == 0 ? null : new(Now, came.ToImmutable(), received.ToImmutable());
        return (row, () =>
        {
            if (row is not null)
            {
                _mailbox.Apply(row);
                SnapshotAfter(RowsPerSnapshot, _mailbox.Snapshot, spread: true);
            }

            foreach (var (to, answer) in answers)
                to.Tell(answer);
        }
        );
    }

    /// <inheritdoc />
    protected override void TurnAway(object command, IActorRef sender)
    {
        // Who acknowledges is told nothing and asks again.
        if (command is ParticipantCommands.Deliver deliver && !IsIntake(deliver))
            sender.Tell(TurnedAway(deliver, _mailbox.NumberOf(deliver.From)));
    }

    // An intake is told nothing either: it asks a few times more, and a short rush is over by then.
    private static bool IsIntake(ParticipantCommands.Deliver deliver) => deliver.From.StartsWith(ThredIntake.Sender, StringComparison.Ordinal);

    private ParticipantReplies.Delivered TurnedAway(ParticipantCommands.Deliver deliver, long last) => new(_id, deliver.From, last) { TurnedAway = true };
}
