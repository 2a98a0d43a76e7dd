using Microsoft.Data.Sqlite;
using SceneScout.Lab.Bench.Pipeline.Floor;
using SceneScout.Lab.Bench.Pipeline.Preload;
using SceneScout.Lab.Demo;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Lab.Bench.Pipeline.Stores;

/// <summary>The embedded store. The node's process holds the server, so that there is none to be measured beside it.</summary>
internal sealed class SqlitePipelineStore : IPipelineStore
{
    private readonly string _folder;
    private readonly string _floor;
    private SqliteStore _store;

    private SqlitePipelineStore(string folder, string floor, SqliteStore store) => (_folder, _floor, _store) = (folder, floor, store);

    /// <inheritdoc />
    public string Words => $"SQLite {new SqliteConnection().ServerVersion}, the embedded store";

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["store.kind"] = "sqlite", ["store.folder"] = _folder };

    /// <inheritdoc />
    public IStore Store => _store;

    /// <summary>Opens it, and brings up its schema and the cities to search.</summary>
    /// <param name="folder">Holds the store, and that of the floor.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="InvalidOperationException">There is a store already.</exception>
    public static async Task<SqlitePipelineStore> OpenAsync(string folder, CancellationToken cancellation)
    {
        var (data, floor) = (Path.Combine(folder, "store"), Path.Combine(folder, "floor"));
        foreach (var place in new[] { data, floor })
            if (File.Exists(Path.Combine(place, SqliteStore.FileName)))
                throw new InvalidOperationException($"There is a store in {place} already; name an empty folder: what is measured is what one run writes.");
        await using (var made = SqliteStore.Open(data))
        {
            await made.MigrateAsync(cancellation);
            foreach (var city in DemoWorld.Targets())
                await made.Cities.PutAsync(city, TimeProvider.System.GetUtcNow(), cancellation);
        }

        return new SqlitePipelineStore(data, floor, SqliteStore.Open(data));
    }

    /// <inheritdoc />
    public async Task<long> BytesAsync(CancellationToken cancellation)
    {
        // What is in the log of writes belongs to the file, and whoever closes it last puts it there.
        await _store.DisposeAsync();
        foreach (var file in Directory.GetFiles(_folder, "*.db"))
        {
            await using var connection = new SqliteConnection(SqliteDatabase.ConnectionString(file));
            await connection.OpenAsync(cancellation);
            await using var fold = new SqliteCommand("PRAGMA wal_checkpoint(TRUNCATE)", connection);
            await fold.ExecuteNonQueryAsync(cancellation);
        }

        _store = SqliteStore.Open(_folder);
        return Directory.GetFiles(_folder).Sum(file => new FileInfo(file).Length);
    }

    /// <inheritdoc />
    public TimeSpan? ProcessorTime() => null;

    /// <inheritdoc />
    public async Task PreloadAsync(PreloadSize size, CancellationToken cancellation)
    {
        await _store.DisposeAsync();
        await Task.Run(() => new SqlitePreload(_folder, _folder).RunAsync(size, cancellation), cancellation);
        _store = SqliteStore.Open(_folder);
    }

    /// <inheritdoc />
    public Task BeginAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc />
    public Task<StoreCosts> EndAsync(CancellationToken cancellation) => Task.FromResult(StoreCosts.None);

    /// <inheritdoc />
    public Task<FloorRun> FloorAsync(int connections, CancellationToken cancellation) =>
        Task.Run(() => new SqliteFloor(_folder, _floor).RunAsync(cancellation), cancellation);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
