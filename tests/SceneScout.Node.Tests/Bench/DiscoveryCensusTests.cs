using SceneScout.Lab.Bench;
using Xunit;

namespace SceneScout.Node.Tests.Bench;

public sealed class DiscoveryCensusTests
{
    // SCENESCOUT_CENSUS_LISTINGS makes the world smaller or larger.
    private static readonly int Listings =
        int.TryParse(Environment.GetEnvironmentVariable("SCENESCOUT_CENSUS_LISTINGS"), out var wanted) && wanted is > 0 and <= 1_000_000 ? wanted : 100_000;

    [Fact]
    public async Task Every_listing_of_a_large_world_is_found_through_the_paging_caps()
    {
        await using var simulator = await DiscoveryCensus.StartAsync(DiscoveryCensus.EventsFor(Listings, seed: 3), seed: 3, CancellationToken.None);

        var report = await DiscoveryCensus.RunAsync(simulator, again: false, CancellationToken.None);

        Assert.True(report.Listings >= Listings, $"{report.Listings} listings");
        foreach (var (name, source) in report.Sources.Where(s => s.Key != "googleplaces"))
        {
            Assert.True(source.Truth > 0, name);
            Assert.Equal((name, source.Truth, 0, 0, ""), (name, source.Found, source.Unknown, source.Unreachable, string.Join(' ', source.Examples)));
        }

        // A directory of venues without paging, searched within a budget of calls: what it hides is told, not lost unseen.
        var google = report.Sources["googleplaces"];
        Assert.True(google.Found > 0 && (google.Missing == 0 || google.Unreachable > 0), $"{google}");
        Assert.Equal(0, google.Unknown);
    }

    [Fact]
    public async Task The_second_search_of_an_unchanged_world_reads_how_its_parts_begin()
    {
        await using var simulator = await DiscoveryCensus.StartAsync(DiscoveryCensus.EventsFor(40_000, seed: 3), seed: 3, CancellationToken.None);

        var report = await DiscoveryCensus.RunAsync(simulator, again: true, CancellationToken.None);

        foreach (var (name, again) in report.Again!)
            Assert.Equal((name, again.Parts), (name, again.Calls));
        foreach (var name in new[] { "ticketmaster", "yelp", "meetup", "googleplaces" })
            Assert.True(report.Again[name] is { Shortened: > 0, Saved: > 0 }, $"{name}: {report.Again[name]}");
    }
}
