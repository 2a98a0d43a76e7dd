namespace SceneScout.Node.Hosting;

/// <summary>The web host that a node is built on.</summary>
internal static class HostBuilding
{
    // A node's settings are read once, by itself. Watching for changes of files that it does not have would watch the whole working folder, with all that lies below it.
    private static readonly string[] NoReload = ["--hostBuilder:reloadConfigOnChange=false"];

    /// <summary>A builder that watches no file.</summary>
    public static WebApplicationBuilder Create() => WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = NoReload });
}
