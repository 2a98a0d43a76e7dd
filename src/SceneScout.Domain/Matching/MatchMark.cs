using System.Globalization;
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

    /// <summary>The mark of a key of a listing that is in a block of another day. What one listing links to may be listed night after night: of two days it says nothing. Pages and fingerprints have their start in them.</summary>
    /// <param name="key">The key.</param>
    /// <param name="day">The listing's day; null where it is the block's.</param>
    public static MatchMark Of(MatchKey key, DateOnly? day) =>
        Of(day is { } other && !HasStart(key.Kind) ? key with { Value = string.Create(CultureInfo.InvariantCulture, $"{key.Value}|{other:yyyy-MM-dd}") } : key);

    private static bool HasStart(MatchKeyKind kind) => kind is MatchKeyKind.Url or MatchKeyKind.Fingerprint;

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
