using System.Text;

namespace SceneScout.Threds.Engine;

/// <summary>Reads what <see cref="FieldWriter"/> wrote.</summary>
internal ref struct FieldReader
{
    private ReadOnlySpan<byte> _rest;

    internal FieldReader(ReadOnlySpan<byte> bytes) => _rest = bytes;

    /// <summary>The number of the field that was read last.</summary>
    internal int Field { get; private set; }

    /// <summary>Its bytes.</summary>
    internal ReadOnlySpan<byte> Payload { get; private set; }

    internal readonly string Text => Encoding.UTF8.GetString(Payload);

    internal readonly long Number
    {
        get
        {
            var payload = Payload;
            return (long)Varint(ref payload);
        }
    }

    internal bool Next()
    {
        if (_rest.IsEmpty)
            return false;
        Field = (int)Varint(ref _rest);
        var length = Varint(ref _rest);
        if (length > (ulong)_rest.Length)
            throw new FormatException($"Field {Field} of a thred says {length} bytes; {_rest.Length} are left.");
        Payload = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return true;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64 && !bytes.IsEmpty; shift += 7)
        {
            var octet = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(octet & 0x7F) << shift;
            if (octet < 0x80)
                return value;
        }

        throw new FormatException("A number of a thred's bytes does not end.");
    }
}
