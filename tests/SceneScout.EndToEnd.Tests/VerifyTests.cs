using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using SceneScout.EndToEnd.Tests.Support;

namespace SceneScout.EndToEnd.Tests;

public sealed class VerifyTests
{
    [Fact]
    public async Task A_store_at_work_is_found_consistent()
    {
        var run = await UndisturbedRun.SharedAsync();

        var result = await ScoutBinary.RunAsync(run.Folder, "verify", "--data", run.Folder, "--json");

        var report = JsonNode.Parse(result.Text)!;
        Assert.Equal((0, true), (result.Code, (bool)report["consistent"]!));
        Assert.Equal((long)run.Report["events"]!["canonical"]!, (long)report["events"]!);
    }

    [Fact]
    public async Task A_store_that_lost_and_doubled_something_ends_with_1_and_the_list_of_it()
    {
        var run = await UndisturbedRun.SharedAsync();
        using var folder = new TemporaryFolder();
        await using (var source = new SqliteConnection($"Data Source={Path.Combine(run.Folder, "scenescout.db")};Mode=ReadOnly;Pooling=False"))
        await using (var copy = new SqliteConnection($"Data Source={folder.Of("scenescout.db")};Pooling=False"))
        {
            await source.OpenAsync();
            await copy.OpenAsync();
            source.BackupDatabase(copy);
            await using var harm = new SqliteCommand(
                """
                PRAGMA foreign_keys = OFF;
                DELETE FROM event_sources WHERE id = (SELECT min(id) FROM event_sources);
                UPDATE spawn_counters SET value = value + 1 WHERE name = 'listings.ingested';
                """,
                copy);
            await harm.ExecuteNonQueryAsync();
        }

        var result = await ScoutBinary.RunAsync(folder.Path, "verify", "--data", folder.Path);

        Assert.Equal(1, result.Code);
        Assert.Contains("BROKEN listing-event", result.Text, StringComparison.Ordinal);
        Assert.Contains("BROKEN counters", result.Text, StringComparison.Ordinal);
        Assert.Contains("not consistent", result.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_searched_nothing_misses_nothing_of_a_truth()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("none.json", "[]");
        await ScoutBinary.RunAsync(folder.Path, "import", file, "--source", "manual", "--data", folder.Path);
        await using var simulator = ScoutBinary.Start(folder.Path, "simulator", "--events", "50", "--port", "0");
        var line = await simulator.LineAsync(l => l.StartsWith("truth", StringComparison.Ordinal), ScoutBinary.Patience, CancellationToken.None);

        var result = await ScoutBinary.RunAsync(folder.Path, "verify", "--data", folder.Path, "--truth", line["truth".Length..].Trim());

        Assert.Equal(0, result.Code);
        Assert.Contains("Listings of the truth looked for: 0", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truth_of_areas_that_were_searched_and_that_the_store_does_not_know_is_missed()
    {
        var run = await UndisturbedRun.SharedAsync();
        await using var another = ScoutBinary.Start(run.Folder, "simulator", "--events", "400", "--seed", "4711", "--port", "0");
        var line = await another.LineAsync(l => l.StartsWith("truth", StringComparison.Ordinal), ScoutBinary.Patience, CancellationToken.None);

        var result = await ScoutBinary.RunAsync(run.Folder, "verify", "--data", run.Folder, "--truth", line["truth".Length..].Trim());

        Assert.Equal(1, result.Code);
        Assert.Contains("BROKEN truth: Every listing of the truth that a search can find is in the store.", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_beyond_a_limit_are_found()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("none.json", "[]");
        await ScoutBinary.RunAsync(folder.Path, "import", file, "--source", "manual", "--data", folder.Path);
        await using var simulator = ScoutBinary.Start(folder.Path, "simulator", "--events", "50", "--limit", "ticketmaster:day=1", "--port", "0");
        var line = await simulator.LineAsync(l => l.StartsWith("truth", StringComparison.Ordinal), ScoutBinary.Patience, CancellationToken.None);
        var truth = new Uri(line["truth".Length..].Trim());
        using var http = new HttpClient();
        for (var call = 0; call < 2; call++)
            using (await http.GetAsync(new Uri(truth, "ticketmaster/discovery/v2/events.json?apikey=key")))
            {
            }

        var result = await ScoutBinary.RunAsync(folder.Path, "verify", "--data", folder.Path, "--truth", $"{truth}");

        Assert.Equal(1, result.Code);
        Assert.Contains("BROKEN quotas", result.Text, StringComparison.Ordinal);
        Assert.Contains("ticketmaster: 1 of 2 calls were beyond a limit", result.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify", "give --data FOLDER or --postgres CONNECTION, one of them.")]
    [InlineData("verify --data .", "there is no scenescout.db in it.")]
    public async Task A_store_has_to_be_named(string line, string said)
    {
        using var folder = new TemporaryFolder();

        var result = await ScoutBinary.RunAsync(folder.Path, line.Split(' '));

        Assert.Equal(2, result.Code);
        Assert.Contains(said, result.Text, StringComparison.Ordinal);
    }
}
