using System.Collections.Immutable;
using SceneScout.Jsonata;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>
/// A decision as bytes for the journal, as one write: what it changes of its thred, and everything that follows from it. It is read onto the state before it.
/// </summary>
public static class ThredDecisionBytes
{
    private const int Send = 50;
    private const int Spawn = 51;
    private const int EndChild = 52;
    private const int TellParent = 53;
    private const int DeadLetter = 54;
    private const int Audit = 60;

    /// <summary>Writes a decision.</summary>
    /// <param name="before">The thred before it.</param>
    /// <param name="decision">The decision.</param>
    public static byte[] Write(ThredState before, ThredDecision decision) => FieldWriter.Bytes((before, decision), static (given, writer) =>
    {
        writer.Version(ThredStateBytes.Version);
        ThredStateBytes.Write(writer, given.decision.State, given.before);
        foreach (var effect in given.decision.Effects)
            Write(writer, effect);
        foreach (var line in given.decision.Audit)
            writer.Nested(Audit, inner => Write(inner, line));
    });

    /// <summary>Reads a decision onto the thred before it. Throws <see cref="FormatException"/> when the bytes are none.</summary>
    public static ThredDecision Read(ThredState before, ReadOnlySpan<byte> bytes)
    {
        var state = before;
        var locals = new Dictionary<string, JsonataValue>(before.Locals, StringComparer.Ordinal);
        var effects = ImmutableArray.CreateBuilder<ThredEffect>();
        var audit = ImmutableArray.CreateBuilder<ThredAudit>();
        var reader = new FieldReader(ThredStateBytes.AfterVersion(bytes));
        while (reader.Next())
        {
            if (reader.Field == Audit)
                audit.Add(Line(reader.Payload));
            else if (Effect(reader) is { } effect)
                effects.Add(effect);
            else
                state = ThredStateBytes.Field(state, locals, reader);
        }

        return new(state with { Locals = locals.Count == 0 ? ThredState.NoLocals : locals }, effects.ToImmutable(), audit.ToImmutable());
    }

    internal static void Write(FieldWriter writer, ThredEffect effect)
    {
        switch (effect)
        {
            case ThredEffect.Send send:
                writer.Nested(Send, inner => ThredStateBytes.Message(inner, send.Message));
                break;
            case ThredEffect.Spawn spawn:
                writer.Nested(Spawn, inner => Write(inner, spawn));
                break;
            case ThredEffect.EndChild child:
                writer.Text(EndChild, child.ThredId);
                break;
            case ThredEffect.TellParent parent:
                writer.Nested(TellParent, inner => { inner.Text(1, parent.ParentId); inner.Text(2, parent.Status); Json(inner, 3, parent.Result); });
                break;
            case ThredEffect.DeadLetter dead:
                writer.Nested(DeadLetter, inner =>
                {
                    inner.Bytes(1, dead.Event.Json.Utf8.Span);
                    inner.Number(2, dead.Fault.Code);
                    inner.Text(3, dead.Fault.Name);
                    inner.Text(4, dead.Fault.Message);
                    inner.Text(5, dead.Fault.Cause);
                });
                break;
        }
    }

    private static void Write(FieldWriter writer, ThredEffect.Spawn spawn)
    {
        writer.Text(1, spawn.ThredId);
        writer.Text(2, spawn.Pattern);
        writer.Text(3, spawn.ParentId);
        writer.Number(4, (long)spawn.Kind);
        Json(writer, 5, spawn.Input?.Json);
        foreach (var (name, value) in spawn.Locals.OrderBy(local => local.Key, StringComparer.Ordinal))
            writer.Nested(6, inner => ThredStateBytes.Local(inner, name, value));
        foreach (var participant in spawn.Participants)
            writer.Text(7, participant);
    }

