using SceneScout.Storage.Contracts;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Tests;

/// <summary>An empty store for one test.</summary>
public abstract class StoreFixture : IAsyncDisposable
{
    /// <summary>Makes an empty place, without tables.</summary>
    public abstract Task PrepareAsync(Type testClass, bool migrated);

    /// <summary>Opens a store of that place; several may be open at once.</summary>
    public abstract IStore Open();

    /// <summary>The database behind such a store.</summary>
    internal abstract SqlDatabase OpenDatabase();

    /// <summary>Runs SQL past the store, as something that breaks its rules would.</summary>
    public abstract Task BreakAsync(string sql);

    public abstract ValueTask DisposeAsync();
}
