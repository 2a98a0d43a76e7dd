using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.Serialization;
using SceneScout.Threds.Cluster.Instances;
using SceneScout.Threds.Cluster.Intake;
using SceneScout.Threds.Cluster.Participants;
using SceneScout.Threds.Cluster.Patterns;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Wire;

/// <summary>The closed table of what of threds crosses nodes and stands in journals (<c>-j</c>) and snapshots (<c>-s</c>). The number is the version; an entry and its fields, once released, are never changed or removed.</summary>
internal static class ThredForms
{
    private static readonly ThredForm[] All =
    [
        ThredForm.Of<ThredCommands.Begin>("thred.begin/1", (begin, to) =>
        {
            to.Text(1, begin.ThredId);
            to.Text(2, begin.PatternId);
            to.Number(3, begin.Version);
            to.Event(4, begin.Input);
            to.Effect(5, begin.Spawn);
            to.Number(6, begin.Ref);
            to.Number(7, begin.Depth);
        }, from => new(from.Text(1), from.Text(2), (int)from.Number(3), from.EventOrNull(4), from.Effect(5) as ThredEffect.Spawn, from.Number(6), (int)from.Number(7))),
        ThredForm.Of<ThredCommands.Occur>("thred.occur/1", (occur, to) =>
        {
            to.Text(1, occur.ThredId);
            to.Event(2, occur.Event);
            to.Flag(3, occur.Unbound);
            to.Number(4, occur.Ref);
            to.Number(5, occur.Depth);
        }, from => new(from.Text(1), from.Event(2), from.Flag(3), from.Number(4), (int)from.Number(5))),
        ThredForm.Of<ThredCommands.ChildEnded>("thred.child-ended/1", (ended, to) =>
        {
            to.Text(1, ended.ThredId);
            to.Text(2, ended.ChildId);
            to.Text(3, ended.Status);
            to.Json(4, ended.Result);
            to.Number(5, ended.Ref);
            to.Number(6, ended.Depth);
        }, from => new(from.Text(1), from.Text(2), from.Text(3), from.Json(4), from.Number(5), (int)from.Number(6))),
        ThredForm.Of<ThredCommands.Steer>("thred.steer/1", (steer, to) =>
        {
            to.Text(1, steer.ThredId);
            to.Text(2, steer.Transition?.Name);
            to.Number(3, (long)(steer.Transition?.Input ?? InputKind.Default));
            to.Text(4, steer.Transition?.LocalName);
            to.Text(5, steer.EventId);
            to.Number(6, steer.Ref);
            to.Number(7, steer.Depth);
        }, from => new(from.Text(1), from.TextOrNull(2) is { } name ? new(name, (InputKind)from.Number(3), from.TextOrNull(4)) : null, from.Text(5), from.Number(6), (int)from.Number(7))),
        ThredForm.Of<ThredCommands.Migrate>("thred.migrate/1", (migrate, to) =>
        {
            to.Text(1, migrate.ThredId);
            to.Number(2, migrate.Version);
            to.Text(3, migrate.EventId);
            to.Number(4, migrate.Ref);
        }, from => new(from.Text(1), (int)from.Number(2), from.Text(3), from.Number(4))),
        ThredForm.Of<ThredCommands.Wake>("thred.wake/1", (wake, to) => to.Text(1, wake.ThredId), from => new(from.Text(1))),
        ThredForm.Of<ThredCommands.AskBegun>("thred.ask-begun/1", (ask, to) => to.Text(1, ask.ThredId), from => new(from.Text(1))),
        ThredForm.Of<ThredCommands.Show>("thred.show/1", (show, to) =>
        {
            to.Text(1, show.ThredId);
            if (show.Full)
                to.Flag(2, true);
        }, from => new(from.Text(1), from.Flag(2))),
        ThredForm.Of<ThredReplies.Done>("thred.done/1", (done, to) =>
        {
            to.Text(1, done.ThredId);
            to.Number(2, done.Ref);
            to.Number(3, (long)done.Outcome);
            to.Fault(4, done.Fault);
        }, from => new(from.Text(1), from.Number(2), (ThredOutcome)from.Number(3), from.Fault(4))),
        ThredForm.Of<ThredReplies.Begun>("thred.begun/1", (begun, to) =>
        {
            to.Text(1, begun.ThredId);
            to.Flag(2, begun.HasBegun);
        }, from => new(from.Text(1), from.Flag(2))),
        ThredForm.Of<ThredReplies.Shown>("thred.shown/1", (shown, to) =>
        {
            to.Text(1, shown.ThredId);
            to.Json(2, shown.View);
        }, from => new(from.Text(1), from.Json(2))),
        ThredForm.Of<ThredRow>("thred-j/1", WriteRow, ReadRow),
        ThredForm.Of<ThredSnapshot>("thred-s/1", (snapshot, to) =>
        {
            to.Bytes(1, snapshot.State.Span);
            to.Number(2, snapshot.Number);
            foreach (var entry in snapshot.Outbox)
                to.Nested(3, inner => WriteEntry(entry, inner));
            if (!snapshot.Recent.IsEmpty)
                to.Bytes(4, snapshot.Recent.Span);
        }, from => new(from.Bytes(1), from.Number(2), from.Many(3, ReadEntry)) { Recent = from.Bytes(4) }),
        ThredForm.Of<ParticipantCommands.Deliver>("participant.deliver/1", (deliver, to) =>
        {
            to.Text(1, deliver.ParticipantId);
            to.Text(2, deliver.From);
            foreach (var mail in deliver.Messages)
                to.Nested(3, inner => WriteMail(mail, inner));
        }, from => new(from.Text(1), from.Text(2), from.Many(3, ReadMail))),
        ThredForm.Of<ParticipantCommands.Read>("participant.read/1", (read, to) =>
        {
            to.Text(1, read.ParticipantId);
            to.Number(2, read.After);
            to.Number(3, read.Limit);
        }, from => new(from.Text(1), from.Number(2), (int)from.Number(3))),
        ThredForm.Of<ParticipantCommands.Acknowledge>("participant.acknowledge/1", (acknowledge, to) =>
        {
            to.Text(1, acknowledge.ParticipantId);
            to.Text(2, acknowledge.MessageId);
        }, from => new(from.Text(1), from.Text(2))),
        ThredForm.Of<ParticipantReplies.Delivered>("participant.delivered/1", (delivered, to) =>
        {
            to.Text(1, delivered.ParticipantId);
            to.Text(2, delivered.From);
            to.Number(3, delivered.Through);
            if (delivered.TurnedAway)
                to.Flag(4, true);
        }, from => new(from.Text(1), from.Text(2), from.Number(3)) { TurnedAway = from.Flag(4) }),
        ThredForm.Of<ParticipantReplies.Mail>("participant.mail/1", (mail, to) =>
        {
            foreach (var message in mail.Messages)
                to.Nested(1, inner => WriteItem(message, inner));
            to.Number(2, mail.Waiting);
            to.Number(3, mail.Expired);
            if (mail.More)
                to.Flag(4, true);
        }, from => new(from.Many(1, ReadItem), from.Number(2), from.Number(3)) { More = from.Flag(4) }),
        ThredForm.Of<ParticipantReplies.Acknowledged>("participant.acknowledged/1", (acknowledged, to) => to.Flag(1, acknowledged.Known), from => new(from.Flag(1))),
        ThredForm.Of<MailRow>("participant-j/1", (row, to) =>
        {
            to.Number(1, row.At);
            foreach (var (sender, mail) in row.Came)
            {
                to.Nested(2, inner =>
                {
                    WriteMail(mail, inner);
                    inner.Text(9, sender);
                });
            }

            to.Texts(3, row.Received);
        }, from => new(from.Number(1), from.Many(2, came => (came.Text(9), ReadMail(came))), from.Texts(3))),
        ThredForm.Of<MailSnapshot>("participant-s/1", (snapshot, to) =>
        {
            to.Number(1, snapshot.Place);
            to.Number(2, snapshot.Expired);
            foreach (var message in snapshot.Messages)
                to.Nested(3, inner => WriteItem(message, inner));
            foreach (var (sender, number) in snapshot.Senders)
            {
                to.Nested(4, inner =>
                {
                    inner.Text(1, sender);
                    inner.Number(2, number);
                });
            }
        }, from => new(from.Number(1), from.Number(2), from.Many(3, ReadItem), from.Many(4, sender => (sender.Text(1), sender.Number(2))))),
        ThredForm.Of<PatternCommands.Put>("pattern.put/1", (put, to) =>
        {
            to.Text(1, put.PatternId);
            to.Text(2, put.Json);
            to.Text(3, put.By);
        }, from => new(from.Text(1), from.Text(2), from.Text(3))),
        ThredForm.Of<PatternCommands.Remove>("pattern.remove/1", (remove, to) =>
        {
            to.Text(1, remove.PatternId);
            to.Text(2, remove.By);
        }, from => new(from.Text(1), from.Text(2))),
        ThredForm.Of<PatternCommands.When>("pattern.when/1", (when, to) =>
        {
            to.Text(1, when.PatternId);
            to.Number(2, when.Expected.Version);
            to.Flag(3, when.Expected.Active);
            to.Text(4, when.Json);
            to.Text(5, when.By);
        }, from => new(from.Text(1), new((int)from.Number(2), from.Flag(3)), from.TextOrNull(4), from.Text(5))),
        ThredForm.Of<PatternCommands.Reserve>("pattern.reserve/1", (reserve, to) =>
        {
            to.Text(1, reserve.PatternId);
            to.Text(2, reserve.ThredId);
            to.Number(3, reserve.Version);
        }, from => new(from.Text(1), from.Text(2), (int)from.Number(3))),
        ThredForm.Of<PatternCommands.Take>("pattern.take/1", (take, to) =>
        {
            to.Text(1, take.PatternId);
            to.Text(2, take.ThredId);
            to.Number(3, take.Ref);
        }, from => new(from.Text(1), from.Text(2), from.Number(3))),
        ThredForm.Of<PatternCommands.Free>("pattern.free/1", (free, to) =>
        {
            to.Text(1, free.PatternId);
            to.Text(2, free.ThredId);
            to.Number(3, free.Ref);
        }, from => new(from.Text(1), from.Text(2), from.Number(3))),
        ThredForm.Of<PatternCommands.AskLive>("pattern.ask-live/1", (ask, to) => to.Text(1, ask.PatternId), from => new(from.Text(1))),
        ThredForm.Of<PatternReplies.Stands>("pattern.stands/1", (stands, to) =>
        {
            to.Number(1, stands.Version);
            to.Flag(2, stands.Active);
            to.Flag(3, stands.IsNew);
            to.Texts(4, stands.Unaware);
        }, from => new((int)from.Number(1), from.Flag(2), from.Flag(3), from.Texts(4))),
        ThredForm.Of<PatternReplies.Moved>("pattern.moved/1", (moved, to) =>
        {
            to.Number(1, moved.Now.Version);
            to.Flag(2, moved.Now.Active);
        }, from => new(new((int)from.Number(1), from.Flag(2)))),
        ThredForm.Of<PatternReplies.Slot>("pattern.slot/1", (slot, to) =>
        {
            to.Text(1, slot.ThredId);
            to.Fault(2, slot.Refusal);
        }, from => new(from.Text(1), from.Fault(2))),
        ThredForm.Of<PatternReplies.Noted>("pattern.noted/1", (noted, to) =>
        {
            to.Text(1, noted.PatternId);
            to.Number(2, noted.Ref);
        }, from => new(from.Text(1), from.Number(2))),
        ThredForm.Of<PatternReplies.Live>("pattern.live/1", (live, to) => to.Texts(1, live.ThredIds), from => new(from.Texts(1))),
        ThredForm.Of<PatternRow>("pattern-j/1", (row, to) =>
        {
            to.Number(1, row.At);
            foreach (var version in row.Put)
                to.Nested(2, inner => WriteVersion(version, inner));
            to.Flag(3, row.Removed);
            foreach (var move in row.Slots)
            {
                to.Nested(4, inner =>
                {
                    inner.Text(1, move.ThredId);
                    inner.Number(2, (long)move.Kind);
                });
            }
        }, from => new(from.Number(1), from.Many(2, ReadVersion), from.Flag(3), from.Many(4, move => new SlotMove(move.Text(1), (SlotMoveKind)move.Number(2))))),
        ThredForm.Of<PatternSnapshot>("pattern-s/1", WriteOwnership, ReadOwnership),
        ThredForm.Of<CatalogMessages.Load>("catalog.load/1", (_, _) => { }, _ => new()),
        ThredForm.Of<CatalogMessages.Loaded>("catalog.loaded/1", (_, _) => { }, _ => new()),
    ];

