namespace SceneScout.Dashboard.Hosting;

/// <summary>What the pages know of who looks: claims of the request's user.</summary>
public static class DashboardClaims
{
    /// <summary>What the caller may do: <c>read</c>, <c>operate</c> or <c>admin</c>.</summary>
    public const string Scope = "scout:scope";

    /// <summary><c>true</c> for one that signed in by a page and can sign out.</summary>
    public const string Session = "scout:session";
}
