using System.Text.Json;
using SceneScout.EndToEnd.Tests.Support;
using SceneScout.Storage.Sqlite;

namespace SceneScout.EndToEnd.Tests.Bench;

public sealed class PipelineBenchTests
{
    [Fact]
    public async Task A_small_world_goes_through_a_node_and_what_it_cost_is_told()
    {
        using var folder = new TemporaryFolder();
        var (file, data) = (Path.Combine(folder.Path, "run.json"), Path.Combine(folder.Path, "data"));

        var result = await ScoutBinary.RunAsync(folder.Path, "bench", "pipeline", "--sqlite", "--listings", "200", "--preload", "100", "--data", data, "--json", file);

        Assert.True(result.Code == 0, result.Text);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        var root = report.RootElement;
        Assert.InRange(Number("listings"), 150, 400);
        Assert.InRange(Number("events"), 100, Number("listings"));
        Assert.Equal(Number("listings") / Number("seconds"), Number("listingsPerSecond"), tolerance: 0.06);
        Assert.True(Number("cpuMillisecondsPerListing") > 0 && Number("bytesPerListing") > 0 && Number("memoryBytesAtEnd") > 0, root.ToString());
        Assert.Equal(1, root.GetProperty("stageShare").EnumerateObject().Sum(stage => stage.Value.GetDouble()), 2);
        // Everything that is planned was made beforehand.
        Assert.InRange(Number("pagesMade"), 0, Number("calls") / 20);
        Assert.Equal((0, 0.0), (root.GetProperty("breaches").GetArrayLength(), Number("deadTasks")));
        Assert.Equal(JsonValueKind.Number, root.GetProperty("course")[0].GetProperty("memoryBytes").ValueKind);

        var again = await ScoutBinary.RunAsync(folder.Path, "bench", "pipeline", "--sqlite", "--listings", "200", "--data", data);

        Assert.Equal(1, again.Code);
        Assert.Contains("name an empty folder", again.Text, StringComparison.Ordinal);

        double Number(string name) => root.GetProperty(name).GetDouble();
    }

    [Fact]
    public async Task The_floor_writes_the_rows_that_the_run_wrote()
    {
        using var folder = new TemporaryFolder();
        await using (var store = SqliteStore.Open(folder.Path))
        {
            await store.MigrateAsync(CancellationToken.None);
            await store.Cities.PutAsync(new("Berlin", "DE", new(52.52, 13.4), "Europe/Berlin", 3_426_354), DateTimeOffset.UnixEpoch, CancellationToken.None);
        }

        var run = await new SceneScout.Lab.Bench.Pipeline.Floor.SqliteFloor(folder.Path, Path.Combine(folder.Path, "floor")).RunAsync(CancellationToken.None);

        Assert.Equal([("cities", 1L)], run.Rows.Select(rows => (rows.Key, rows.Value)));
        await using var floor = SqliteStore.Open(Path.Combine(folder.Path, "floor"));
        Assert.Equal("Berlin", Assert.Single(await floor.Cities.ListAsync(CancellationToken.None)).City.Name);
    }
}
