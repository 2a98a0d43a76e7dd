using System.Buffers.Binary;
using System.Collections.Immutable;
using SceneScout.Jsonata;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>A thred as bytes for journals and snapshots. The numbers of the fields stay; a reader passes over those that it does not know.</summary>
public static class ThredStateBytes
{
    private const byte Version = 1;

    /// <summary>Writes a thred.</summary>
    public static byte[] Write(ThredState state)
    {
        var writer = new FieldWriter();
        writer.Version(Version);
        writer.Text(1, state.Id);
        writer.Text(2, state.PatternId);
        writer.Text(3, state.PatternName);
        writer.Number(4, state.PatternVersion);
        writer.Number(5, (long)state.Status);
        writer.Text(6, state.Reaction);
        writer.Number(7, state.ReactionStart);
        writer.Number(8, state.StartTime);
        writer.Number(9, state.LastUpdateTime);
        writer.Number(10, state.EndTime ?? 0);
        foreach (var (path, mask) in state.Matched)
            writer.Nested(11, inner => { inner.Text(1, path); inner.Number(2, (long)mask); });
        foreach (var (name, value) in state.Locals.OrderBy(local => local.Key, StringComparer.Ordinal))
            writer.Nested(12, inner => { inner.Text(1, name); inner.Bytes(2, ValueJson.Bytes(value)); });
        foreach (var participant in state.Participants)
            writer.Text(13, participant);
        writer.Text(14, state.Label);
        writer.Text(15, state.Description);
        writer.Text(16, state.DisplayUri);
        writer.Text(17, state.ParentId);
        writer.Number(18, state.Spawned is { } kind ? (long)kind + 1 : 0);
        foreach (var child in state.Children)
            writer.Nested(19, inner => { inner.Text(1, child.Id); inner.Number(2, (long)child.Kind); });
        foreach (var join in state.Joins)
            writer.Nested(20, inner => Join(inner, join));
        foreach (var timer in state.Timers)
            writer.Nested(21, inner => Timer(inner, timer));
        foreach (var retry in state.Retries)
            writer.Nested(22, inner => Retry(inner, retry));
        Seen(writer, state.Seen);
        writer.Number(24, state.Steps);
        return writer.Written.ToArray();
    }

