using DbUp;
using Npgsql;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Postgres;

/// <summary>The store of a cluster: a PostgreSQL database with PostGIS.</summary>
public sealed class PostgresStore : SqlStore
{
    // Any number that nobody else uses: "SCENESCO" as bytes.
    private const long MigrationLock = 0x5343_454E_4553_434F;
    private readonly PostgresPool _pool;
    private readonly string _direct;

    private PostgresStore(PostgresPool pool, string? direct, bool feeds)
        : this(new PostgresDatabase(pool), pool, direct, feeds)
    {
    }

    private PostgresStore(PostgresDatabase database, PostgresPool pool, string? direct, bool feeds)
        : base(database, feeds)
    {
        _pool = pool;
        _direct = string.IsNullOrEmpty(direct) ? pool.ConnectionString : direct;
        Requests = new PostgresRequestStore(database, _direct);
    }

    /// <inheritdoc />
    public override string Kind => "postgres";

    /// <inheritdoc />
    public override IRequestStore Requests { get; }

    /// <summary>Whether a pooler such as PgBouncer stands between this store and its server; null before the first call.</summary>
    public bool? IsBehindPooler => _pool.IsBehindPooler;

    /// <summary>Opens a database. Nothing is sent before the first call.</summary>
    /// <param name="connectionString">As Npgsql reads it, for example <c>Host=db;Database=scenescout;Username=scout</c>. Pool size, timeouts and Max Auto Prepare are its own settings.</param>
    /// <param name="direct">Likewise, the way past a pooler, for listening and migrating; null or empty for the same way.</param>
    /// <exception cref="ArgumentException">A connection string cannot be read.</exception>
    public static PostgresStore Open(string connectionString, string? direct = null) => Open(connectionString, feeds: true, direct);

    /// <summary>Opens a database for measuring what the feed costs: without it readers of the feed miss what this store writes.</summary>
    internal static PostgresStore Open(string connectionString, bool feeds, string? direct = null) => new(PostgresPool.Open(connectionString), Named(direct), feeds);

    /// <summary>Forgets the connections of all pools of this process when an error says that they are useless, as those to a server that has gone or takes no writes. For the journal of actors, which has a pool of its own.</summary>
    public static void ForgetConnections(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
            if (PostgresErrors.IsGone(cause))
            {
                NpgsqlConnection.ClearAllPools();
                return;
            }
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellation)
    {
        try
        {
            // A pool of its own, closed with it: DbUp's sessions are not for reuse. An index of a large table takes as long as it takes.
            var own = new NpgsqlConnectionStringBuilder(_direct) { Pooling = false, MaxAutoPrepare = 0, CommandTimeout = 0 }.ConnectionString;
            await using var turn = new NpgsqlConnection(own);
            await turn.OpenAsync(cancellation).ConfigureAwait(false);
            // The lock is its transaction's: a session's own would stay behind in a pooler's session, held for as long as that lives.
            await using var held = await turn.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await LockAsync(turn, cancellation).ConfigureAwait(false);
            var migrated = await Migrations.RunAsync(
                DeployChanges.To.PostgresqlDatabase(own), SchemaJournalSql.Postgres, "postgres",
                _ => PostgresSessions.OthersAsync(turn, cancellation), e => PostgresErrors.Unavailable("migrate", e)).ConfigureAwait(false);
            if (migrated.Count > 0)
                await PostgresVisibility.MapAsync(own, cancellation).ConfigureAwait(false);
            return migrated;
        }
        catch (NpgsqlException e) when (PostgresErrors.Unavailable("migrate", e) is { } unavailable)
        {
            throw unavailable;
        }
    }

    private static string? Named(string? direct)
    {
        if (string.IsNullOrEmpty(direct))
            return null;
        var settings = new NpgsqlConnectionStringBuilder(direct);
        settings.ApplicationName = PostgresSessions.Name(settings.ApplicationName);
        return settings.ConnectionString;
    }

    // While others migrate it waits, and while it migrates it is idle: neither may be cut short.
    private static async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT set_config('idle_in_transaction_session_timeout', '0', true), set_config('lock_timeout', '0', true), pg_advisory_xact_lock($1)", connection)
        { CommandTimeout = 0 };
        command.Parameters.Add(PostgresParameters.Of(MigrationLock));
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
