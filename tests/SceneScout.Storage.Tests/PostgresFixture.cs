using System.Collections.Concurrent;
using Npgsql;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Postgres;
using SceneScout.Storage.Sql;
using SceneScout.TestPostgres;

namespace SceneScout.Storage.Tests;

/// <summary>One database for each test class, emptied for each test.</summary>
public sealed class PostgresFixture : StoreFixture
{
    private static readonly ConcurrentDictionary<Type, Lazy<Task<string>>> Databases = new();

    public string ConnectionString { get; private set; } = "";

    public override async Task PrepareAsync(Type testClass, bool migrated)
    {
        if (!migrated)
        {
            ConnectionString = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
            return;
        }

        ConnectionString = await Databases.GetOrAdd(testClass, _ => new(CreateAsync)).Value;
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            DO $$ BEGIN EXECUTE (SELECT 'TRUNCATE ' || string_agg(tablename, ', ') FROM pg_tables
            WHERE schemaname = 'public' AND tablename NOT IN ('schema_history', 'spatial_ref_sys', 'enqueue_lock', 'event_feed_bounds')); END $$;
            UPDATE event_feed_bounds SET seq = 0, at = NULL
            """, connection);
        await command.ExecuteNonQueryAsync();
    }

    public override IStore Open() => PostgresStore.Open(ConnectionString);

    internal override SqlDatabase OpenDatabase() => new PostgresDatabase(NpgsqlDataSource.Create(ConnectionString));

    public override async Task BreakAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        // Foreign keys are triggers; those that count rows stay out of it, too.
#pragma warning disable CA2100 // The tests' own SQL.
        await using var command = new NpgsqlCommand("SET session_replication_role = replica; " + sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        await using var back = new NpgsqlCommand("RESET session_replication_role", connection);
        await back.ExecuteNonQueryAsync();
    }

    // PostGIS has a table of its own.
    public override Task<IReadOnlyList<string>> TablesAsync() =>
        NamesAsync("SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'spatial_ref_sys'");

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<string> CreateAsync()
    {
        var connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        await using var store = PostgresStore.Open(connection);
        await store.MigrateAsync(CancellationToken.None);
        return connection;
    }
}