    /// <summary>Reads a thred. Throws <see cref="FormatException"/> when the bytes are none.</summary>
    public static ThredState Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != Version)
            throw new FormatException($"Version {(bytes.IsEmpty ? "of no bytes" : bytes[0])} of a thred's bytes is not known; this program reads {Version}.");
        var state = new ThredState { Id = "", PatternId = "", PatternName = "", PatternVersion = 0 };
        var locals = new Dictionary<string, JsonataValue>(StringComparer.Ordinal);
        var reader = new FieldReader(bytes[1..]);
        while (reader.Next())
        {
            state = reader.Field switch
            {
                1 => state with { Id = reader.Text },
                2 => state with { PatternId = reader.Text },
                3 => state with { PatternName = reader.Text },
                4 => state with { PatternVersion = (int)reader.Number },
                5 => state with { Status = (ThredStatus)reader.Number },
                6 => state with { Reaction = reader.Text },
                7 => state with { ReactionStart = reader.Number },
                8 => state with { StartTime = reader.Number },
                9 => state with { LastUpdateTime = reader.Number },
                10 => state with { EndTime = reader.Number },
                11 => Matched(state, reader.Payload),
                12 => Local(state, locals, reader.Payload),
                13 => state with { Participants = state.Participants.Add(reader.Text) },
                14 => state with { Label = reader.Text },
                15 => state with { Description = reader.Text },
                16 => state with { DisplayUri = reader.Text },
                17 => state with { ParentId = reader.Text },
                18 => state with { Spawned = (SpawnKind)(reader.Number - 1) },
                19 => state with { Children = state.Children.Add(Child(reader.Payload)) },
                20 => state with { Joins = state.Joins.Add(Join(reader.Payload)) },
                21 => state with { Timers = state.Timers.Add(Timer(reader.Payload)) },
                22 => state with { Retries = state.Retries.Add(Retry(reader.Payload)) },
                23 => state with { Seen = Seen(reader.Payload) },
                24 => state with { Steps = reader.Number },
                _ => state,
            };
        }

        return locals.Count == 0 ? state : state with { Locals = locals };
    }

    private static ThredState Matched(ThredState state, ReadOnlySpan<byte> bytes)
    {
        var (path, mask) = ("", 0L);
        for (var fields = new FieldReader(bytes); fields.Next();)
        {
            if (fields.Field == 1)
                path = fields.Text;
            else if (fields.Field == 2)
                mask = fields.Number;
        }

        return state with { Matched = state.Matched.SetItem(path, (ulong)mask) };
    }

    private static ThredState Local(ThredState state, Dictionary<string, JsonataValue> locals, ReadOnlySpan<byte> bytes)
    {
        var name = "";
        for (var fields = new FieldReader(bytes); fields.Next();)
        {
            if (fields.Field == 1)
                name = fields.Text;
            else if (fields.Field == 2)
                locals[name] = JsonataValue.From(System.Text.Json.JsonElement.Parse(fields.Payload));
        }

        return state;
    }

    private static ThredChild Child(ReadOnlySpan<byte> bytes)
    {
        var child = new ThredChild("", SpawnKind.Child);
        for (var fields = new FieldReader(bytes); fields.Next();)
            child = fields.Field switch { 1 => child with { Id = fields.Text }, 2 => child with { Kind = (SpawnKind)fields.Number }, _ => child };
        return child;
    }

    private static void Join(FieldWriter writer, ImmutableArray<JoinedChild> join)
    {
        foreach (var child in join)
        {
            writer.Nested(1, inner =>
            {
                inner.Text(1, child.ThredId);
                inner.Text(2, child.PatternId);
                inner.Text(3, child.Status);
                if (child.Result is { } result)
                    inner.Bytes(4, result.Utf8.Span);
            });
        }
    }

    private static ImmutableArray<JoinedChild> Join(ReadOnlySpan<byte> bytes)
    {
        var children = ImmutableArray.CreateBuilder<JoinedChild>();
        for (var fields = new FieldReader(bytes); fields.Next();)
        {
            var child = new JoinedChild("", "");
            for (var inner = new FieldReader(fields.Payload); inner.Next();)
            {
                child = inner.Field switch
                {
                    1 => child with { ThredId = inner.Text },
                    2 => child with { PatternId = inner.Text },
                    3 => child with { Status = inner.Text },
                    4 => child with { Result = RawJson.Of(inner.Payload.ToArray()) },
                    _ => child,
                };
            }

            children.Add(child);
        }

        return children.ToImmutable();
    }

    private static void Timer(FieldWriter writer, ThredTimer timer)
    {
        writer.Number(1, (long)timer.Kind);
        writer.Text(2, timer.Name);
        writer.Number(3, timer.Due);
        if (timer.Message is { } message)
            writer.Nested(4, inner => Message(inner, message));
        writer.Text(5, timer.Zone);
    }

    private static ThredTimer Timer(ReadOnlySpan<byte> bytes)
    {
        var timer = new ThredTimer(ThredTimerKind.Expiry, "", 0);
        for (var fields = new FieldReader(bytes); fields.Next();)
        {
            timer = fields.Field switch
            {
                1 => timer with { Kind = (ThredTimerKind)fields.Number },
                2 => timer with { Name = fields.Text },
                3 => timer with { Due = fields.Number },
                4 => timer with { Message = Message(fields.Payload) },
                5 => timer with { Zone = fields.Text },
                _ => timer,
            };
        }

        return timer;
    }

    private static void Retry(FieldWriter writer, ThredRetry retry)
    {
        writer.Nested(1, inner => Message(inner, retry.Message));
        writer.Number(2, retry.Attempts);
        writer.Number(3, retry.Policy.Attempts);
        writer.Number(4, (long)retry.Policy.Backoff);
        writer.Number(5, retry.Policy.Base);
        writer.Number(6, retry.Policy.Cap);
    }

    private static ThredRetry Retry(ReadOnlySpan<byte> bytes)
    {
        var (attempts, policy) = (0, new RetryModel(0, BackoffKind.Exponential, 0, 0));
        ThredMessage? message = null;
        for (var fields = new FieldReader(bytes); fields.Next();)
        {
            if (fields.Field == 1)
                message = Message(fields.Payload);
            else if (fields.Field == 2)
                attempts = (int)fields.Number;
            policy = fields.Field switch
            {
                3 => policy with { Attempts = (int)fields.Number },
                4 => policy with { Backoff = (BackoffKind)fields.Number },
                5 => policy with { Base = fields.Number },
                6 => policy with { Cap = fields.Number },
                _ => policy,
            };
        }

        return new(message ?? throw new FormatException("A message to be sent again is missing in a thred's bytes."), attempts, policy);
    }

    private static void Message(FieldWriter writer, ThredMessage message)
    {
        writer.Text(1, message.Id);
        foreach (var to in message.To)
            writer.Text(2, to);
        writer.Bytes(3, message.Event.Json.Utf8.Span);
        foreach (var unknown in message.Unknown)
            writer.Text(4, unknown);
    }

    private static ThredMessage Message(ReadOnlySpan<byte> bytes)
    {
        var (id, to, unknown) = ("", ImmutableArray<string>.Empty, ImmutableArray<string>.Empty);
        ThredEvent? sent = null;
        for (var fields = new FieldReader(bytes); fields.Next();)
        {
            switch (fields.Field)
            {
                case 1:
                    id = fields.Text;
                    break;
                case 2:
                    to = to.Add(fields.Text);
                    break;
                case 3:
                    sent = EventReading.Read(System.Text.Json.JsonElement.Parse(fields.Payload));
                    break;
                case 4:
                    unknown = unknown.Add(fields.Text);
                    break;
            }
        }

        return new(id, to, sent ?? throw new FormatException("The event of a message is missing in a thred's bytes.")) { Unknown = unknown };
    }

    private static void Seen(FieldWriter writer, SeenEvents seen)
    {
        if (seen.Hashes.IsEmpty)
            return;
        var bytes = new byte[seen.Hashes.Length * sizeof(ulong)];
        for (var i = 0; i < seen.Hashes.Length; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), seen.Hashes[i]);
        writer.Bytes(23, bytes);
    }

    private static SeenEvents Seen(ReadOnlySpan<byte> bytes)
    {
        var hashes = ImmutableArray.CreateBuilder<ulong>(bytes.Length / sizeof(ulong));
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            hashes.Add(BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        return SeenEvents.Of(hashes.ToImmutable());
    }
}
