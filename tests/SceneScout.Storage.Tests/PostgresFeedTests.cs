using Npgsql;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Rules;
using SceneScout.Storage.Sql;
using SceneScout.TestPostgres;

namespace SceneScout.Storage.Tests;

public sealed class PostgresFeedTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly PostgresFixture _fixture = new();
    private IStore _store = null!;
    private SqlDatabase _database = null!;

    public async Task InitializeAsync()
    {
        await _fixture.PrepareAsync(GetType(), migrated: true);
        _store = _fixture.Open();
        _database = _fixture.OpenDatabase();
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        await _store.DisposeAsync();
    }

    [PostgresFact]
    public async Task A_transaction_that_stays_open_holds_up_no_reader_and_what_it_wrote_comes_after_what_was_read()
    {
        var slow = new OpenWrite(_database);
        await slow.Append([Entry(1)]).WaitAsync(Patience);
        var fast = new OpenWrite(_database);
        await fast.Append([Entry(2)]).WaitAsync(Patience);
        fast.End(stands: true);
        await fast.Done.WaitAsync(Patience);

        var first = await ReadAsync(0);
        Assert.Equal([(1, Sample.Id(2))], first.Changes.Select(c => (c.Seq, c.EventId)));

        slow.End(stands: true);
        await slow.Done.WaitAsync(Patience);
        Assert.Equal([(2, Sample.Id(1))], (await ReadAsync(first.Next)).Changes.Select(c => (c.Seq, c.EventId)));
    }

    [PostgresFact]
    public async Task Two_nodes_announce_a_change_once_between_them()
    {
        await using var connection = new NpgsqlConnection(_fixture.ConnectionString);
        await connection.OpenAsync();
        var heard = new List<string>();
        connection.Notification += (_, n) => heard.Add(n.Payload);
        await ExecuteAsync(connection, "LISTEN spawn_result");
        await _store.Feed.OpenCursorAsync("bridge", Now, CancellationToken.None);
        await PublishAsync(600);
        await using var other = _fixture.Open();

        var told = 0;
        while ((await _store.Feed.CursorsAsync(CancellationToken.None)).Single().Rows > 0)
            told += (await Task.WhenAll(new[] { _store, other }.Select(store => store.Feed.AnnounceAsync("bridge", 250, Now, CancellationToken.None)))).Sum(a => a.Ids);
        await using (var end = new NpgsqlConnection(_fixture.ConnectionString))
        {
            await end.OpenAsync();
            await ExecuteAsync(end, "NOTIFY spawn_result, 'end'");
        }

        while (heard.Count == 0 || heard[^1] != "end")
            Assert.True(await connection.WaitAsync(Patience));
        Assert.Equal(600, told);
        Assert.All(heard, payload => Assert.InRange(payload.Length, 1, Announcements.MaxBytes));
        Assert.All(Enumerable.Range(1, 600), n => Assert.Single(heard, payload => payload.Contains(Sample.Id(n).ToString(), StringComparison.Ordinal)));
    }

    private async Task PublishAsync(int count)
    {
        await _store.Events.WriteAsync([.. Enumerable.Range(1, count).Select(n => Sample.New(Sample.Id(n), Sample.Listing($"l{n}")))], Now, CancellationToken.None);
        await _store.Tasks.EnqueueAsync([new NewTask { Id = "p", Type = TaskType.Processing, ParametersJson = "{}" }], 10, Now, CancellationToken.None);
        var lease = (await _store.Tasks.ClaimAsync(new ClaimRequest(TaskType.Processing, "w1", 1, Now.AddMinutes(5), []), Now, CancellationToken.None)).Single().Lease;
        await _store.Events.CommitProcessingAsync(
            new(lease, [.. Enumerable.Range(1, count).Select(n => new ProcessedEvent(Sample.Id(n), Sample.Enrichment(1)))]), Now, CancellationToken.None);
    }

    private Task<FeedPage> ReadAsync(long since) => _store.Feed.ReadAsync(since, 100, documents: false, CancellationToken.None);

    private static FeedEntry Entry(int n) => new(Sample.Id(n), 1, EventChangeKind.Created, Now, null);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // Constants of this file.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
