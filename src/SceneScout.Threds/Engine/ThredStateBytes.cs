using System.Buffers.Binary;
using System.Collections.Immutable;
using SceneScout.Jsonata;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>A thred as bytes for journals and snapshots. The numbers of the fields stay; a reader passes over those that it does not know.</summary>
public static class ThredStateBytes
{
    internal const byte Version = 1;

    /// <summary>Says of a change that a field is as if it had never been written.</summary>
    private const int Reset = 40;

    private const int Removed = 41;
    private const int SeenLast = 42;

    /// <summary>Writes a thred.</summary>
    public static byte[] Write(ThredState state) => FieldWriter.Bytes(state, static (given, writer) =>
    {
        writer.Version(Version);
        Write(writer, given, new() { Id = "", PatternId = "", PatternName = "", PatternVersion = 0 });
    });

    /// <summary>Reads a thred. Throws <see cref="FormatException"/> when the bytes are none.</summary>
    public static ThredState Read(ReadOnlySpan<byte> bytes)
    {
        var state = new ThredState { Id = "", PatternId = "", PatternName = "", PatternVersion = 0 };
        var locals = new Dictionary<string, JsonataValue>(StringComparer.Ordinal);
        var reader = new FieldReader(AfterVersion(bytes));
        while (reader.Next())
            state = Field(state, locals, reader);
        return locals.Count == 0 ? state : state with { Locals = locals };
    }

    internal static ReadOnlySpan<byte> AfterVersion(ReadOnlySpan<byte> bytes) => !bytes.IsEmpty && bytes[0] == Version
        ? bytes[1..]
        : throw new FormatException($"Version {(bytes.IsEmpty ? "of no bytes" : bytes[0])} of a thred's bytes is not known; this program reads {Version}.");

    /// <summary>Writes what of a thred is not as it was before.</summary>
    internal static void Write(FieldWriter writer, ThredState state, ThredState before)
    {
        Text(writer, 1, state.Id, before.Id);
        Text(writer, 2, state.PatternId, before.PatternId);
        Text(writer, 3, state.PatternName, before.PatternName);
        Number(writer, 4, state.PatternVersion, before.PatternVersion);
        Number(writer, 5, (long)state.Status, (long)before.Status);
        Text(writer, 6, state.Reaction, before.Reaction);
        Number(writer, 7, state.ReactionStart, before.ReactionStart);
        Number(writer, 8, state.StartTime, before.StartTime);
        Number(writer, 9, state.LastUpdateTime, before.LastUpdateTime);
        Number(writer, 10, state.EndTime ?? 0, before.EndTime ?? 0);
        if (Changed(writer, 11, state.Matched != before.Matched, before.Matched.IsEmpty))
        {
            foreach (var (path, mask) in state.Matched)
                writer.Nested(11, inner => { inner.Text(1, path); inner.Number(2, (long)mask); });
        }

        Locals(writer, state.Locals, before.Locals);
        List(writer, 13, state.Participants, before.Participants, (id, participant) => writer.Text(id, participant));
        Text(writer, 14, state.Label, before.Label);
        Text(writer, 15, state.Description, before.Description);
        Text(writer, 16, state.DisplayUri, before.DisplayUri);
        Text(writer, 17, state.ParentId, before.ParentId);
        Number(writer, 18, Kind(state.Spawned), Kind(before.Spawned));
        List(writer, 19, state.Children, before.Children, (id, child) => writer.Nested(id, inner => { inner.Text(1, child.Id); inner.Number(2, (long)child.Kind); }));
        List(writer, 20, state.Joins, before.Joins, (id, join) => writer.Nested(id, inner => Join(inner, join)));
        List(writer, 21, state.Timers, before.Timers, (id, timer) => writer.Nested(id, inner => Timer(inner, timer)));
        List(writer, 22, state.Retries, before.Retries, (id, retry) => writer.Nested(id, inner => Retry(inner, retry)));
        if (before.Seen.Hashes.IsEmpty)
            Seen(writer, state.Seen);
        else if (state.Seen != before.Seen)
            SeenLastOne(writer, state.Seen);
        Number(writer, 24, state.Steps, before.Steps);
    }

    /// <summary>Takes one field into a thred; of locals into a dictionary, which becomes the thred's when all are read.</summary>
    internal static ThredState Field(ThredState state, Dictionary<string, JsonataValue> locals, in FieldReader reader)
    {
        switch (reader.Field)
        {
            case 11:
                return Matched(state, reader.Payload);
            case 12:
                Local(locals, reader.Payload);
                return state;
            case Removed:
                locals.Remove(reader.Text);
                return state;
            case Reset:
                return AsNever(state, (int)reader.Number);
            case 23:
                return state with { Seen = Seen(reader.Payload) };
            case SeenLast:
                return state with { Seen = state.Seen.With(BinaryPrimitives.ReadUInt64LittleEndian(reader.Payload)) };
            default:
                return Simple(state, reader);
        }
    }

