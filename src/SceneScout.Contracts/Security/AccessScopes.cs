namespace SceneScout.Contracts.Security;

/// <summary>Names of scopes.</summary>
public static class AccessScopes
{
    /// <summary><c>read</c>, <c>operate</c> or <c>admin</c>.</summary>
    public static string Name(this AccessScope scope) => scope.ToString().ToLowerInvariant();
}
