using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using SceneScout.EndToEnd.Tests.Support;

namespace SceneScout.EndToEnd.Tests.Demo;

public sealed class DemoTests
{
    [Fact]
    public async Task The_report_adds_up()
    {
        var run = await UndisturbedRun.SharedAsync();

        Ledger.AssertAddsUp(run.Report, run.Events);
        Assert.Equal("sqlite", (string?)run.Report["store"]);
        Assert.True((double)run.Report["seconds"]! > 0);
        Assert.True((double)run.Report["eventsPerSecond"]! > 0);
    }

    [Fact]
    public async Task Every_source_was_called_and_none_refused_a_call()
    {
        var calls = (await UndisturbedRun.SharedAsync()).Report["apiCalls"]!.AsObject();

        Assert.Equal(["eventbrite", "googleplaces", "meetup", "ticketmaster", "yelp"], calls.Select(c => c.Key).Order(StringComparer.Ordinal));
        Assert.All(calls, c => Assert.True((long)c.Value!["calls"]! > 0));
        Assert.All(calls, c => Assert.Equal(0, (long)c.Value!["status429"]!));
    }

    [Fact]
    public async Task Every_listing_of_the_world_stands_behind_exactly_one_event()
    {
        var run = await UndisturbedRun.SharedAsync();

        Assert.Equal(Truth.Listings, run.Events.SelectMany(Ledger.Listings).Order(StringComparer.Ordinal));
        await using var database = new SqliteConnection($"Data Source={Path.Combine(run.Folder, "scenescout.db")};Mode=ReadOnly;Pooling=False");
        await database.OpenAsync();
        await using var query = new SqliteCommand("SELECT source || ':' || external_id AS listing FROM event_sources", database);
        await using var rows = await query.ExecuteReaderAsync();
        var stored = new List<string>();
        while (await rows.ReadAsync())
            stored.Add(rows.GetString(rows.GetOrdinal("listing")));
        Assert.Equal(Truth.Listings, stored.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_event_is_processed_and_none_is_invented()
    {
        var run = await UndisturbedRun.SharedAsync();

        Assert.All(run.Events.Select(e => JsonNode.Parse(e)!), e =>
        {
            Assert.NotNull(e["category"]);
            Assert.InRange((double)e["quality"]!, 0, 1);
            Assert.NotEmpty(e["sources"]!.AsArray());
        });
    }

    [Fact]
    public async Task Another_seed_gives_another_world()
    {
        var run = await UndisturbedRun.SharedAsync();
        using var folder = new TemporaryFolder();
        await using var other = await DemoRun.StartAsync(folder.Path, "--seed", "2");
        await other.UntilAsync(s => (long)s["events"]!["processed"]! >= 20);

        Assert.Empty((await other.EventsAsync()).Intersect(run.Events));
    }

    [Fact]
    public async Task Once_ends_when_the_plan_is_done_and_a_folder_keeps_its_world()
    {
        using var folder = new TemporaryFolder();
        var wrong = await ScoutBinary.RunAsync((await UndisturbedRun.SharedAsync()).Folder, "demo", "--data", ".", "--seed", "7", "--once");
        Assert.Equal(2, wrong.Code);
        Assert.Contains("holds another world", wrong.Text, StringComparison.Ordinal);

        var first = await ScoutBinary.RunAsync(folder.Path, "demo", "--data", folder.Path, "--events", "1", "--seed", "5", "--once", "--report", folder.Of("a.json"));
        Assert.Equal(0, first.Code);

        // The world is done: a second start finds nothing to do and says the same.
        var second = await ScoutBinary.RunAsync(folder.Path, "demo", "--data", folder.Path, "--once", "--report", folder.Of("b.json"));
        Assert.Equal(0, second.Code);
        var (a, b) = (JsonNode.Parse(File.ReadAllText(folder.Of("a.json")))!, JsonNode.Parse(File.ReadAllText(folder.Of("b.json")))!);
        foreach (var part in new[] { "tasks", "listings", "events" })
            Assert.Equal(a[part]!.ToJsonString(), b[part]!.ToJsonString());
    }
}
