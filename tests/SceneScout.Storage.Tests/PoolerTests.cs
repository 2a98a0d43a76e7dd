using System.Threading.Channels;
using Npgsql;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Postgres;
using SceneScout.TestPostgres;

namespace SceneScout.Storage.Tests;

/// <summary>PgBouncer in transaction mode: each transaction may have another session.</summary>
public sealed class PoolerTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private PgBouncer? _pooler;
    private string _direct = "";

    public async Task InitializeAsync()
    {
        if (PgBouncer.WhyMissing is not null)
            return;
        _direct = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        _pooler = await PgBouncer.StartAsync(_direct);
    }

    public async Task DisposeAsync()
    {
        if (_pooler is not null)
            await _pooler.DisposeAsync();
    }

    [PgBouncerFact]
    public async Task Stores_migrate_together_through_it_and_leave_no_lock_in_its_sessions()
    {
        await using var one = PostgresStore.Open(_pooler!.ConnectionString);
        await using var two = PostgresStore.Open(_pooler.ConnectionString);

        var applied = await Task.WhenAll(one.MigrateAsync(None), two.MigrateAsync(None));

        Assert.Single(applied, a => a.Count > 0);
        Assert.Equal(0L, await DirectlyAsync("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"));
    }

    [PgBouncerFact]
    public async Task Workers_claim_and_complete_on_many_connections_for_as_often_as_they_like()
    {
        await using var store = PostgresStore.Open(_pooler!.ConnectionString);
        await store.MigrateAsync(None);
        Assert.Null(store.IsBehindPooler);
        await store.Tasks.EnqueueAsync([.. Enumerable.Range(0, 160).Select(i => new NewTask { Id = $"t{i}", Type = TaskType.Discovery, Source = "yelp", Priority = 5, ParametersJson = "{}" })], 1000, Now, None);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(async worker =>
        {
            for (var i = 0; i < 20; i++)
                foreach (var task in await store.Tasks.ClaimAsync(new ClaimRequest(TaskType.Discovery, $"w{worker}", 1, Now.AddMinutes(5), []), Now, None))
                    await store.Tasks.CompleteAsync(task.Lease, "{}", Now, None);
        }));

        Assert.True(store.IsBehindPooler);
        Assert.Equal(160, (await store.Tasks.CountAsync(None)).Where(c => c.State == TaskState.Succeeded).Sum(c => c.Count));
    }

    [PgBouncerFact]
    public async Task A_listener_hears_on_the_direct_way_and_waits_quietly_without_one()
    {
        await using var past = PostgresStore.Open(_pooler!.ConnectionString, _direct);
        await using var through = PostgresStore.Open(_pooler.ConnectionString);
        using var stop = new CancellationTokenSource();
        var heard = Channel.CreateUnbounded<string>();
        var listening = new TaskCompletionSource();
        var waiting = new TaskCompletionSource();
        var one = past.Requests.ListenAsync(listening.SetResult, p => heard.Writer.TryWrite(p), stop.Token);
        var other = through.Requests.ListenAsync(waiting.SetResult, _ => { }, stop.Token);
        await Task.WhenAll(listening.Task, waiting.Task).WaitAsync(Patience);

        await DirectlyAsync("SELECT pg_notify('spawn_control', 'wake') IS NULL");

        Assert.Equal("wake", await heard.Reader.ReadAsync().AsTask().WaitAsync(Patience));
        Assert.False(other.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other);
    }

    [PgBouncerFact]
    public async Task One_that_takes_a_session_away_after_each_statement_is_refused_by_name()
    {
        await using var pooler = await PgBouncer.StartAsync(_direct, "statement");
        await using var store = PostgresStore.Open(pooler.ConnectionString);

        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.MigrateAsync(None));

        Assert.Contains("statement pooling", error.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_database_without_one_is_known_to_have_none()
    {
        await using var store = PostgresStore.Open(await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync());

        await store.ReadClockAsync(None);

        Assert.False(store.IsBehindPooler);
    }

    [PostgresFact]
    public async Task Statements_are_prepared_by_themselves_unless_the_connection_string_says_otherwise()
    {
        var connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();

        Assert.True(await PreparesAsync(connection));
        Assert.False(await PreparesAsync(connection + ";Max Auto Prepare=0"));
        // As a node hands it on.
        Assert.False(await PreparesAsync(new NpgsqlConnectionStringBuilder(connection + ";Max Auto Prepare=0").ConnectionString));
        Assert.True(await PreparesAsync(connection + ";MaxAutoPrepare=5"));
    }

    [Fact]
    public void A_prepared_statement_that_a_pooler_lost_is_told_as_such() => Assert.Contains(
        "PgBouncer", PostgresErrors.Unavailable("claim", new PostgresException("prepared statement \"_auto1\" does not exist", "ERROR", "ERROR", "26000"))?.Message, StringComparison.Ordinal);

    private static async Task<bool> PreparesAsync(string connection)
    {
        await using var pool = PostgresPool.Open(connection);
        await using var one = await pool.ConnectAsync(None);
        for (var i = 0; i < 6; i++)
        {
            await using var often = new NpgsqlCommand("SELECT 42", one);
            await often.ExecuteScalarAsync();
        }

        await using var count = new NpgsqlCommand("SELECT count(*) FROM pg_prepared_statements WHERE statement = 'SELECT 42'", one);
        return await count.ExecuteScalarAsync() is 1L;
    }

    private async Task<object?> DirectlyAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_direct);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Constants of this file.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
