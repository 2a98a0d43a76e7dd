using System.Security.Cryptography;
using System.Text;
using SceneScout.Contracts.Security;

namespace SceneScout.Node.Security;

/// <summary>The tokens that callers may hold.</summary>
internal sealed class AccessTokens
{
    private const string Scheme = "Bearer ";
    private readonly List<(byte[] Hash, AccessScope Scope)> _tokens = [];

    /// <summary>Makes the set.</summary>
    /// <param name="read">Allows to look; empty for none.</param>
    /// <param name="operate">Allows to operate; empty for none.</param>
    /// <param name="admin">Allows everything; empty for none.</param>
    public AccessTokens(string read, string operate, string admin)
    {
        foreach (var (token, scope) in new[] { (admin, AccessScope.Admin), (operate, AccessScope.Operate), (read, AccessScope.Read) })
            if (token.Length > 0)
                _tokens.Add((Hash(token), scope));
    }

    /// <summary>Whether no token is set: then whoever reaches the loopback address may do everything.</summary>
    public bool None => _tokens.Count == 0;

    /// <summary>What an <c>Authorization</c> header allows; null for nothing. Every token is compared, in time that does not depend on them.</summary>
    public AccessScope? Scope(string authorization) => authorization.StartsWith(Scheme, StringComparison.Ordinal) ? ScopeOf(authorization[Scheme.Length..]) : null;

    /// <summary>What the sessions of browsers are sealed with: who holds one token cannot make it.</summary>
    public byte[] SessionKey => HMACSHA256.HashData([.. _tokens.SelectMany(token => token.Hash)], "browser sessions"u8);

    /// <summary>What a token allows; null for nothing.</summary>
    public AccessScope? ScopeOf(string token)
    {
        var given = Hash(token);
        AccessScope? found = null;
        foreach (var (hash, scope) in _tokens)
            if (CryptographicOperations.FixedTimeEquals(hash, given) && !(found >= scope))
                found = scope;
        return found;
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