    private static void Write(FieldWriter writer, ThredAudit line)
    {
        writer.Text(1, line.EventId);
        writer.Text(2, line.ThredId);
        writer.Text(3, line.Type);
        writer.Number(4, line.Timestamp);
        writer.Text(5, line.From);
        writer.Text(6, line.To);
        writer.Text(7, line.Condition);
        foreach (var message in line.Messages)
            writer.Text(8, message);
        foreach (var local in line.Locals)
            writer.Text(9, local);
        writer.Text(10, line.Note);
    }

    private static void Json(FieldWriter writer, int field, RawJson? json)
    {
        if (json is not null)
            writer.Bytes(field, json.Utf8.Span);
    }

    internal static ThredEffect? Effect(in FieldReader reader) => reader.Field switch
    {
        Send => new ThredEffect.Send(ThredStateBytes.Message(reader.Payload)),
        Spawn => Spawned(reader.Payload),
        EndChild => new ThredEffect.EndChild(reader.Text),
        TellParent => Parent(reader.Payload),
        DeadLetter => Dead(reader.Payload),
        _ => null,
    };

    private static ThredEffect.Spawn Spawned(ReadOnlySpan<byte> bytes)
    {
        var locals = new Dictionary<string, JsonataValue>(StringComparer.Ordinal);
        var spawn = new ThredEffect.Spawn("", "", "", SpawnKind.Child, null, ThredState.NoLocals, []);
        for (var fields = new FieldReader(bytes); fields.Next();)
        {
            if (fields.Field == 6)
                ThredStateBytes.Local(locals, fields.Payload);
            spawn = fields.Field switch
            {
                1 => spawn with { ThredId = fields.Text },
                2 => spawn with { Pattern = fields.Text },
                3 => spawn with { ParentId = fields.Text },
                4 => spawn with { Kind = (SpawnKind)fields.Number },
                5 => spawn with { Input = EventReading.Read(System.Text.Json.JsonElement.Parse(fields.Payload)) },
                7 => spawn with { Participants = spawn.Participants.Add(fields.Text) },
                _ => spawn,
            };
        }

        return locals.Count == 0 ? spawn : spawn with { Locals = locals };
    }

    private static ThredEffect.TellParent Parent(ReadOnlySpan<byte> bytes)
    {
        var parent = new ThredEffect.TellParent("", "", null);
        for (var fields = new FieldReader(bytes); fields.Next();)
        {
            parent = fields.Field switch
            {
                1 => parent with { ParentId = fields.Text },
                2 => parent with { Status = fields.Text },
                3 => parent with { Result = RawJson.Of(fields.Payload.ToArray()) },
                _ => parent,
            };
        }

        return parent;
    }

    private static ThredEffect.DeadLetter Dead(ReadOnlySpan<byte> bytes)
    {
        var fault = new ThredFault(0, "", "");
        ThredEvent? dead = null;
        for (var fields = new FieldReader(bytes); fields.Next();)
        {
            if (fields.Field == 1)
                dead = EventReading.Read(System.Text.Json.JsonElement.Parse(fields.Payload));
            fault = fields.Field switch
            {
                2 => fault with { Code = (int)fields.Number },
                3 => fault with { Name = fields.Text },
                4 => fault with { Message = fields.Text },
                5 => fault with { Cause = fields.Text },
                _ => fault,
            };
        }

        return new(dead ?? throw new FormatException("The event of a dead letter is missing in a decision's bytes."), fault);
    }

    private static ThredAudit Line(ReadOnlySpan<byte> bytes)
    {
        var line = new ThredAudit("", null, "", 0, null, null, null, [], []);
        for (var fields = new FieldReader(bytes); fields.Next();)
        {
            line = fields.Field switch
            {
                1 => line with { EventId = fields.Text },
                2 => line with { ThredId = fields.Text },
                3 => line with { Type = fields.Text },
                4 => line with { Timestamp = fields.Number },
                5 => line with { From = fields.Text },
                6 => line with { To = fields.Text },
                7 => line with { Condition = fields.Text },
                8 => line with { Messages = line.Messages.Add(fields.Text) },
                9 => line with { Locals = line.Locals.Add(fields.Text) },
                10 => line with { Note = fields.Text },
                _ => line,
            };
        }

        return line;
    }
}
