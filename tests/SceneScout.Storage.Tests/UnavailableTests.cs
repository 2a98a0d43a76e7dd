using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Postgres;
using SceneScout.Storage.Sqlite;
using SceneScout.TestPostgres;

namespace SceneScout.Storage.Tests;

/// <summary>What may pass is said to be so, and says nothing secret.</summary>
public sealed class UnavailableTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_PostgreSQL_that_is_not_there_is_unavailable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var store = PostgresStore.Open($"Host=127.0.0.1;Port={port};Username=scout;Password=hunter2;Database=d");

        foreach (var call in new Func<Task>[] { () => store.ProbeAsync(None), () => store.MigrateAsync(None), () => store.Workers.UpsertAsync([], None) })
        {
            var error = await Assert.ThrowsAsync<StoreUnavailableException>(call);
            Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
            Assert.Contains("could not", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_server_without_PostGIS_is_told_as_such() => Assert.Contains(
        "PostGIS is not installed", PostgresErrors.Unavailable("migrate", new PostgresException("extension \"postgis\" is not available", "ERROR", "ERROR", "0A000"))?.Message, StringComparison.Ordinal);

    [PostgresFact]
    public async Task A_connection_that_an_administrator_ends_is_not_noticed_by_who_reads_and_unavailable_once_to_who_writes()
    {
        var connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        await using var store = PostgresStore.Open(connection);
        await store.MigrateAsync(None);
        Assert.Empty(await store.Workers.ListAsync(None));

        await EndConnectionsAsync(connection);
        Assert.Empty(await store.Workers.ListAsync(None));

        // Whether the end of a transaction was lost, or only the answer to it, cannot be known: the caller decides.
        await EndConnectionsAsync(connection);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Workers.UpsertAsync([], None));
        await store.Workers.UpsertAsync([], None);
    }

    [PostgresFact]
    public async Task A_check_of_the_ledger_outlasts_the_limit_of_statements_that_somebody_waits_for()
    {
        var connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        await using var store = PostgresStore.Open(connection + ";Command Timeout=1");
        await store.MigrateAsync(None);
        await using var other = new NpgsqlConnection(connection);
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using (var block = new NpgsqlCommand("LOCK TABLE events IN ACCESS EXCLUSIVE MODE", other, transaction))
            await block.ExecuteNonQueryAsync();

        var check = store.Ledger.FindBreachesAsync(DateTimeOffset.MinValue, TimeSpan.Zero, None);
        await using (var held = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND clock_timestamp() - query_start > interval '2 seconds'", other, transaction))
            while (!check.IsCompleted && (long)(await held.ExecuteScalarAsync())! == 0)
            {
                await using var forget = new NpgsqlCommand("SELECT pg_stat_clear_snapshot(), pg_sleep(0.05)", other, transaction);
                await forget.ExecuteNonQueryAsync();
            }

        Assert.False(check.IsCompleted, check.Exception?.ToString());
        await transaction.CommitAsync();
        Assert.Empty(await check);
    }

    [Fact]
    public async Task A_SQLite_file_that_cannot_be_opened_is_unavailable_until_it_can()
    {
        var folder = Directory.CreateTempSubdirectory("scenescout-store-").FullName;
        var inTheWay = Directory.CreateDirectory(Path.Combine(folder, SqliteStore.FileName));
        await using (var store = SqliteStore.Open(folder))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ProbeAsync(None));
            await Assert.ThrowsAsync<StoreUnavailableException>(() => store.MigrateAsync(None));
            await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Workers.UpsertAsync([], None));
            inTheWay.Delete();
            await store.MigrateAsync(None);
            await store.Workers.UpsertAsync([], None);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_SQLite_file_is_safe_to_write_from_two_processes()
    {
        var folder = Directory.CreateTempSubdirectory("scenescout-store-").FullName;
        await using (var store = SqliteStore.Open(folder))
        {
            await store.MigrateAsync(None);
            // A connection of another process, as far as SQLite is concerned.
            await using var other = new SqliteConnection($"Data Source={Path.Combine(folder, SqliteStore.FileName)};Pooling=False");
            await other.OpenAsync();
            await using var transaction = await other.BeginTransactionAsync();
            var waiting = store.Workers.UpsertAsync([new("w1", "discovery", "idle", null, 0, 0, 0, default, null)], None);
            Assert.Empty(await store.Workers.ListAsync(None));
            await transaction.CommitAsync();
            await waiting;
            Assert.Single(await store.Workers.ListAsync(None));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task EndConnectionsAsync(string connection)
    {
        await using var admin = new Npgsql.NpgsqlConnection(connection);
        await admin.OpenAsync();
        await using var kill = new Npgsql.NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'scenescout/%' AND datname = current_database()", admin);
        await kill.ExecuteNonQueryAsync();
    }
}
