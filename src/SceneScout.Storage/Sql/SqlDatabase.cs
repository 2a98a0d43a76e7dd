namespace SceneScout.Storage.Sql;

/// <summary>Runs work in transactions.</summary>
internal abstract class SqlDatabase : IAsyncDisposable
{
    /// <summary>Its SQL.</summary>
    public abstract SqlDialect Dialect { get; }

    /// <summary>Runs work in a transaction that writes; commits when the work returns, undoes everything when it throws. The work may be run again after a conflict with another writer, so it touches nothing but the session.</summary>
    /// <param name="what">What is tried, for errors: "queue tasks".</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="Contracts.StoreUnavailableException">Trying again later can help.</exception>
    /// <exception cref="Contracts.StoreConflictException">The work breaks a rule of the tables: a defect.</exception>
    public abstract Task<T> WriteAsync<T>(string what, Func<SqlSession, ValueTask<T>> work, CancellationToken cancellation);

    /// <summary>Writes rows by one statement that is a transaction of its own: a database that can spares the way of its beginning and of its end.</summary>
    /// <param name="what">What is tried, for errors: "write the journal".</param>
    /// <param name="statement">The statement.</param>
    /// <param name="rows">The rows, all or none.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="Contracts.StoreUnavailableException">Trying again later can help.</exception>
    /// <exception cref="Contracts.StoreConflictException">The rows break a rule of the tables.</exception>
    public virtual Task WriteRowsAsync<T>(string what, RowStatement<T> statement, IReadOnlyList<T> rows, CancellationToken cancellation) => WriteAsync(what, async session =>
    {
        await session.PostAsync(statement, rows).ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>Runs work that only reads.</summary>
    /// <param name="what">What is tried, for errors: "read tasks".</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="Contracts.StoreUnavailableException">Trying again later can help.</exception>
    public abstract Task<T> ReadAsync<T>(string what, Func<SqlSession, ValueTask<T>> work, CancellationToken cancellation);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
