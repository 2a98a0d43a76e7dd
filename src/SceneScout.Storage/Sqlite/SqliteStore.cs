using DbUp;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Sqlite;

/// <summary>The embedded store: one SQLite file, for one node.</summary>
public sealed class SqliteStore : SqlStore
{
    /// <summary>Name of the file inside the store's folder.</summary>
    public const string FileName = "scenescout.db";

    private readonly string _path;

    private SqliteStore(SqliteDatabase database, string path)
        : base(database)
    {
        _path = path;
        Requests = new SqlRequestStore(database);
    }

    /// <inheritdoc />
    public override string Kind => "sqlite";

    /// <inheritdoc />
    public override IRequestStore Requests { get; }

    /// <summary>Opens the store of a folder; the folder is made when it is missing. Nothing is read or written before the first call.</summary>
    /// <param name="folder">The folder that holds, or will hold, <see cref="FileName"/>.</param>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public static SqliteStore Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(Path.GetFullPath(folder), FileName);
        return new SqliteStore(new SqliteDatabase(path), path);
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellation)
    {
        await using var turn = await MigrationLock.TakeAsync(_path + ".migration", cancellation).ConfigureAwait(false);
        return await Migrations.RunAsync(
            DeployChanges.To.SqliteDatabase(SqliteDatabase.ConnectionString(_path)), "sqlite", e => e is Microsoft.Data.Sqlite.SqliteException error && SqliteErrors.MayPass(error)
                ? SqliteErrors.Unavailable("migrate", error)
                : null).ConfigureAwait(false);
    }
}
