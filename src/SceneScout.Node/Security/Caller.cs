using System.Net;
using SceneScout.Contracts.Security;

namespace SceneScout.Node.Security;

/// <summary>Who calls, as far as it is known.</summary>
/// <param name="Scope">What the caller's token allows.</param>
/// <param name="Address">Where the call comes from; null when it is not known.</param>
/// <param name="Operator">The name that the client gives itself (a claim, not a proof); null for none.</param>
internal sealed record Caller(AccessScope Scope, IPAddress? Address, string? Operator)
{
    private const string Header = "X-Scout-Operator";

    /// <summary>The caller of a request whose token was checked.</summary>
    public static Caller Of(HttpContext context) =>
        context.Features.Get<Caller>() ?? throw new InvalidOperationException("The request did not pass the token check.");

    /// <summary>Makes it.</summary>
    public static Caller Of(HttpContext context, AccessScope scope) => new(scope, context.Connection.RemoteIpAddress, Claimed(context.Request.Headers[Header].ToString()));

    /// <summary>As it stands in the audit log.</summary>
    public override string ToString() => $"{Scope.Name()}@{Address?.ToString() ?? "local"}{(Operator is null ? "" : $" ({Operator})")}";

    private static string? Claimed(string name) => name.Length is > 0 and <= 100 && !name.Any(char.IsControl) ? name : null;
}
