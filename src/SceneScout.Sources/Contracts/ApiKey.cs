using System.Security.Cryptography;
using System.Text;

namespace SceneScout.Sources.Contracts;

/// <summary>One key or token of a source. Its text is read only where a request is signed; everything else speaks of its <see cref="Id"/>.</summary>
public sealed class ApiKey
{
    internal ApiKey(string secret)
    {
        Secret = secret;
        Id = IdOf(secret);
    }

    /// <summary>A name that tells nothing of the key: <c>k-</c> and the first 8 hex digits of its SHA-256. The same key has the same id on every node.</summary>
    public string Id { get; }

    /// <summary>The key itself.</summary>
    internal string Secret { get; }

    /// <summary>The id that a key has.</summary>
    /// <param name="secret">The key.</param>
    public static string IdOf(string secret) => "k-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..8];

    /// <summary>The id, never the key.</summary>
    public override string ToString() => Id;
}
