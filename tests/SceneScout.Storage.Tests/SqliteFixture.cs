using Microsoft.Data.Sqlite;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Sql;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Storage.Tests;

public sealed class SqliteFixture : StoreFixture
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("scenescout-store-").FullName;

    public override async Task PrepareAsync(Type testClass, bool migrated)
    {
        if (!migrated)
            return;
        await using var store = Open();
        await store.MigrateAsync(CancellationToken.None);
    }

    public override IStore Open() => SqliteStore.Open(Folder);

    internal override SqlDatabase OpenDatabase() => new SqliteDatabase(Path.Combine(Folder, SqliteStore.FileName));

    public override async Task BreakAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, SqliteStore.FileName)};Pooling=False");
        await connection.OpenAsync();
#pragma warning disable CA2100 // The tests' own SQL.
        await using var command = new SqliteCommand("PRAGMA foreign_keys = OFF; " + sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public override Task<IReadOnlyList<string>> TablesAsync() => NamesAsync("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
