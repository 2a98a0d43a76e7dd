using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Tests;

/// <summary>A database that remembers what its transactions write.</summary>
internal sealed class CountingDatabase(SqlDatabase inner) : SqlDatabase
{
    /// <summary>Statements that write, in order, the first words of each.</summary>
    public List<string> Writes { get; } = [];

    public override SqlDialect Dialect => inner.Dialect;

    public override Task<T> WriteAsync<T>(string what, Func<SqlSession, ValueTask<T>> work, CancellationToken cancellation) =>
        inner.WriteAsync(what, session => work(new Session(session, Writes)), cancellation);

    public override Task<T> ReadAsync<T>(string what, Func<SqlSession, ValueTask<T>> work, CancellationToken cancellation) =>
        inner.ReadAsync(what, work, cancellation);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class Session(SqlSession inner, List<string> writes) : SqlSession(inner.Dialect)
    {
        public override ValueTask<List<T>> QueryAsync<T>(string sql, Func<SqlRow, T> read, params IReadOnlyList<object?> args) => inner.QueryAsync(sql, read, args);

        public override ValueTask<int> ExecuteAsync(string sql, params IReadOnlyList<object?> args)
        {
            writes.Add(Head(sql));
            return inner.ExecuteAsync(sql, args);
        }

        public override ValueTask PostAsync(string sql, params IReadOnlyList<object?> args)
        {
            writes.Add(Head(sql));
            return inner.PostAsync(sql, args);
        }

        public override ValueTask PostAsync<T>(RowStatement<T> statement, IReadOnlyList<T> rows)
        {
            // SQLite runs the statement once a row.
            writes.AddRange(rows.Select(_ => Head(statement.PerRow)));
            return inner.PostAsync(statement, rows);
        }

        private static string Head(string sql) => string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(sql.StartsWith("INSERT", StringComparison.Ordinal) ? 3 : 2));
    }
}
