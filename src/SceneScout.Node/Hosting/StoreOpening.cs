using SceneScout.Node.Configuration;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Postgres;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Node.Hosting;

/// <summary>Opens the store that the configuration names.</summary>
internal static class StoreOpening
{
    /// <summary>Opens it; the caller migrates and disposes of it.</summary>
    public static IStore Open(StoreOptions options)
    {
        if (options.Kind == "postgres")
            return PostgresStore.Open(options.Connection, options.Direct);
        Directory.CreateDirectory(options.Folder);
        return SqliteStore.Open(options.Folder);
    }
}
