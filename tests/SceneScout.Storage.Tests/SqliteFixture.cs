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

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
