namespace SceneScout.TestPostgres;

/// <summary>Where PostgreSQL's programs are: <c>SCENESCOUT_TEST_POSTGRES_BIN</c>, else the newest under <c>/usr/lib/postgresql</c>, else the <c>PATH</c>.</summary>
public static class PostgresBinaries
{
    /// <summary>The environment variable that names their folder.</summary>
    public const string Variable = "SCENESCOUT_TEST_POSTGRES_BIN";

    /// <summary>Their folder; null when there is none.</summary>
    public static readonly string? Folder = Candidates().FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "postgres")));

    /// <summary>Null when tests can run, else why not.</summary>
    public static readonly string? WhyMissing =
        Folder is null ? $"PostgreSQL is not installed here (initdb is neither in {Variable}, nor under /usr/lib/postgresql, nor in PATH)."
        : !HasPostgis(Folder) ? $"PostGIS is not installed for the PostgreSQL in {Folder}."
        : null;

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            yield return named;
        if (Directory.Exists("/usr/lib/postgresql"))
            foreach (var version in Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(f => f.Length).ThenByDescending(f => f, StringComparer.Ordinal))
                yield return Path.Combine(version, "bin");
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            yield return folder;
    }

    // Debian keeps extensions in /usr/share/postgresql/<version>, others in <prefix>/share/postgresql or <prefix>/share.
    private static bool HasPostgis(string folder)
    {
        var prefix = Path.GetFullPath(Path.Combine(folder, ".."));
        string[] shares = [Path.Combine("/usr/share/postgresql", Path.GetFileName(prefix)), Path.Combine(prefix, "share", "postgresql"), Path.Combine(prefix, "share")];
        return shares.Any(share => File.Exists(Path.Combine(share, "extension", "postgis.control")));
    }
}