    private static readonly FrozenDictionary<Type, ThredForm> ByType = All.ToFrozenDictionary(form => form.Type);
    private static readonly FrozenDictionary<string, ThredForm> ByManifest = All.ToFrozenDictionary(form => form.Manifest, StringComparer.Ordinal);

    /// <summary>The types that have a form.</summary>
    internal static IReadOnlyCollection<Type> Types => ByType.Keys;

    /// <summary>The form of a type.</summary>
    /// <exception cref="ArgumentException">It has none: it must not leave the node.</exception>
    internal static ThredForm Of(Type type) => ByType.TryGetValue(type, out var form) ? form : throw new ArgumentException($"{type} has no form.", nameof(type));

    /// <summary>The form of a manifest.</summary>
    /// <exception cref="SerializationException">It is not known.</exception>
    internal static ThredForm Of(string manifest) =>
        ByManifest.TryGetValue(manifest, out var form) ? form : throw new SerializationException($"The manifest '{manifest}' is not known here: a newer node wrote it?");

    private static void WriteRow(ThredRow row, FieldWriter to)
    {
        foreach (var step in row.Steps)
        {
            to.Nested(1, inner =>
            {
                inner.Number(1, step.At);
                if (!step.Began.IsEmpty)
                    inner.Bytes(2, step.Began.Span);
                inner.Bytes(3, step.Decision.Span);
                inner.Event(4, step.Input);
                inner.Number(5, (long)step.Slot);
                inner.Number(6, step.Depth);
            });
        }

        foreach (var (receiver, through) in row.Delivered)
        {
            to.Nested(2, inner =>
            {
                inner.Text(1, receiver);
                inner.Number(2, through);
            });
        }
    }

