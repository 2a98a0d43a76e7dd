using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Sql;

/// <summary>A database whose every write first makes sure, in its own transaction, that an epoch is still the newest. Whoever takes the next epoch waits for the writes under way.</summary>
internal sealed class FencedDatabase(SqlDatabase inner, long epoch) : SqlDatabase
{
    public override SqlDialect Dialect => inner.Dialect;

    public override Task<T> WriteAsync<T>(string what, Func<SqlSession, ValueTask<T>> work, CancellationToken cancellation) => inner.WriteAsync(what, async session =>
    {
        await CheckAsync(session, session.Dialect.ForShare).ConfigureAwait(false);
        return await work(session).ConfigureAwait(false);
    }, cancellation);

    /// <summary>Makes sure that the epoch is the newest at this moment.</summary>
    /// <exception cref="StaleEpochException">It is not.</exception>
    public Task CheckAsync(CancellationToken cancellation) => inner.ReadAsync("check the epoch", async session =>
    {
        await CheckAsync(session, "").ConfigureAwait(false);
        return true;
    }, cancellation);

    public override Task<T> ReadAsync<T>(string what, Func<SqlSession, ValueTask<T>> work, CancellationToken cancellation) =>
        inner.ReadAsync(what, work, cancellation);

    // The database belongs to the store that it was made of.
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask CheckAsync(SqlSession session, string locked)
    {
        var newest = await session.FirstAsync($"SELECT epoch FROM controller_epoch WHERE id = 1{locked}", row => row.Long("epoch")).ConfigureAwait(false);
        if (newest != epoch)
            throw new StaleEpochException(epoch, newest);
    }
}
