using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Node.Http;
using SceneScout.Storage.Sqlite;
using Xunit;

namespace SceneScout.Node.Tests.Http;

public sealed class PipelineRatesTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2027, 1, 14, 8, 0, 2, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scenescout-rates-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_chart_goes_on_where_it_was_before_the_node_started()
    {
        await using var store = SqliteStore.Open(_folder.FullName);
        await store.MigrateAsync(CancellationToken.None);
        for (var minute = 90; minute > 0; minute--)
            await store.Figures.AddAsync(
                Now.AddMinutes(-minute), new Dictionary<string, double> { [PipelineRates.DiscoveredSeries] = (90 - minute) * 10, [PipelineRates.IngestedSeries] = 0 }, CancellationToken.None);
        using var rates = new PipelineRates(store, new FakeTimeProvider(Now), NullLogger<PipelineRates>.Instance);

        await rates.StartAsync(CancellationToken.None);
        while (rates.History.Points(1000).Length < 58)
            await Task.Yield();
        await rates.StopAsync(CancellationToken.None);

        var points = rates.History.Points(1000);
        Assert.All(points.SkipLast(1), point => Assert.Equal(600, point.Discovered));
        Assert.All(points, point => Assert.InRange(point.At, Now.AddHours(-1), Now));
    }

    [Fact]
    public async Task Each_minute_is_kept_once()
    {
        await using var store = SqliteStore.Open(_folder.FullName);
        await store.MigrateAsync(CancellationToken.None);
        var time = new FakeTimeProvider(Now);
        using var rates = new PipelineRates(store, time, NullLogger<PipelineRates>.Instance);

        await rates.StartAsync(CancellationToken.None);
        for (var n = 1; n <= 30; n++)
        {
            // The next look is there before the clock goes on.
            while (rates.Looks < n)
                await Task.Yield();
            time.Advance(TimeSpan.FromSeconds(5));
        }

        await rates.StopAsync(CancellationToken.None);
        var kept = await store.Figures.ReadAsync([PipelineRates.QueuedSeries], Now.AddHours(-1), CancellationToken.None);
        Assert.Equal([0, 1, 2], kept.Select(point => (int)(point.At - Now.AddSeconds(-2)).TotalMinutes).Distinct().Take(3));
        Assert.Equal(kept.Length, kept.Select(point => point.At).Distinct().Count());
    }
}
