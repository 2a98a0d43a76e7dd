namespace SceneScout.Dashboard;

/// <summary>How the dashboard shows itself.</summary>
/// <param name="TileAddress">Where the map's tiles come from, with <c>{z}</c>, <c>{x}</c> and <c>{y}</c>; empty for the bundled outline of the world.</param>
/// <param name="TileAttribution">What must be shown beside the tiles.</param>
public sealed record DashboardSettings(string TileAddress, string TileAttribution)
{
    /// <summary>The server of the tiles, for the policy of what a page may load; null for none.</summary>
    public string? TileOrigin => TileAddress.Length == 0 ? null : OriginOf(new Uri(TileAddress.Replace('{', '0').Replace('}', '0')));

    // A header takes no letters beyond ASCII: a name with others is written as DNS does.
    private static string OriginOf(Uri uri) =>
        $"{uri.Scheme}://{(uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost)}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}";
}
