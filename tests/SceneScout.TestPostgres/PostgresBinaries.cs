using SceneScout.Lab.Clusters;

namespace SceneScout.TestPostgres;

/// <summary>Whether PostgreSQL and PostGIS are on this machine.</summary>
public static class PostgresBinaries
{
    /// <summary>The folder of PostgreSQL's programs; null when there is none.</summary>
    public static readonly string? Folder = PostgresPrograms.Folder;

    /// <summary>Null when tests can run, else why not.</summary>
    public static readonly string? WhyMissing =
        Folder is null ? $"PostgreSQL is not installed here (initdb is neither in {PostgresPrograms.Variable}, nor under /usr/lib/postgresql, nor in PATH)."
        : !HasPostgis(Folder) ? $"PostGIS is not installed for the PostgreSQL in {Folder}."
        : null;

    // Debian keeps extensions in /usr/share/postgresql/<version>, others in <prefix>/share/postgresql or <prefix>/share.
    private static bool HasPostgis(string folder)
    {
        var prefix = Path.GetFullPath(Path.Combine(folder, ".."));
        string[] shares = [Path.Combine("/usr/share/postgresql", Path.GetFileName(prefix)), Path.Combine(prefix, "share", "postgresql"), Path.Combine(prefix, "share")];
        return shares.Any(share => File.Exists(Path.Combine(share, "extension", "postgis.control")));
    }
}
