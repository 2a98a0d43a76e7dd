using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Scheduling;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Telemetry;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Node.Tests.Telemetry;

public sealed class MetricsTests
{
    [Theory]
    [InlineData("spawn_events_discovered_total")]
    [InlineData("spawn_events_ingested_total")]
    [InlineData("spawn_events_processed_total")]
    [InlineData("spawn_task_duration_seconds_bucket")]
    [InlineData("spawn_api_response_time_seconds_bucket")]
    [InlineData("spawn_db_query_time_seconds_bucket")]
    [InlineData("spawn_workers_active")]
    [InlineData("spawn_workers_busy_seconds_total")]
    [InlineData("spawn_queue_depth")]
    [InlineData("spawn_memory_usage_bytes")]
    [InlineData("spawn_cpu_usage")]
    [InlineData("spawn_errors_total")]
    [InlineData("spawn_retries_total")]
    [InlineData("spawn_duplicates_detected_total")]
    public async Task Every_metric_of_the_first_documents_is_served(string name) => Assert.Contains(name, await Exported.NamesAsync());

    [Fact]
    public async Task A_node_shows_its_probes_and_an_empty_queue_as_figures()
    {
        var page = await Exported.PageAsync();

        Assert.Matches("""spawn_health\{[^}]*check="journal"[^}]*\} [01]""", page);
        Assert.Matches("""spawn_queue_depth\{[^}]*type="ingestion"[^}]*\} 0\b""", page);
    }

    [Fact]
    public void The_oldest_queued_task_of_a_type_counts_over_all_sources()
    {
        var now = new DateTimeOffset(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
        TaskCount[] tasks =
        [
            new(TaskType.Discovery, "yelp", TaskState.Queued, 2, now.AddMinutes(-1)),
            new(TaskType.Discovery, "meetup", TaskState.Queued, 3, now.AddMinutes(-5)),
            new(TaskType.Discovery, "meetup", TaskState.Leased, 1, now.AddHours(-1)),
        ];

        var readings = GaugeReadings.Of(tasks, [], GaugeReadings.None.Members, [], StageRegistry.BuiltIn, new SpawnOptions(), now);

        Assert.Contains(("discovery", "queued", 5L), readings.Tasks);
        Assert.Contains(("processing", "queued", 0L), readings.Tasks);
        Assert.Equal(TimeSpan.FromMinutes(5), readings.OldestQueued["discovery"]);
        Assert.Equal(TimeSpan.Zero, readings.OldestQueued["ingestion"]);
    }

    [Fact]
    public void A_stage_whose_part_of_the_day_has_not_come_shows_as_closed()
    {
        var options = new SpawnOptions();
        var night = options with { Types = options.Types.SetItem(TaskType.Ingestion, options.Types[TaskType.Ingestion] with { OffPeak = OffPeakWindow.Read("01:00-06:00") }) };

        Assert.Equal([("ingestion", true), ("processing", false)], ClosedAt(12));
        Assert.Equal([("ingestion", false), ("processing", false)], ClosedAt(1));

        (string, bool)[] ClosedAt(int hour) =>
            [.. GaugeReadings.Of([], [], GaugeReadings.None.Members, [], StageRegistry.BuiltIn, night, new DateTimeOffset(2027, 1, 1, hour, 0, 0, TimeSpan.Zero)).OffPeak];
    }
}