    private static ThredState Simple(ThredState state, in FieldReader reader) => reader.Field switch
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
        24 => state with { Steps = reader.Number },
        _ => state,
    };

    private static ThredState AsNever(ThredState state, int field) => field switch
    {
        5 => state with { Status = ThredStatus.Active },
        6 => state with { Reaction = null },
        7 => state with { ReactionStart = 0 },
        9 => state with { LastUpdateTime = 0 },
        10 => state with { EndTime = null },
        11 => state with { Matched = ImmutableSortedDictionary<string, ulong>.Empty },
        13 => state with { Participants = [] },
        14 => state with { Label = null },
        15 => state with { Description = null },
        16 => state with { DisplayUri = null },
        17 => state with { ParentId = null },
        18 => state with { Spawned = null },
        19 => state with { Children = [] },
        20 => state with { Joins = [] },
        21 => state with { Timers = [] },
        22 => state with { Retries = [] },
        _ => state,
    };

    private static long Kind(SpawnKind? kind) => kind is { } known ? (long)known + 1 : 0;

    private static void Text(FieldWriter writer, int field, string? value, string? before)
    {
        if (value == before)
            return;
        if (value is null)
            writer.Number(Reset, field);
        else
            writer.Text(field, value);
    }

    private static void Number(FieldWriter writer, int field, long value, long before)
    {
        if (value == before)
            return;
        if (value == 0)
            writer.Number(Reset, field);
        else
            writer.Number(field, value);
    }

    private static void List<T>(FieldWriter writer, int field, ImmutableArray<T> items, ImmutableArray<T> before, Action<int, T> write)
    {
        if (!Changed(writer, field, items != before, before.IsEmpty))
            return;
        foreach (var item in items)
            write(field, item);
    }

    // What was there goes before what is there now.
    private static bool Changed(FieldWriter writer, int field, bool changed, bool wasEmpty)
    {
        if (changed && !wasEmpty)
            writer.Number(Reset, field);
        return changed;
    }

    private static void Locals(FieldWriter writer, IReadOnlyDictionary<string, JsonataValue> locals, IReadOnlyDictionary<string, JsonataValue> before)
    {
        if (ReferenceEquals(locals, before))
            return;
        var kept = 0;
        foreach (var name in Ordered(locals))
        {
            var (value, known) = (locals[name], before.TryGetValue(name, out var was));
            kept += known ? 1 : 0;
            if (!known || !was.Equals(value))
                writer.Nested(12, inner => Local(inner, name, value));
        }

        if (kept == before.Count)
            return;
        foreach (var name in Ordered(before))
        {
            if (!locals.ContainsKey(name))
                writer.Text(Removed, name);
        }
    }

    private static string[] Ordered(IReadOnlyDictionary<string, JsonataValue> locals)
    {
        var names = locals.Keys.ToArray();
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    internal static void Local(FieldWriter writer, string name, JsonataValue value)
    {
        writer.Text(1, name);
        writer.Bytes(2, ValueJson.Bytes(value));
    }

    internal static void Local(Dictionary<string, JsonataValue> locals, ReadOnlySpan<byte> bytes)
    {
        var name = "";
        for (var fields = new FieldReader(bytes); fields.Next();)
        {
            if (fields.Field == 1)
                name = fields.Text;
            else if (fields.Field == 2)
                locals[name] = JsonataValue.From(System.Text.Json.JsonElement.Parse(fields.Payload));
        }
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

    internal static void Message(FieldWriter writer, ThredMessage message)
    {
        writer.Text(1, message.Id);
        foreach (var to in message.To)
            writer.Text(2, to);
        writer.Bytes(3, message.Event.Json.Utf8.Span);
        foreach (var unknown in message.Unknown)
            writer.Text(4, unknown);
    }

    internal static ThredMessage Message(ReadOnlySpan<byte> bytes)
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

    private static void SeenLastOne(FieldWriter writer, SeenEvents seen)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, seen.Hashes[^1]);
        writer.Bytes(SeenLast, bytes);
    }

    private static SeenEvents Seen(ReadOnlySpan<byte> bytes)
    {
        var hashes = ImmutableArray.CreateBuilder<ulong>(bytes.Length / sizeof(ulong));
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            hashes.Add(BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        return SeenEvents.Of(hashes.ToImmutable());
    }
}
