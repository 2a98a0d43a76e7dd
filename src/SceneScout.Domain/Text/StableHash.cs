using System.Security.Cryptography;
using System.Text;

namespace SceneScout.Domain.Text;

/// <summary>Hashes that are the same in every process and version, unlike <see cref="string.GetHashCode()"/>: ids, buckets and file names may be made of them.</summary>
public static class StableHash
{
    /// <summary>64-bit FNV-1a over the UTF-8 bytes. For spreading, not against attackers.</summary>
    public static ulong Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
            hash = unchecked((hash ^ octet) * 1099511628211UL);
        return hash;
    }

    /// <summary>One of <paramref name="count"/> buckets, from 0.</summary>
    public static int Bucket(string text, int count) => (int)(Of(text) % (ulong)count);

    /// <summary>A name-based GUID: RFC 9562 version 8 over the first half of SHA-256.</summary>
    public static Guid Guid(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
