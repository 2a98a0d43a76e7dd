using Npgsql;

namespace SceneScout.Storage.Postgres;

/// <summary>The connections of one store. The first of them finds out whether a pooler such as PgBouncer stands before the server: behind one, each transaction may have another session, so that nothing may be left in it. Then statements are not prepared by themselves, unless the connection string asks for it, and sessions are not reset.</summary>
internal sealed class PostgresPool : IAsyncDisposable
{
    private const int AutoPrepared = 200;
    private static readonly string[] Prepare = ["Max Auto Prepare", "MaxAutoPrepare"];
    private readonly NpgsqlConnectionStringBuilder _settings;
    private readonly bool _prepareGiven;
    private readonly SemaphoreSlim _first = new(1, 1);
    private volatile NpgsqlDataSource? _source;
    private bool _disposed;

    private PostgresPool(NpgsqlConnectionStringBuilder settings, bool prepareGiven) => (_settings, _prepareGiven) = (settings, prepareGiven);

    /// <summary>Whether a pooler stands between; null before the first connection.</summary>
    public bool? IsBehindPooler { get; private set; }

    /// <summary>As it was given, with this program's name.</summary>
    public string ConnectionString => _settings.ConnectionString;

    /// <summary>A pool of its own for a connection string. Nothing is sent before the first call.</summary>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static PostgresPool Open(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        // Nodes that another version has to wait for are known by it.
        settings.ApplicationName = PostgresSessions.Name(settings.ApplicationName);
        return new PostgresPool(settings, Gives(connectionString, Prepare));
    }

    /// <summary>A pool that somebody else has set up.</summary>
    public static PostgresPool Of(NpgsqlDataSource source) =>
        new(new NpgsqlConnectionStringBuilder(source.ConnectionString), prepareGiven: true) { _source = source };

    /// <summary>An open connection.</summary>
    public async ValueTask<NpgsqlConnection> ConnectAsync(CancellationToken cancellation) => _source is { } source
        ? await source.OpenConnectionAsync(cancellation).ConfigureAwait(false)
        : await FirstAsync(cancellation).ConfigureAwait(false);

    /// <summary>Forgets the connections that nobody uses, the actors' journal's too: without it, each fails once more after the server is back, or goes on with a session that may only read.</summary>
    public void Forget()
    {
        _source?.Clear();
        // The journal has a pool of its own, below its connection string.
        NpgsqlConnection.ClearAllPools();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        if (_source is { } source)
            await source.DisposeAsync().ConfigureAwait(false);
        _first.Dispose();
    }

    // Whether a connection string has a setting: its builder tells a default from one that was given only here.
    private static bool Gives(string connectionString, IEnumerable<string> names)
    {
        var given = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = connectionString };
        return names.Any(given.ContainsKey);
    }

    private async ValueTask<NpgsqlConnection> FirstAsync(CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _first.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_source is { } made)
                return await made.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            if (IsBehindPooler is null)
            {
                // A pooler refuses options that it does not know, so the first look is without any.
                var look = new NpgsqlConnectionStringBuilder(_settings.ConnectionString) { Pooling = false, MaxAutoPrepare = 0 };
                await using var connection = new NpgsqlConnection(look.ConnectionString);
                await connection.OpenAsync(cancellation).ConfigureAwait(false);
                IsBehindPooler = await PostgresPooler.IsBetweenAsync(connection, cancellation).ConfigureAwait(false);
            }

            var source = NpgsqlDataSource.Create(Settings(IsBehindPooler.Value));
            _source = source;
            return await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            _first.Release();
        }
    }

    private NpgsqlConnectionStringBuilder Settings(bool behindPooler)
    {
        var settings = new NpgsqlConnectionStringBuilder(_settings.ConnectionString);
        if (!_prepareGiven)
            settings.MaxAutoPrepare = behindPooler ? 0 : AutoPrepared;
        settings.NoResetOnClose |= behindPooler;
        return behindPooler ? settings : IdleTransactions.Limit(settings);
    }
}
