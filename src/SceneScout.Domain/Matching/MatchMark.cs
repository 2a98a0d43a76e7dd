using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SceneScout.Domain.Matching;

/// <summary>A <see cref="MatchKey"/> in few bytes, for finding and comparing: its kind, and so much of its SHA-256 that no two keys have one mark. It stands in the store: it must stay what it is.</summary>
/// <param name="High">The first half of the hash.</param>
/// <param name="Low">The second half, the last byte of which is the kind.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct MatchMark(ulong High, ulong Low)
{
    /// <summary>Bytes of one.</summary>
    public const int Size = 16;

    private const int MostOnStack = 512;

    /// <summary>The strategy.</summary>
    public MatchKeyKind Kind => (MatchKeyKind)(Low & 0xFF);

    /// <summary>True for title, day, time and place.</summary>
    public bool IsFingerprint => Kind == MatchKeyKind.Fingerprint;

    /// <summary>The mark of a key.</summary>
    public static MatchMark Of(MatchKey key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var most = Encoding.UTF8.GetMaxByteCount(key.Value.Length);
        var text = most <= MostOnStack ? stackalloc byte[MostOnStack] : new byte[most];
        SHA256.HashData(text[..Encoding.UTF8.GetBytes(key.Value, text)], hash);
        var halves = MemoryMarshal.Cast<byte, ulong>(hash);
        return new MatchMark(halves[0], (halves[1] & ~0xFFUL) | (uint)key.Kind);
    }
}
