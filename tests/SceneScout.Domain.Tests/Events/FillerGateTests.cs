using SceneScout.Domain.Events;

namespace SceneScout.Domain.Tests.Events;

public class FillerGateTests
{
    [Fact]
    public void One_time_one_place_and_one_price_across_a_batch_are_told()
    {
        var batch = Batch(12, (listing, _) => listing with { Price = new Price(0, 0, null) });

        Assert.Equal(
            [new(BatchFinding.OneTime, "2026-05-01T20:00:00", 12), new(BatchFinding.OnePlace, "Blue Note, 40.7309, -74.0007", 12), new(BatchFinding.OnePrice, "0-0", 12)],
            FillerGate.Of(batch).AsEnumerable());
    }

    [Fact]
    public void One_listing_that_differs_makes_it_a_batch_like_any_other()
    {
        var batch = Batch(12, (listing, number) => number < 11 ? listing : listing with { Time = Listings.At("2026-05-02", "20:00"), Venue = listing.Venue! with { Name = "Village Vanguard" } });

        Assert.Empty(FillerGate.Of(batch));
    }

    [Fact]
    public void A_few_listings_may_share_an_evening() => Assert.Empty(FillerGate.Of(Batch(9, (listing, _) => listing)));

    [Fact]
    public void One_event_many_times_is_no_filler() => Assert.Empty(FillerGate.Of(Batch(12, (listing, _) => listing with { Title = "Jazz Night" })));

    [Fact]
    public void A_house_that_the_source_knows_and_events_that_are_free_are_no_filler()
    {
        var batch = Batch(12, (listing, number) => listing with
        {
            Time = Listings.At("2026-05-01", $"{number + 8:00}:00"),
            Venue = listing.Venue! with { ExternalId = "v1" },
            IsFree = true,
            Price = new Price(0, 0, "USD"),
        });

        Assert.Empty(FillerGate.Of(batch));
    }

    [Fact]
    public void Unknown_values_are_not_shared() => Assert.Empty(FillerGate.Of(Batch(12, (listing, _) => listing with { Time = Listings.At("2026-05-01"), Venue = null })));

    private static List<Listing> Batch(int count, Func<Listing, int, Listing> change) =>
        [.. Enumerable.Range(0, count).Select(number => change(Listings.Of($"manual:{number}", $"Title number {number}"), number))];
}
