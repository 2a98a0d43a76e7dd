using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SceneScout.Contracts.Security;

namespace SceneScout.Node.Security;

/// <summary>What a browser holds after somebody signed in with a token: what it allows and until when, under a seal that every node with the same tokens knows. Other tokens, another seal: who signed in before is out. Pure.</summary>
internal sealed class BrowserSession(byte[] key)
{
    /// <summary>Name of its cookie.</summary>
    public const string Cookie = "scout-session";

    /// <summary>How long it holds.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(12);

    /// <summary>The session of somebody who signs in now.</summary>
    public string Issue(AccessScope scope, DateTimeOffset now)
    {
        var claim = string.Create(CultureInfo.InvariantCulture, $"{scope.Name()}.{(now + Length).ToUnixTimeSeconds()}");
        return $"{claim}.{Base64Url.EncodeToString(Seal(claim))}";
    }

    /// <summary>What a session allows; null when it is none, or is over.</summary>
    public AccessScope? Read(string? cookie, DateTimeOffset now)
    {
        if (cookie is not { Length: > 0 and < 200 } || cookie.Split('.') is not [var scope, var until, var seal]
            || !Base64Url.IsValid(seal) || !CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(seal), Seal($"{scope}.{until}")))
            return null;
        return long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > now.ToUnixTimeSeconds()
            ? Enum.GetValues<AccessScope>().Cast<AccessScope?>().FirstOrDefault(known => known!.Value.Name() == scope)
            : null;
    }

    private byte[] Seal(string claim) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(claim));
}
