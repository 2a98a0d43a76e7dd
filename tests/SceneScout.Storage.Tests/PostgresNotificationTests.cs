using System.Threading.Channels;
using Npgsql;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;
using SceneScout.TestPostgres;

namespace SceneScout.Storage.Tests;

public sealed class PostgresNotificationTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly PostgresFixture _fixture = new();
    private IStore _store = null!;

    public async Task InitializeAsync()
    {
        await _fixture.PrepareAsync(GetType(), migrated: true);
        _store = _fixture.Open();
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [PostgresFact]
    public async Task A_notification_reaches_the_listener_and_a_dropped_connection_is_reported()
    {
        var heard = Channel.CreateUnbounded<string>();
        var listening = new TaskCompletionSource();
        var listener = _store.Requests.ListenAsync(listening.SetResult, p => heard.Writer.TryWrite(p), CancellationToken.None);
        await listening.Task.WaitAsync(Patience);

        await ExecuteAsync("NOTIFY spawn_control, 'wake'");
        using var limit = new CancellationTokenSource(Patience);
        Assert.Equal("wake", await heard.Reader.ReadAsync(limit.Token));

        await ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => listener.WaitAsync(Patience));
    }

    [PostgresFact]
    public async Task A_batch_of_results_is_one_notification()
    {
        await using var connection = new NpgsqlConnection(_fixture.ConnectionString);
        await connection.OpenAsync();
        var heard = new List<string>();
        connection.Notification += (_, n) => heard.Add(n.Payload);
        await using (var listen = new NpgsqlCommand("LISTEN spawn_result", connection))
            await listen.ExecuteNonQueryAsync();
        await ExecuteAsync("INSERT INTO spawn_requests (action, params) SELECT 'spawn', '{}' FROM generate_series(1, 5)");
        var now = DateTimeOffset.UtcNow.AddMinutes(1);
        var claimed = await _store.Requests.ClaimAsync("a", 10, now.AddMinutes(1), now, CancellationToken.None);

        await _store.Requests.CompleteAsync("a", [.. claimed.Select(r => new SpawnRequestEnd(r.Id, false, "{}", null))], now, CancellationToken.None);
        await ExecuteAsync("NOTIFY spawn_result, 'end'");
        while (heard.Count < 2)
            Assert.True(await connection.WaitAsync(Patience));

        Assert.Equal(2, heard.Count);
        Assert.All(claimed, r => Assert.Contains(r.Id.ToString(), heard[0], StringComparison.Ordinal));
    }

    [Fact]
    public void Announcements_stay_below_the_limit_and_lose_no_id()
    {
        var ids = Enumerable.Range(0, 1000).Select(Sample.Id).ToList();

        var payloads = Announcements.Of("event", ids).ToList();

        Assert.All(payloads, p => Assert.InRange(p.Length, 1, Announcements.MaxBytes));
        Assert.Equal(5, payloads.Count);
        Assert.All(ids, id => Assert.Contains(payloads, p => p.Contains(id.ToString("D"), StringComparison.Ordinal)));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_fixture.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Constants of this file.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
