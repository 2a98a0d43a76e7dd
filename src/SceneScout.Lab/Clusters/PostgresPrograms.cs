namespace SceneScout.Lab.Clusters;

/// <summary>Where PostgreSQL's programs are: <c>SCENESCOUT_POSTGRES_BIN</c>, else the newest under <c>/usr/lib/postgresql</c>, else the <c>PATH</c>.</summary>
internal static class PostgresPrograms
{
    /// <summary>The environment variable that names their folder.</summary>
    public const string Variable = "SCENESCOUT_POSTGRES_BIN";

    /// <summary>Their folder; null when there is none.</summary>
    public static readonly string? Folder = Candidates().FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "postgres")));

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
}
