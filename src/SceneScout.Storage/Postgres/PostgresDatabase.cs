using Npgsql;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Postgres;

/// <summary>One database, over a pool of connections.</summary>
internal sealed class PostgresDatabase(PostgresPool pool) : SqlDatabase
{
    private const int MaxTries = 8;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);

    /// <summary>A database over connections that somebody else has set up.</summary>
    public PostgresDatabase(NpgsqlDataSource source)
        : this(PostgresPool.Of(source))
    {
    }

    public override SqlDialect Dialect => PostgresDialect.Instance;

    public override Task<T> WriteAsync<T>(string what, Func<SqlSession, ValueTask<T>> work, CancellationToken cancellation) =>
        TryAsync(what, () => WriteOnceAsync(work, cancellation), cancellation);

    public override Task WriteRowsAsync<T>(string what, RowStatement<T> statement, IReadOnlyList<T> rows, CancellationToken cancellation) => TryAsync(what, async () =>
    {
        await using var connection = await pool.ConnectAsync(cancellation).ConfigureAwait(false);
        var session = new PostgresSession(connection, null, cancellation);
        await session.PostAsync(statement, rows).ConfigureAwait(false);
        await session.FlushAsync().ConfigureAwait(false);
        return true;
    }, cancellation);

    private async Task<T> TryAsync<T>(string what, Func<ValueTask<T>> write, CancellationToken cancellation)
    {
        var fresh = false;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await write().ConfigureAwait(false);
            }
            catch (Exception e) when (PostgresErrors.IsConflict(e) && attempt < MaxTries)
            {
                // Spread, so that two losers do not meet again.
                await Task.Delay(FirstPause * (attempt * (1 + Random.Shared.NextDouble())), cancellation).ConfigureAwait(false);
            }
            catch (Exception e) when (PostgresErrors.Conflict(what, e) is { } conflict)
            {
                throw conflict;
            }
            catch (Exception e) when (PostgresErrors.IsReadOnly(e) && !fresh)
            {
                // Nothing was written, and the session may be of a time that is over: one of now knows better.
                ForgetGone(e);
                fresh = true;
            }
            catch (Exception e) when (PostgresErrors.Unavailable(what, e) is { } unavailable)
            {
                ForgetGone(e);
                throw unavailable;
            }
        }
    }

    public override async Task<T> ReadAsync<T>(string what, Func<SqlSession, ValueTask<T>> work, CancellationToken cancellation)
    {
        for (var again = false; ; again = true)
        {
            var open = false;
            try
            {
                await using var connection = await pool.ConnectAsync(cancellation).ConfigureAwait(false);
                open = true;
                return await work(new PostgresSession(connection, null, cancellation)).ConfigureAwait(false);
            }
            catch (Exception e) when (PostgresErrors.Unavailable(what, e) is { } unavailable)
            {
                ForgetGone(e);
                // A connection that was in the pool when the server went is no sign that it is still away; reading twice does no harm.
                if (again || !open || !PostgresErrors.IsGone(e))
                    throw unavailable;
            }
        }
    }

    public override ValueTask DisposeAsync() => pool.DisposeAsync();

    private void ForgetGone(Exception error)
    {
        if (PostgresErrors.IsGone(error))
            pool.Forget();
    }

    private async ValueTask<T> WriteOnceAsync<T>(Func<SqlSession, ValueTask<T>> work, CancellationToken cancellation)
    {
        await using var connection = await pool.ConnectAsync(cancellation).ConfigureAwait(false);
        // Disposing of a transaction that was not committed undoes it.
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        var session = new PostgresSession(connection, transaction, cancellation);
        if (pool.IsBehindPooler is true)
            await session.ExecuteAsync(IdleTransactions.Bound).ConfigureAwait(false);
        var result = await work(session).ConfigureAwait(false);
        await session.FlushAsync().ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        return result;
    }
}
