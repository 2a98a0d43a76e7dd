using System.Buffers;
using System.Text;

namespace SceneScout.Threds.Engine;

/// <summary>Writes fields as a number, a length and so many bytes, so that a reader can pass over what it does not know.</summary>
internal sealed class FieldWriter
{
    // What a thread wrote with is kept for what it writes next, unless it has grown large: an event is written half a dozen times.
    private const int MostKept = 1 << 16;

    [ThreadStatic]
    private static FieldWriter? _spare;

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private FieldWriter? _inner;

    private int Capacity => _buffer.Capacity + (_inner?.Capacity ?? 0);

    /// <summary>The bytes of something.</summary>
    /// <param name="value">What is written.</param>
    /// <param name="write">Writes it.</param>
    internal static byte[] Bytes<T>(T value, Action<T, FieldWriter> write)
    {
        var writer = _spare ?? new();
        _spare = null;
        writer._buffer.ResetWrittenCount();
        write(value, writer);
        var bytes = writer.Written.ToArray();
        if (writer.Capacity <= MostKept)
            _spare = writer;
        return bytes;
    }

    internal ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    internal void Version(byte version)
    {
        _buffer.GetSpan(1)[0] = version;
        _buffer.Advance(1);
    }

    internal void Text(int field, string? value)
    {
        if (value is null)
            return;
        Head(field, Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, _buffer);
    }

    /// <summary>A number from 0; 0 itself is left out.</summary>
    internal void Number(int field, long value)
    {
        if (value == 0)
            return;
        Span<byte> bytes = stackalloc byte[10];
        Bytes(field, bytes[..Varint(bytes, (ulong)value)]);
    }

    internal void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Head(field, value.Length);
        _buffer.Write(value);
    }

    internal void Nested(int field, Action<FieldWriter> write)
    {
        // What is nested is gathered in a writer that was used before: a step nests a dozen times.
        var inner = _inner ??= new FieldWriter();
        inner._buffer.ResetWrittenCount();
        write(inner);
        Bytes(field, inner.Written);
    }

    private void Head(int field, int length)
    {
        Span<byte> bytes = stackalloc byte[20];
        var count = Varint(bytes, (ulong)field);
        count += Varint(bytes[count..], (ulong)length);
        _buffer.Write(bytes[..count]);
    }

    private static int Varint(Span<byte> bytes, ulong value)
    {
        var count = 0;
        for (; value >= 0x80; value >>= 7)
            bytes[count++] = (byte)(value | 0x80);
        bytes[count++] = (byte)value;
        return count;
    }
}
