using System.Collections.Immutable;
using System.Net;
using Npgsql;
using SceneScout.Lab.Bench.Pipeline.Floor;
using SceneScout.Lab.Bench.Pipeline.Preload;
using SceneScout.Lab.Clusters;
using SceneScout.Lab.Demo;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Postgres;

namespace SceneScout.Lab.Bench.Pipeline.Stores;

/// <summary>A PostgreSQL database: on a server of the run's own, or one that somebody has.</summary>
internal sealed class PostgresPipelineStore : IPipelineStore
{
    private const int Dearest = 10;
    private const string CostsOf =
        "SELECT relname::text AS relation, n_tup_ins AS inserted, n_tup_upd AS updated, n_tup_hot_upd AS in_place, n_tup_del AS deleted FROM pg_stat_user_tables WHERE schemaname = current_schema()";

    private const string Statements =
        "SELECT total_exec_time AS ms, calls, rows, NOT toplevel AS inner_call, query FROM pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY total_exec_time DESC LIMIT 10";

    // Of a server of the run's own, beside those that every local one has.
    private static readonly string[] Server = ["shared_buffers=512MB", "shared_preload_libraries=pg_stat_statements", "pg_stat_statements.track=all"];

    // The server counts rows for its sessions; each tells it at most once a second.
    private static readonly TimeSpan Counted = TimeSpan.FromSeconds(2);
    private readonly LocalPostgres? _own;
    private readonly string _connection;
    private readonly string _folder;
    private readonly NpgsqlDataSource _database;
    private readonly PostgresStore _store;
    private readonly int? _server;
    private readonly bool _counts;
    private ImmutableSortedDictionary<string, TableWrites> _tables = ImmutableSortedDictionary<string, TableWrites>.Empty;
    private (string Log, long Transactions) _begun = ("0/0", 0);

    private PostgresPipelineStore(LocalPostgres? own, string connection, string folder, NpgsqlDataSource database, PostgresStore store, string words, int? server, bool counts)
    {
        (_own, _connection, _folder, _database, _store, Words, _server, _counts) = (own, connection, folder, database, store, words, server, counts);
    }

