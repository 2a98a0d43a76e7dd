using System.Security.Cryptography;
using System.Text;

namespace SceneScout.Storage.Rules;

/// <summary>Ids that follow from what they name, so that doing a thing twice names it once. RFC 9562 version 8 layout over SHA-256.</summary>
public static class DeterministicGuid
{
    /// <summary>The id of a name: the same name gives the same id everywhere and always.</summary>
    /// <param name="name">Any text, for example <c>ticketmaster:G5vYZ9</c>.</param>
    public static Guid Of(string name)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
