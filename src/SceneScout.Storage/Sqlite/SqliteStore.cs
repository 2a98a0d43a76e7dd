using DbUp;
using Microsoft.Data.Sqlite;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Sqlite;

/// <summary>The embedded store: one SQLite file, for one node.</summary>
public sealed class SqliteStore : SqlStore
{
    /// <summary>Name of the file inside the store's folder.</summary>
    public const string FileName = "scenescout.db";

    private const int AloneTries = 4;
    private static readonly TimeSpan AlonePause = TimeSpan.FromMilliseconds(500);

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
            DeployChanges.To.SqliteDatabase(SqliteDatabase.ConnectionString(_path)), SchemaJournalSql.Sqlite, "sqlite", version => OthersAsync(version, cancellation),
            e => e is SqliteException error && SqliteErrors.MayPass(error) ? SqliteErrors.Unavailable("migrate", error) : null).ConfigureAwait(false);
    }

    // A file in WAL mode leaves it only while nobody else has it open; whoever opens it next brings it back. A look from outside, such as a verification, is soon over.
    private async Task<OtherPrograms?> OthersAsync(string version, CancellationToken cancellation)
    {
        for (var tries = AloneTries; ; tries--)
            try
            {
                await using var connection = new SqliteConnection(SqliteDatabase.ConnectionString(_path));
                await connection.OpenAsync(cancellation).ConfigureAwait(false);
                await using var alone = new SqliteCommand("PRAGMA journal_mode = DELETE", connection) { CommandTimeout = 1 };
                await alone.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
                return null;
            }
            catch (SqliteException e) when (SqliteErrors.MayPass(e))
            {
                if (tries == 0)
                    return new OtherPrograms($"another program that has {FileName} open, which version {version} brought up,", e);
                await Task.Delay(AlonePause, cancellation).ConfigureAwait(false);
            }
    }
}