    /// <inheritdoc />
    public string Words { get; }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["store.kind"] = "postgres", ["store.connection"] = _connection };

    /// <inheritdoc />
    public IStore Store => _store;

    /// <summary>Opens it, and brings up its schema and the cities to search.</summary>
    /// <param name="folder">Holds the data of a server of the run's own, and the floor's rows.</param>
    /// <param name="given">A database that somebody has; null for a server of the run's own.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="InvalidOperationException">The database holds tables already, or PostgreSQL is not installed.</exception>
    public static async Task<PostgresPipelineStore> OpenAsync(string folder, string? given, CancellationToken cancellation)
    {
        var own = given is null ? await LocalPostgres.StartAsync(folder, IPAddress.Loopback, cancellation, Server) : null;
        var connection = given ?? own!.Connection;
        // Its own pool: what looks on must not be taken for the node.
        var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "bench", MaxPoolSize = 4 });
        var store = PostgresStore.Open(connection);
        try
        {
            await RefuseFullAsync(database, cancellation);
            await store.MigrateAsync(cancellation);
            foreach (var city in DemoWorld.Targets())
                await store.Cities.PutAsync(city, TimeProvider.System.GetUtcNow(), cancellation);
            var counts = await IsTrueAsync(database, "SELECT current_setting('shared_preload_libraries') LIKE '%pg_stat_statements%'", cancellation);
            if (counts)
                await TellAsync(database, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements", cancellation);
            return new PostgresPipelineStore(
                own, connection, folder, database, store, await WordsAsync(database, own is not null, cancellation), await ServerAsync(database, cancellation), counts);
        }
        catch
        {
            await store.DisposeAsync();
            await database.DisposeAsync();
            if (own is not null)
                await own.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async Task<long> BytesAsync(CancellationToken cancellation)
    {
        await CheckpointAsync(cancellation);
        return await NumberAsync("SELECT pg_database_size(current_database()) AS n", cancellation);
    }

    /// <inheritdoc />
    public TimeSpan? ProcessorTime() => _server is { } server ? ProcessTimes.OfFamily(server) : null;

    /// <inheritdoc />
    public Task PreloadAsync(PreloadSize size, CancellationToken cancellation) => new PostgresPreload(_connection, _folder).RunAsync(size, cancellation);

    /// <inheritdoc />
    public async Task BeginAsync(CancellationToken cancellation)
    {
        await CheckpointAsync(cancellation);
        if (_counts)
            await TellAsync(_database, "SELECT pg_stat_statements_reset()", cancellation);
        await Task.Delay(Counted, cancellation);
        _tables = await TablesAsync(cancellation);
        _begun = (await TextAsync("SELECT pg_current_wal_lsn()::text AS t", cancellation), await NumberAsync(Transactions, cancellation));
    }

    /// <inheritdoc />
    public async Task<StoreCosts> EndAsync(CancellationToken cancellation)
    {
        await Task.Delay(Counted, cancellation);
        var tables = await TablesAsync(cancellation);
        return new StoreCosts
        {
            Tables = tables
                .Select(table => KeyValuePair.Create(table.Key, _tables.TryGetValue(table.Key, out var before) ? table.Value.Since(before) : table.Value))
                .Where(table => table.Value.Rows > 0)
                .ToImmutableSortedDictionary(),
            LogBytes = await NumberAsync($"SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '{_begun.Log}')::bigint AS n", cancellation),
            Transactions = await NumberAsync(Transactions, cancellation) - _begun.Transactions,
            Dearest = _counts ? await DearestAsync(cancellation) : [],
        };
    }

    /// <inheritdoc />
    public Task<FloorRun> FloorAsync(int connections, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "floor")).FullName;
        return new PostgresFloor(_connection, $"{new NpgsqlConnectionStringBuilder(_connection).Database}_floor", folder).RunAsync(connections, cancellation);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
        if (_own is not null)
            await _own.DisposeAsync();
    }

    private const string Transactions = "SELECT xact_commit + xact_rollback AS n FROM pg_stat_database WHERE datname = current_database()";

    private static async Task RefuseFullAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "SELECT count(*) FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')");
        if (await command.ExecuteScalarAsync(cancellation) is long and > 0 and var tables)
            throw new InvalidOperationException($"The database holds {tables} tables already; give an empty one: what is measured is what one run writes.");
    }

    private static async Task<string> WordsAsync(NpgsqlDataSource database, bool own, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "SELECT 'PostgreSQL ' || current_setting('server_version') || string_agg(', ' || name || '=' || current_setting(name), '' ORDER BY name) FROM pg_settings WHERE name IN ('shared_buffers', 'synchronous_commit', 'fsync', 'full_page_writes', 'max_wal_size', 'shared_preload_libraries')");
        return $"{await command.ExecuteScalarAsync(cancellation)}, {(own ? "a server of the run's own" : "a given server")}";
    }

    // The server's own process is the parent of the one that serves a connection, when it runs on this machine.
    private static async Task<int?> ServerAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return ProcessTimes.Of(connection.ProcessID) is { Name: "postgres" or "postmaster", Parent: var parent } && await IsHereAsync(connection, cancellation) ? parent : null;
    }

    private static async Task<bool> IsHereAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT inet_server_addr() IS NULL OR inet_server_addr() << '127.0.0.0/8' OR inet_server_addr() = '::1' OR inet_server_addr() = inet_client_addr()", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<ImmutableSortedDictionary<string, TableWrites>> TablesAsync(CancellationToken cancellation)
    {
        await using var command = _database.CreateCommand(CostsOf);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var tables = ImmutableSortedDictionary.CreateBuilder<string, TableWrites>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellation))
            tables[rows.GetString(rows.GetOrdinal("relation"))] = new TableWrites(
                rows.GetInt64(rows.GetOrdinal("inserted")), rows.GetInt64(rows.GetOrdinal("updated")), rows.GetInt64(rows.GetOrdinal("in_place")), rows.GetInt64(rows.GetOrdinal("deleted")));
        return tables.ToImmutable();
    }

    private async Task<ImmutableArray<DearStatement>> DearestAsync(CancellationToken cancellation)
    {
        await using var command = _database.CreateCommand(Statements);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var dear = ImmutableArray.CreateBuilder<DearStatement>(Dearest);
        while (await rows.ReadAsync(cancellation))
            dear.Add(DearStatement.Of(
                rows.GetDouble(rows.GetOrdinal("ms")), rows.GetInt64(rows.GetOrdinal("calls")), rows.GetInt64(rows.GetOrdinal("rows")),
                rows.GetBoolean(rows.GetOrdinal("inner_call")), rows.GetString(rows.GetOrdinal("query"))));
        return dear.ToImmutable();
    }

    // Only who may: without it the next one comes when it comes.
    private async Task CheckpointAsync(CancellationToken cancellation)
    {
        try
        {
            await TellAsync(_database, "CHECKPOINT", cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // What is written stays to be written.
        }
    }

#pragma warning disable CA2100 // All statements are made in this class.
    private async Task<long> NumberAsync(string sql, CancellationToken cancellation)
    {
        await using var command = _database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<string> TextAsync(string sql, CancellationToken cancellation)
    {
        await using var command = _database.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<bool> IsTrueAsync(NpgsqlDataSource database, string sql, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task TellAsync(NpgsqlDataSource database, string sql, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }
#pragma warning restore CA2100
}