    private static ThredRow ReadRow(WireFields from) => new(
        from.Many(1, step => new StepRecord(step.Number(1), step.Bytes(2), step.Bytes(3), step.EventOrNull(4), (SlotChange)step.Number(5), (int)step.Number(6))),
        from.Many(2, lane => (lane.Text(1), lane.Number(2))));

    private static void WriteEntry(OutboxEntry entry, FieldWriter to)
    {
        to.Number(1, entry.Number);
        to.Text(2, entry.Receiver);
        to.Effect(3, entry.Effect);
        to.Number(4, (long)entry.Slot);
        to.Event(5, entry.Cause);
        to.Number(6, entry.Depth);
    }

    private static OutboxEntry ReadEntry(WireFields from) =>
        new(from.Number(1), from.Text(2), from.Effect(3), (SlotChange)from.Number(4), from.EventOrNull(5), (int)from.Number(6));

    private static void WriteMail(IncomingMail mail, FieldWriter to)
    {
        to.Number(1, mail.Number);
        to.Text(2, mail.MessageId);
        to.Json(3, mail.Event);
    }

    private static IncomingMail ReadMail(WireFields from) => new(from.Number(1), from.Text(2), RawJson.Of(from.Bytes(3)));

    private static void WriteItem(MailItem item, FieldWriter to)
    {
        to.Number(1, item.Place);
        to.Number(2, item.At);
        to.Text(3, item.MessageId);
        to.Json(4, item.Event);
    }

