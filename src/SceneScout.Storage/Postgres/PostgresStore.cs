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
    private const int AutoPrepared = 200;
    private readonly NpgsqlDataSource _source;
    private readonly string _connectionString;

    private PostgresStore(PostgresDatabase database, NpgsqlDataSource source, string connectionString, bool feeds)
        : base(database, feeds)
    {
        _source = source;
        _connectionString = connectionString;
        Requests = new PostgresRequestStore(database, connectionString);
    }

    /// <inheritdoc />
    public override string Kind => "postgres";

    /// <inheritdoc />
    public override IRequestStore Requests { get; }

    /// <summary>Opens a database. Nothing is sent before the first call.</summary>
    /// <param name="connectionString">As Npgsql reads it, for example <c>Host=db;Database=scenescout;Username=scout</c>. Pool size and timeouts are its own settings.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static PostgresStore Open(string connectionString) => Open(connectionString, feeds: true);

    /// <summary>Opens a database for measuring what the feed costs: without it readers of the feed miss what this store writes.</summary>
    internal static PostgresStore Open(string connectionString, bool feeds)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0)
            settings.MaxAutoPrepare = AutoPrepared;
        // Nodes that another version has to wait for are known by it.
        settings.ApplicationName = PostgresSessions.Name(settings.ApplicationName);
        var source = NpgsqlDataSource.Create(settings);
        return new PostgresStore(new PostgresDatabase(source), source, settings.ConnectionString, feeds);
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellation)
    {
        try
        {
            await using var turn = await _source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            await LockAsync(turn, "SELECT pg_advisory_lock($1)", cancellation).ConfigureAwait(false);
            try
            {
                // A pool of its own, closed with it: DbUp's sessions are not for reuse.
                var own = new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false, MaxAutoPrepare = 0 };
                return await Migrations.RunAsync(
                    DeployChanges.To.PostgresqlDatabase(own.ConnectionString), SchemaJournalSql.Postgres, "postgres",
                    _ => PostgresSessions.OthersAsync(turn, cancellation), e => PostgresErrors.Unavailable("migrate", e)).ConfigureAwait(false);
            }
            finally
            {
                await LockAsync(turn, "SELECT pg_advisory_unlock($1)", CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (NpgsqlException e) when (PostgresErrors.Unavailable("migrate", e) is { } unavailable)
        {
            throw unavailable;
        }
    }

    private static async Task LockAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        // The others' migration may take its time: no time-out.
#pragma warning disable CA2100 // One of two constants.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        command.Parameters.Add(PostgresParameters.Of(MigrationLock));
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
