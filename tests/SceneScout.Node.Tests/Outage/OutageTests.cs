using System.Net;
using System.Text.Json.Nodes;
using Npgsql;
using SceneScout.Actors.Controller;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Hosting;
using SceneScout.Node.Tests.Cluster;
using SceneScout.TestPostgres;
using Xunit;

namespace SceneScout.Node.Tests.Outage;

/// <summary>Databases that are there and yet do not do what they should. Nobody touches the node.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);
    private string _connection = "";

    public async Task InitializeAsync()
    {
        if (PostgresBinaries.WhyMissing is null)
            _connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [PostgresFact]
    public async Task A_node_is_not_ready_while_its_database_takes_no_writes_and_works_soon_after()
    {
        await using var node = await StartAsync(_connection);
        using var http = new HttpClient { BaseAddress = node.Address };
        await ReadyAsync(http, wanted: true);
        await WorksAsync(node);

        await Outages.BecomeReadOnlyAsync(_connection);
        await ReadyAsync(http, wanted: false);
        // What is asked now fails its controller, which starts over again and again.
        await ScaleAsync(node, 1);
        await Task.Delay(TimeSpan.FromSeconds(20));
        // The first answer may still speak of the connections that ended.
        var (status, told) = await AskAsync(http);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        await Outages.BecomeWritableAsync(_connection);
        var since = TimeProvider.System.GetTimestamp();
        await ReadyAsync(http, wanted: true);
        await WorksAsync(node);

        Assert.Contains("takes no writes, it is read-only", told["checks"]!["store"]!["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.True(TimeProvider.System.GetElapsedTime(since) < Soon, $"It took {TimeProvider.System.GetElapsedTime(since)}.");
    }

    [PostgresFact]
    public async Task A_status_is_told_at_once_while_the_journal_hangs_and_names_what_is_missing_and_all_works_soon_after()
    {
        await using var node = await StartAsync(_connection);
        using var http = new HttpClient { BaseAddress = node.Address };
        await ReadyAsync(http, wanted: true);

        JsonNode told;
        await using (await Outages.HoldJournalAsync(_connection))
        {
            // It hangs in the journal, and no controller answers.
            var hanging = ScaleAsync(node, 1);
            await ReadyAsync(http, wanted: false);
            await hanging;
            var asked = TimeProvider.System.GetTimestamp();
            told = JsonNode.Parse(await http.GetStringAsync(new Uri("/api/spawn?action=status", UriKind.Relative)))!;
            Assert.True(TimeProvider.System.GetElapsedTime(asked) < AtOnce, $"It took {TimeProvider.System.GetElapsedTime(asked)}.");
            Assert.Contains("journal", node.Services.Outage.Reason, StringComparison.Ordinal);
        }

        var since = TimeProvider.System.GetTimestamp();
        await ReadyAsync(http, wanted: true);
        await WorksAsync(node);

        Assert.Contains("controller", Assert.Single(told["missing"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotNull(told["tasks"]);
        Assert.Null(node.Services.Outage.Reason);
        Assert.True(TimeProvider.System.GetElapsedTime(since) < Soon, $"It took {TimeProvider.System.GetElapsedTime(since)}.");
    }

    [PgBouncerFact]
    public async Task A_node_works_behind_PgBouncer_in_transaction_mode()
    {
        await using var pooler = await PgBouncer.StartAsync(_connection);
        await using var node = await StartAsync(pooler.ConnectionString);
        using var http = new HttpClient { BaseAddress = node.Address };
        await ReadyAsync(http, wanted: true);

        await ExecuteAsync("INSERT INTO spawn_requests (action, params) VALUES ('spawn', '{\"type\": \"discovery\"}')");
        var since = TimeProvider.System.GetTimestamp();
        while (await ExecuteAsync("SELECT count(*) FROM spawn_requests WHERE status = 'pending' OR completed_at IS NULL") is not 0L)
            await Task.Delay(200);
        // Each worker claims twice a second; the fifth time a statement would be prepared.
        await Task.Delay(TimeSpan.FromSeconds(10));

        Assert.Equal(1L, await ExecuteAsync("SELECT count(*) FROM spawn_requests WHERE status = 'done'"));
        Assert.True(TimeProvider.System.GetElapsedTime(since) < Soon, $"It took {TimeProvider.System.GetElapsedTime(since)}.");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(http)).Status);
        Assert.Equal(0L, await ExecuteAsync("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()"));
    }

    private static Task<ScoutNode> StartAsync(string connection) => Nodes.StartAsync(Nodes.Options(
        ("store.kind", "postgres"), ("store.connection", connection), ("health.interval", "1s"), ("spawn.idle-poll", "500ms")));

    // Something that the controller decides, journals and writes.
    private static async Task<bool> ScaleAsync(ScoutNode node, int workers) =>
        (await node.Gateway.ScaleAsync(new SpawnCommands.Scale(TaskType.Ingestion, workers, "test", ""), CancellationToken.None)).Scaled is not null;

    private static async Task WorksAsync(ScoutNode node)
    {
        while (!await ScaleAsync(node, 2) || !await ScaleAsync(node, 3))
            await Task.Delay(200);
    }

    private static async Task<JsonNode> ReadyAsync(HttpClient http, bool wanted)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var (status, body) = await AskAsync(http);
            // A node that starts has not been asked everything yet.
            if (status == (wanted ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable) && body["checks"]!.AsObject().Count > 0)
                return body;
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Nodes.Patience, body.ToJsonString());
            await Task.Delay(200);
        }
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> AskAsync(HttpClient http)
    {
        using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Constants of this file.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
