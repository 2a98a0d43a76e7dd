using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Wire;

/// <summary>The fields of a message by their numbers.</summary>
internal sealed class WireFields
{
    private readonly List<(int Field, byte[] Payload)> _fields = [];

    internal WireFields(ReadOnlySpan<byte> bytes)
    {
        for (var reader = new FieldReader(bytes); reader.Next();)
            _fields.Add((reader.Field, reader.Payload.ToArray()));
    }

    internal string Text(int field) => TextOrNull(field) ?? "";

    internal string? TextOrNull(int field) => Find(field) is { } payload ? Encoding.UTF8.GetString(payload) : null;

    internal long Number(int field)
    {
        // A number is written as a field of its own bytes.
        var value = 0UL;
        var shift = 0;
        foreach (var octet in Find(field) ?? [])
        {
            value |= (ulong)(octet & 0x7F) << shift;
            shift += 7;
        }

        return (long)value;
    }

    internal bool Flag(int field) => Number(field) != 0;

    internal byte[] Bytes(int field) => Find(field) ?? [];

    internal RawJson? Json(int field) => Find(field) is { } payload ? RawJson.Of(payload) : null;

    internal ThredEvent Event(int field) => EventOrNull(field) ?? throw new FormatException($"The event of field {field} is missing.");

    internal ThredEvent? EventOrNull(int field) => Find(field) is { } payload ? EventReading.Read(JsonElement.Parse(payload)) : null;

    internal ThredEffect? Effect(int field)
    {
        if (Find(field) is not { } payload)
            return null;
        for (var reader = new FieldReader(payload); reader.Next();)
        {
            if (ThredDecisionBytes.Effect(reader) is { } effect)
                return effect;
        }

        return null;
    }

    internal ThredFault? Fault(int field) => Find(field) is { } payload && new WireFields(payload) is var inner
        ? new((int)inner.Number(1), inner.Text(2), inner.Text(3), inner.TextOrNull(4))
        : null;

    internal ImmutableArray<string> Texts(int field) => [.. All(field).Select(Encoding.UTF8.GetString)];

    internal ImmutableArray<T> Many<T>(int field, Func<WireFields, T> read) => [.. All(field).Select(payload => read(new WireFields(payload)))];

    private IEnumerable<byte[]> All(int field) => _fields.Where(known => known.Field == field).Select(known => known.Payload);

    private byte[]? Find(int field)
    {
        foreach (var known in _fields)
        {
            if (known.Field == field)
                return known.Payload;
        }

        return null;
    }
}
