using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests;

/// <summary>An empty store for one test.</summary>
public abstract class StoreFixture : IAsyncDisposable
{
    /// <summary>Makes an empty place, without tables.</summary>
    public abstract Task PrepareAsync(Type testClass, bool migrated);

    /// <summary>Opens a store of that place; several may be open at once.</summary>
    public abstract IStore Open();

    public abstract ValueTask DisposeAsync();
}
