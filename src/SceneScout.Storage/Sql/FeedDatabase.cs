using System.Diagnostics;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql;

/// <summary>A database that tells of the changes which its transactions appended, after each has ended.</summary>
internal sealed class FeedDatabase(SqlDatabase inner, FeedAppends appends, bool feeds) : SqlDatabase
{
    public override SqlDialect Dialect => inner.Dialect;

    public override async Task<T> WriteAsync<T>(string what, Func<SqlSession, ValueTask<T>> work, CancellationToken cancellation)
    {
        IReadOnlyCollection<FeedEntry> appended = [];
        // The work may run on a thread of the database, which knows nothing of the caller's trace.
        var trace = Activity.Current is { IdFormat: ActivityIdFormat.W3C } running ? running.Id : null;
        var result = await inner.WriteAsync(what, async session =>
        {
            // A session may have had a transaction before, or an attempt at this one that came to nothing.
            session.Appended.Clear();
            session.Trace = trace;
            session.Feeds = feeds;
            var done = await work(session).ConfigureAwait(false);
            appended = [.. session.Appended];
            return done;
        }, cancellation).ConfigureAwait(false);
        appends.Tell(appended);
        return result;
    }

    // One statement appends nothing to the feed.
    public override Task WriteRowsAsync<T>(string what, RowStatement<T> statement, IReadOnlyList<T> rows, CancellationToken cancellation) =>
        inner.WriteRowsAsync(what, statement, rows, cancellation);

    public override Task<T> ReadAsync<T>(string what, Func<SqlSession, ValueTask<T>> work, CancellationToken cancellation) =>
        inner.ReadAsync(what, work, cancellation);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();
}
