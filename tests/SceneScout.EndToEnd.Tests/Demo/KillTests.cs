using System.Text.Json.Nodes;
using SceneScout.EndToEnd.Tests.Support;
using SceneScout.TestPostgres;

namespace SceneScout.EndToEnd.Tests.Demo;

/// <summary>Killed in the middle and started again on the same folder, a run ends with exactly the events of one that nothing disturbed.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task On_SQLite_a_kill_at_any_stage_loses_and_doubles_nothing()
    {
        using var folder = new TemporaryFolder();
        await AssertSurvivesAsync(folder.Path);
    }

    /// <summary>
    /// Kills as soon as the status says so, at three stages, then lets the fourth start finish. Each start begins with full quotas, so that it
    /// goes through its first pages at once: the last stage leaves a third of the searches, else the plan may be done before the kill.
    /// </summary>
    internal static async Task AssertSurvivesAsync(string folder, params string[] more)
    {
        var stages = new (string What, Func<JsonNode, bool> Reached)[]
        {
            ("first listings discovered", s => (long)s["listings"]!["discovered"]! > 0),
            ("a third ingested", s => (long)s["listings"]!["ingested"]! >= 60),
            ("most processed", s => (long)s["events"]!["processed"]! >= 90),
        };
        foreach (var (what, reached) in stages)
        {
            await using var killed = await DemoRun.StartAsync(folder, more);
            await killed.UntilAsync(reached);
            await killed.KillAsync();
            Assert.False(File.Exists(Path.Combine(folder, "report.json")), $"the plan was done before the kill at '{what}'");
        }

        await using var last = await DemoRun.StartAsync(folder, more);
        var report = await last.ReportAsync();
        var events = await last.EventsAsync();

        Ledger.AssertAddsUp(report, events);
        Assert.Equal((await UndisturbedRun.SharedAsync()).Events, events);
        Assert.Equal(Truth.Listings, events.SelectMany(Ledger.Listings).Order(StringComparer.Ordinal));
        var verdict = await ScoutBinary.RunAsync(folder, ["verify", .. more.Length > 0 ? more : ["--data", folder]]);
        Assert.True(verdict.Code == 0, verdict.Text);
    }
}

/// <summary>A class of its own, so that it runs beside the one on SQLite.</summary>
public sealed class PostgresKillTests
{
    [PostgresFact]
    public async Task On_PostgreSQL_a_kill_at_any_stage_loses_and_doubles_nothing()
    {
        using var folder = new TemporaryFolder();
        await KillTests.AssertSurvivesAsync(folder.Path, "--postgres", await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync());
    }
}

public sealed class PostgresDemoTests
{
    [PostgresFact]
    public async Task PostgreSQL_ends_with_the_same_events_as_SQLite_and_stops_when_asked()
    {
        using var folder = new TemporaryFolder();
        await using var demo = await DemoRun.StartAsync(folder.Path, "--postgres", await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync());
        var report = await demo.ReportAsync();
        var events = await demo.EventsAsync();

        Assert.Equal("postgres", (string?)report["store"]);
        Ledger.AssertAddsUp(report, events);
        Assert.Equal((await UndisturbedRun.SharedAsync()).Events, events);
        Assert.Equal(0, await demo.StopAsync());
    }
}
