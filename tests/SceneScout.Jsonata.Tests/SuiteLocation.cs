namespace SceneScout.Jsonata.Tests;

/// <summary>Where the cases of the official suite are, when they are on this machine.</summary>
internal static class SuiteLocation
{
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "conformance", "jsonata");
            if (Directory.Exists(Path.Combine(candidate, "groups")))
                return candidate;
        }

        return null;
    }
}
