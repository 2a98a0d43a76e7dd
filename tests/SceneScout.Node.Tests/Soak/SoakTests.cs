using SceneScout.Lab.Soak;
using Xunit;
using Xunit.Abstractions;

namespace SceneScout.Node.Tests.Soak;

/// <summary>A node works through thirty days.</summary>
[Collection(AloneInTheProcess.Name)]
public sealed class SoakTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-soak-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task After_thirty_days_no_table_and_no_journal_has_grown_memory_is_flat_and_the_account_adds_up()
    {
        var report = await SoakRun.RunAsync(
            _folder,
            new SoakOptions(30, PlansPerDay: 2),
            day => output.WriteLine($"{day.Day}: {day.Searches} searches, {day.HeapBytes >> 20} MB, {string.Join(", ", day.Rows.Where(r => r.Value > 0).Select(r => $"{r.Key} {r.Value}"))}"),
            CancellationToken.None);

        Assert.True(report.Searches > 1_000, $"{report.Searches} searches");
        Assert.Empty(report.Grown);
        Assert.InRange(report.HeapGrowth, 0, 1.2);
        Assert.Empty(report.Breaches);
        Assert.Equal(report.Counters["listings.discovered"], report.Counters["listings.ingested"] + report.Counters["listings.unchanged"] + report.Counters["listings.rejected"]);
        // Far more went through the tables than they hold.
        Assert.True(report.Counters["listings.ingested"] > report.Days[^1].Rows["raw_events"] * 2, $"{report.Counters["listings.ingested"]} listings were ingested, {report.Days[^1].Rows["raw_events"]} are there");
        Assert.True(report.Counters["listings.expired"] > 50 && report.Counters["listings.rejected"] > 50 && report.Counters["tasks.failed"] > 50, string.Join(", ", report.Counters));
    }
}
