using Microsoft.Data.Sqlite;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sqlite;

/// <summary>Copies a folder's databases, store, journal and snapshots, as they stand at one instant, beside a node that works on them.</summary>
public static class SqliteBackup
{
    private const string Unfinished = ".part";
    private const int PatienceSeconds = 30;

    /// <summary>Copies every database of a folder. A node's writes wait while the snapshots of all are opened, and those of its journal until that is copied, which is small.</summary>
    /// <param name="from">The folder of a store.</param>
    /// <param name="to">A folder that has none of these files; it is made when it is missing.</param>
    /// <param name="cancellation">Gives up; nothing is left that looks like a copy.</param>
    /// <returns>The copies: name and bytes.</returns>
    /// <exception cref="IOException">There is no store in <paramref name="from"/>, or there is one in <paramref name="to"/>, or the disk is full.</exception>
    /// <exception cref="StoreUnavailableException">A file stays locked.</exception>
    public static Task<IReadOnlyList<(string File, long Bytes)>> CopyAsync(string from, string to, CancellationToken cancellation) =>
        // The driver blocks its thread.
        Task.Run(() => Copy(from, to, cancellation), cancellation);

    private static IReadOnlyList<(string File, long Bytes)> Copy(string from, string to, CancellationToken cancellation)
    {
        var files = Files(from);
        Directory.CreateDirectory(to);
        if (files.Select(file => Path.Combine(to, file)).FirstOrDefault(File.Exists) is { } there)
            throw new IOException($"'{there}' exists; a backup goes to a folder of its own.");
        var sources = new List<SqliteConnection>();
        try
        {
            Snapshot(from, files, sources);
            for (var i = 0; i < files.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                Copy(sources[i], Path.Combine(to, files[i]));
                // Who waits for this file goes on.
                sources[i].Dispose();
            }
        }
        catch (SqliteException e) when (SqliteErrors.MayPass(e))
        {
            throw SqliteErrors.Unavailable("back up", e);
        }
        finally
        {
            foreach (var source in sources)
                source.Dispose();
        }

        // All or none: a copy has its name when all of them are whole.
        foreach (var file in files)
            File.Move(Path.Combine(to, file + Unfinished), Path.Combine(to, file));
        return [.. files.Select(file => (file, new FileInfo(Path.Combine(to, file)).Length))];
    }

    // The store last: it is the largest, and as a WAL file it is read beside its writers, while the others' writers wait.
    private static List<string> Files(string from)
    {
        if (!File.Exists(Path.Combine(from, SqliteStore.FileName)))
            throw new IOException($"There is no {SqliteStore.FileName} in '{from}'.");
        return [.. Directory.GetFiles(from, "*.db").Select(path => Path.GetFileName(path)).OrderBy(name => name == SqliteStore.FileName).ThenBy(name => name, StringComparer.Ordinal)];
    }

    // While one connection keeps the writers out of every file, another begins to read each: all show the same instant.
    private static void Snapshot(string from, List<string> files, List<SqliteConnection> sources)
    {
        var locks = new List<SqliteConnection>();
        try
        {
            foreach (var file in files)
            {
                locks.Add(Open(Path.Combine(from, file)));
                Run(locks[^1], "BEGIN IMMEDIATE");
            }

            foreach (var file in files)
            {
                sources.Add(Open(Path.Combine(from, file)));
                Run(sources[^1], "BEGIN; SELECT count(*) FROM sqlite_master");
            }
        }
        finally
        {
            foreach (var held in locks)
                held.Dispose();
        }
    }

    private static void Copy(SqliteConnection source, string target)
    {
        File.Delete(target + Unfinished);
        using var copy = Open(target + Unfinished);
        source.BackupDatabase(copy);
        // One file alone, however it was kept: nothing beside it has to be moved with it.
        Run(copy, "PRAGMA journal_mode = DELETE");
        using var check = new SqliteCommand("PRAGMA quick_check(1)", copy);
        if (check.ExecuteScalar() is not "ok")
            throw new IOException($"The copy '{target}' is damaged.");
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = PatienceSeconds }.ToString());
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
#pragma warning disable CA2100 // Constants.
        using var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
