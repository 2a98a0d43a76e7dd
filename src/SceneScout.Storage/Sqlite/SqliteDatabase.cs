using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Sqlite;

/// <summary>One file. SQLite allows one writer, so writes queue for one connection and run one after the other on a thread of the pool; readers have a few connections and read beside it (write-ahead log).</summary>
internal sealed class SqliteDatabase : SqlDatabase
{
    private const int MaxReaders = 4;
    private const int MaxWaitingWrites = 1024;
    private const int BusySeconds = 10;

    private readonly string _path;
    private readonly Channel<Func<Task>> _writes = Channel.CreateBounded<Func<Task>>(
        new BoundedChannelOptions(MaxWaitingWrites) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly SemaphoreSlim _readGate = new(MaxReaders, MaxReaders);
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly Task _writing;
    private SqliteSession? _writer;
    private int _disposed;

    public SqliteDatabase(string path)
    {
        _path = path;
        _writing = Task.Run(RunWritesAsync);
    }

    public override SqlDialect Dialect => SqliteDialect.Instance;

    public override async Task<T> WriteAsync<T>(string what, Func<SqlSession, ValueTask<T>> work, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await _writes.Writer.WriteAsync(() => RunWriteAsync(what, work, done, cancellation), cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteStore));
        }

        return await done.Task.ConfigureAwait(false);
    }

    public override async Task<T> ReadAsync<T>(string what, Func<SqlSession, ValueTask<T>> work, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        await _readGate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            // The driver blocks its thread, so that thread must not be an actor's.
            return await Task.Run(() => ReadOnceAsync(what, work), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _readGate.Release();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _writes.Writer.Complete();
        await _writing.ConfigureAwait(false);
        for (var i = 0; i < MaxReaders; i++)
            await _readGate.WaitAsync().ConfigureAwait(false);
        while (_readers.TryTake(out var reader))
            reader.Dispose();
        // Last, so that SQLite folds the write-ahead log into the file.
        _writer?.Dispose();
        _readGate.Dispose();
    }

    private async Task RunWritesAsync()
    {
        await foreach (var write in _writes.Reader.ReadAllAsync().ConfigureAwait(false))
            await write().ConfigureAwait(false);
    }

    private async Task RunWriteAsync<T>(string what, Func<SqlSession, ValueTask<T>> work, TaskCompletionSource<T> done, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            done.SetCanceled(cancellation);
            return;
        }

        try
        {
            _writer ??= Open(readOnly: false);
            done.SetResult(await InTransactionAsync(_writer, "BEGIN IMMEDIATE", work).ConfigureAwait(false));
        }
        catch (SqliteException e) when (SqliteErrors.MayPass(e))
        {
            done.SetException(SqliteErrors.Unavailable(what, e));
        }
        catch (SqliteException e) when (SqliteErrors.Conflict(what, e) is { } conflict)
        {
            done.SetException(conflict);
        }
#pragma warning disable CA1031 // Whatever it is, it belongs to the caller of this write; the next write goes on.
        catch (Exception e)
        {
            done.SetException(e);
        }
#pragma warning restore CA1031
    }

    private async Task<T> ReadOnceAsync<T>(string what, Func<SqlSession, ValueTask<T>> work)
    {
        SqliteSession? session = null;
        try
        {
            if (!_readers.TryTake(out session))
                session = Open(readOnly: true);
            var result = await InTransactionAsync(session, "BEGIN", work).ConfigureAwait(false);
            _readers.Add(session);
            return result;
        }
        catch (SqliteException e) when (SqliteErrors.MayPass(e))
        {
            session?.Dispose();
            throw SqliteErrors.Unavailable(what, e);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    private static async ValueTask<T> InTransactionAsync<T>(SqliteSession session, string begin, Func<SqlSession, ValueTask<T>> work)
    {
        session.Run(begin);
        try
        {
            var result = await work(session).ConfigureAwait(false);
            session.Run("COMMIT");
            return result;
        }
        catch
        {
            session.RollBack();
            throw;
        }
    }

    private SqliteSession Open(bool readOnly)
    {
        var connection = new SqliteConnection(ConnectionString(_path));
        try
        {
            connection.Open();
            connection.CreateFunction<double?, double?, string, bool>("in_polygon", SqliteDialect.InPolygon, isDeterministic: true);
            connection.CreateFunction<double?, double?, double?, double?, double?>("distance_metres", SqliteDialect.DistanceMetres, isDeterministic: true);
            var session = new SqliteSession(connection);
            foreach (var pragma in Pragmas(readOnly))
                session.Run(pragma);
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>How every connection to the file is made.</summary>
    public static string ConnectionString(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, ForeignKeys = false, DefaultTimeout = BusySeconds }.ToString();

    /// <summary>What every connection to the file is told first.</summary>
    public static IEnumerable<string> Pragmas(bool readOnly)
    {
        yield return $"PRAGMA busy_timeout = {BusySeconds * 1000}";
        if (readOnly)
        {
            yield return "PRAGMA query_only = ON";
            yield break;
        }

        yield return "PRAGMA journal_mode = WAL";
        // In WAL mode a crash of the machine may lose the last commits but never breaks the file; FULL costs an fsync each.
        yield return "PRAGMA synchronous = NORMAL";
        yield return "PRAGMA cache_size = -64000";
        yield return "PRAGMA wal_autocheckpoint = 4000";
        yield return "PRAGMA temp_store = MEMORY";
    }
}