    private static MailItem ReadItem(WireFields from) => new(from.Number(1), from.Number(2), from.Text(3), RawJson.Of(from.Bytes(4)));

    private static void WriteVersion(PatternVersion version, FieldWriter to)
    {
        to.Number(1, version.Number);
        to.Text(2, version.Json);
        to.Number(3, version.At);
        to.Text(4, version.By);
    }

    private static PatternVersion ReadVersion(WireFields from) => new((int)from.Number(1), from.Text(2), from.Number(3), from.Text(4));

    private static void WriteOwnership(PatternSnapshot snapshot, FieldWriter to)
    {
        var state = snapshot.State;
        foreach (var version in state.Versions)
            to.Nested(1, inner => WriteVersion(version, inner));
        to.Flag(2, state.Active);
        to.Number(3, state.Slots.LastBegan ?? 0);
        to.Texts(4, state.Slots.Live.Order(StringComparer.Ordinal));
        foreach (var (thredId, since) in state.Reserved)
        {
            to.Nested(5, inner =>
            {
                inner.Text(1, thredId);
                inner.Number(2, since);
            });
        }
    }

    private static PatternSnapshot ReadOwnership(WireFields from) => new(new()
    {
        Versions = from.Many(1, ReadVersion),
        Active = from.Flag(2),
        Slots = new() { LastBegan = from.Number(3) is var last && last == 0 ? null : last, Live = [.. from.Texts(4)] },
        Reserved = from.Many(5, reserved => KeyValuePair.Create(reserved.Text(1), reserved.Number(2))).ToImmutableSortedDictionary(StringComparer.Ordinal),
    });
}
