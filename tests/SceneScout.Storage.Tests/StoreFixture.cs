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

    /// <summary>Names of all tables, whatever made them.</summary>
    public abstract Task<IReadOnlyList<string>> TablesAsync();

    /// <summary>How many rows a table has.</summary>
    public async Task<long> CountAsync(string table)
    {
        await using var database = OpenDatabase();
        return await database.ReadAsync("count", session => session.FirstAsync($"SELECT count(*) AS n FROM {table}", row => row.Long("n")), CancellationToken.None);
    }

    /// <summary>Names that a query gives as <c>name</c>.</summary>
    protected async Task<IReadOnlyList<string>> NamesAsync(string sql)
    {
        await using var database = OpenDatabase();
        return await database.ReadAsync("list tables", session => session.QueryAsync(sql, row => row.Text("name")), CancellationToken.None);
    }

    public abstract ValueTask DisposeAsync();
}
