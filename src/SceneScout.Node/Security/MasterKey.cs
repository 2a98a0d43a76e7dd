using System.Collections.Immutable;
using System.Security.Cryptography;

namespace SceneScout.Node.Security;

/// <summary>The key that wraps the data keys of sealed API keys: 32 bytes, kept outside of the store.</summary>
internal sealed class MasterKey
{
    /// <summary>Its length in bytes.</summary>
    public const int Length = 32;

    /// <summary>Length of its id in bytes.</summary>
    public const int IdLength = 8;

    private readonly byte[] _bytes;

    /// <summary>Makes it of 32 bytes.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public MasterKey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            throw new ArgumentException($"A master key has {Length} bytes, not {bytes.Length}.", nameof(bytes));
        _bytes = bytes.ToArray();
        Id = [.. HMACSHA256.HashData(_bytes, "scenescout master key id"u8)[..IdLength]];
    }

    /// <summary>Names it in envelopes; tells nothing of it.</summary>
    public ImmutableArray<byte> Id { get; }

    /// <summary>Its bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Reads 64 hex digits or the base64 of 32 bytes, white space around it aside; null when the text is neither.</summary>
    public static MasterKey? Read(string text)
    {
        text = text.Trim();
        Span<byte> bytes = stackalloc byte[Length + 1];
        if (text.Length == 2 * Length && Convert.FromHexString(text, bytes, out _, out var count) == System.Buffers.OperationStatus.Done && count == Length)
            return new MasterKey(bytes[..Length]);
        return Convert.TryFromBase64String(text, bytes, out count) && count == Length ? new MasterKey(bytes[..Length]) : null;
    }

    /// <summary>A new key as text, for a file.</summary>
    public static string Create() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length));

    /// <summary>The id as text.</summary>
    public override string ToString() => Convert.ToHexStringLower(Id.AsSpan());
}
