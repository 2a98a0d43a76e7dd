namespace SceneScout.Matching.Text;

/// <summary>The two sides of a game, as a title names them before and behind <c>vs</c>.</summary>
/// <param name="Home">Hashes of the words of one that are its own.</param>
/// <param name="Away">Hashes of the words of the other.</param>
internal sealed record Teams(ulong[] Home, ulong[] Away)
{
    /// <summary>True where both name the same teams, in either order.</summary>
    public static bool IsSame(Teams a, Teams b) => (IsTeam(a.Home, b.Home) && IsTeam(a.Away, b.Away)) || (IsTeam(a.Home, b.Away) && IsTeam(a.Away, b.Home));

    // By the last word, since two teams have one town; or by one word for short.
    private static bool IsTeam(ulong[] a, ulong[] b) =>
        a.Length > 0 && b.Length > 0 && (a[^1] == b[^1] || (a.Length == 1 && Array.IndexOf(b, a[0]) >= 0) || (b.Length == 1 && Array.IndexOf(a, b[0]) >= 0));
}
