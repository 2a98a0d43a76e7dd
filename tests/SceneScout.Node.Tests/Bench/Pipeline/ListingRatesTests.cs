using SceneScout.Lab.Bench.Pipeline;
using Xunit;

namespace SceneScout.Node.Tests.Bench.Pipeline;

public sealed class ListingRatesTests
{
    [Fact]
    public void The_whole_rate_counts_from_the_request_and_the_warm_one_from_the_first_fifth()
    {
        var rates = ListingRates.Of([Sample(0, 0), Sample(4, 10), Sample(5, 20), Sample(9, 100)]);

        Assert.Equal(100 / 9.0, rates.Whole, 6);
        Assert.Equal((100 - 20) / 4.0, rates.Warm!.Value, 6);
    }

    [Fact]
    public void A_listing_is_through_when_its_event_is_processed()
    {
        var sample = new PipelineSample(1, Listings: 300, Events: 100, Processed: 50, MemoryBytes: 0);

        Assert.Equal(150, sample.Through);
        Assert.Equal(0, (sample with { Listings = 0, Events = 0, Processed = 0 }).Through);
    }

    [Fact]
    public void A_run_that_was_seen_only_at_its_end_has_no_warm_rate()
    {
        var rates = ListingRates.Of([Sample(0.2, 0), Sample(0.4, 50)]);

        Assert.Equal(125, rates.Whole, 6);
        Assert.Null(rates.Warm);
    }

    [Fact]
    public void No_samples_are_no_run() => Assert.Throws<ArgumentException>(() => ListingRates.Of([Sample(0, 0)]));

    [Fact]
    public void A_long_course_is_thinned_and_keeps_its_end()
    {
        PipelineSample[] course = [.. Enumerable.Range(1, 1001).Select(at => Sample(at, at))];

        var thinned = ListingRates.Thinned(course, most: 100).ToList();

        Assert.InRange(thinned.Count, 90, 100);
        Assert.Equal(course[^1], thinned[^1]);
        Assert.Equal(course.Length, ListingRates.Thinned(course, most: 2000).Count());
    }

    private static PipelineSample Sample(double at, long listings) => new(at, listings, listings, listings, 1);
}
