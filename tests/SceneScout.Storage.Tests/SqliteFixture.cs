using SceneScout.Storage.Contracts;
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

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
