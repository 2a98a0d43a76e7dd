using SceneScout.Storage.Contracts;
using SceneScout.Storage.Sqlite;
using Xunit;

namespace SceneScout.Actors.Tests.Hosting;

/// <summary>A store that is there before the host is built.</summary>
public sealed class StoreFolder : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-hosted-").FullName;

    public StoreFolder() => Store = SqliteStore.Open(_folder);

    public IStore Store { get; }

    public async ValueTask InitializeAsync() => await Store.MigrateAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
