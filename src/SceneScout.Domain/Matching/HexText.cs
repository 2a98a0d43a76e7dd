using System.Buffers;
using System.Runtime.InteropServices;

namespace SceneScout.Domain.Matching;

/// <summary>A text, kept as the 32 bytes that it stands for where it is the lower-case hex of a SHA-256: a quarter of the memory.</summary>
internal readonly record struct HexText
{
    private const int HexLength = 64;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly string? _other;
    private readonly (ulong, ulong, ulong, ulong) _bytes;

    private HexText(string other) => _other = other;

    private HexText(ReadOnlySpan<ulong> bytes) => _bytes = (bytes[0], bytes[1], bytes[2], bytes[3]);

    /// <summary>Keeps a text.</summary>
    public static HexText Of(string text)
    {
        if (text.Length != HexLength || text.AsSpan().ContainsAnyExcept(Digits))
            return new HexText(text);
        Span<ulong> bytes = stackalloc ulong[4];
        Convert.FromHexString(text, MemoryMarshal.AsBytes(bytes), out _, out _);
        return new HexText(bytes);
    }

    /// <inheritdoc />
    public override string ToString()
    {
        if (_other is not null)
            return _other;
        Span<ulong> bytes = [_bytes.Item1, _bytes.Item2, _bytes.Item3, _bytes.Item4];
        return Convert.ToHexStringLower(MemoryMarshal.AsBytes(bytes));
    }
}
