using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>A connection inside a transaction.</summary>
internal abstract class SqlSession(SqlDialect dialect)
{
    /// <summary>Its SQL.</summary>
    public SqlDialect Dialect { get; } = dialect;

    /// <summary>What the transaction has appended to the feed so far.</summary>
    public List<FeedEntry> Appended { get; } = [];

    /// <summary>False where the feed is left out, to measure what it costs.</summary>
    public bool Feeds { get; set; } = true;

    /// <summary>The trace that the caller's work belongs to; null when nobody traces.</summary>
    public string? Trace { get; set; }

    /// <summary>True for statements that read whole tables: they take as long as it takes, and only cancelling ends them. The limit of others is for callers who wait for an answer.</summary>
    public bool TakesItsTime { get; set; }

    /// <summary>Runs a statement that answers rows.</summary>
    public abstract ValueTask<List<T>> QueryAsync<T>(string sql, Func<SqlRow, T> read, params IReadOnlyList<object?> args);

    /// <summary>Runs a statement and says how many rows it touched.</summary>
    public abstract ValueTask<int> ExecuteAsync(string sql, params IReadOnlyList<object?> args);

    /// <summary>Runs a statement whose answer nobody waits for: at the latest when the transaction commits, in order, in one message with its neighbours.</summary>
    public abstract ValueTask PostAsync(string sql, params IReadOnlyList<object?> args);

    /// <summary>Likewise, for many rows at once.</summary>
    public abstract ValueTask PostAsync<T>(RowStatement<T> statement, IReadOnlyList<T> rows);

    /// <summary>The first row's value, or the default.</summary>
    public async ValueTask<T?> FirstAsync<T>(string sql, Func<SqlRow, T> read, params IReadOnlyList<object?> args)
    {
        var rows = await QueryAsync(sql, read, args).ConfigureAwait(false);
        return rows.Count > 0 ? rows[0] : default;
    }
}
