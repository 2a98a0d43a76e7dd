using SceneScout.EndToEnd.Tests.Support;
using SceneScout.Lab.Bench.Http;
using SceneScout.Lab.Clusters;
using SceneScout.TestPostgres;

namespace SceneScout.EndToEnd.Tests.Bench;

public sealed class HttpBenchTests
{
    [PostgresFact]
    public async Task A_small_store_is_asked_and_followed_and_one_that_holds_too_few_events_is_refused()
    {
        using var folder = new TemporaryFolder();
        LocalPostgres.LetThrough(folder.Path);
        var options = new HttpBenchOptions(folder.Path)
        {
            Events = 300, Clients = 20, Duration = TimeSpan.FromSeconds(2), WarmUp = TimeSpan.FromSeconds(1), QueriesPerSecond = 50,
            Starts = 1, Settling = TimeSpan.FromSeconds(1), Idling = TimeSpan.FromSeconds(1),
        };

        var report = await new HttpBench(options, _ => { }).RunAsync(CancellationToken.None);

        Assert.Equal((300, 100, 0), (report.Events, report.NearQueries, report.NearQueriesFailed));
        Assert.True(report.NearQueryBytes > 500, $"{report}");
        Assert.True(report.NearQueryMedianMilliseconds > 0 && report.StatementMedianMilliseconds > 0, $"{report}");
        // All that was sent is told to all, once and in order.
        Assert.Equal((100, 100 * 20, 0, 0, 0, 0), (report.StreamEvents, report.StreamReceived, report.StreamLost, report.StreamRepeated, report.StreamOutOfOrder, report.StreamsEnded));
        Assert.True(report.StreamDelayMedianMilliseconds >= 0 && report.StreamDelayMedianMilliseconds <= report.StreamDelayMostMilliseconds, $"{report}");
        Assert.True(report.StartSeconds > 0 && report.IdleMemoryBytes > 0, $"{report}");
        Assert.True(HttpBenchFigures.IsWhole(report));

        var said = new List<string>();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => new HttpBench(options with { Events = 5000 }, said.Add).RunAsync(CancellationToken.None));

        Assert.Equal($"The database holds {report.Events + report.StreamEvents} events; give an empty one, or one that this bench has filled with 5000 or more.", refused.Message);
        Assert.DoesNotContain(said, line => line.StartsWith("Filling", StringComparison.Ordinal));
    }
}
