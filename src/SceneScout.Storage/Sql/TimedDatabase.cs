using System.Diagnostics;

namespace SceneScout.Storage.Sql;

/// <summary>A database whose transactions are timed.</summary>
internal sealed class TimedDatabase(SqlDatabase inner) : SqlDatabase
{
    public override SqlDialect Dialect => inner.Dialect;

    public override Task<T> WriteAsync<T>(string what, Func<SqlSession, ValueTask<T>> work, CancellationToken cancellation) =>
        TimeAsync(what, () => inner.WriteAsync(what, work, cancellation));

    public override Task WriteRowsAsync<T>(string what, RowStatement<T> statement, IReadOnlyList<T> rows, CancellationToken cancellation) => TimeAsync(what, async () =>
    {
        await inner.WriteRowsAsync(what, statement, rows, cancellation).ConfigureAwait(false);
        return true;
    });

    public override Task<T> ReadAsync<T>(string what, Func<SqlSession, ValueTask<T>> work, CancellationToken cancellation) =>
        TimeAsync(what, () => inner.ReadAsync(what, work, cancellation));

    public override ValueTask DisposeAsync() => inner.DisposeAsync();

    private static async Task<T> TimeAsync<T>(string what, Func<Task<T>> run)
    {
        using var span = StoreInstruments.Begin(what);
        var started = Stopwatch.GetTimestamp();
        var done = false;
        try
        {
            var result = await run().ConfigureAwait(false);
            done = true;
            return result;
        }
        finally
        {
            StoreInstruments.Record(what, started, done);
            if (!done)
                span?.SetStatus(ActivityStatusCode.Error);
        }
    }
}
