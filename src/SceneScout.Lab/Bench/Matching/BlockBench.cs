using System.Diagnostics;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Matching;
using SceneScout.Lab.Demo;
using SceneScout.Matching.Listings;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Lab.Bench.Matching;

/// <summary>
/// Measures what a large block takes to answer a batch. The block is a crowded one: the events of a simulated world's cities, side by side as the parts of one metro and on one day, so that thousands share words, hours and names of venues.
/// Answering is deciding and taking over what was decided; the store is not in it.
/// </summary>
public static class BlockBench
{
    private const int KnownEvents = 10_000;
    private const int Batch = 500;
    private const int Rounds = 9;
    private const string Block = "metro.us.new-york-city.dr5r/2027-05-01";

    // Of the world's listings, these many a hundred come while it is measured; the rest are known.
    private const int LaterPercent = 25;

    private static readonly DateOnly Day = new(2027, 5, 1);

    // Parts of the metro lie so many degrees apart, about ten kilometres, in rows of five.
    private const double Apart = 0.1;
    private const int Row = 5;
    private static readonly GeoPoint Corner = new(40.5, -74.3);

    /// <summary>Measures.</summary>
    /// <param name="seed">Determines the world.</param>
    public static BlockBenchReport Run(int seed)
    {
        var world = World.Create(new WorldOptions(seed, KnownEvents * 2, DemoWorld.Start));
        var listings = WorldReading.Raw(world).Select(item => WorldReading.Normalise(item.Raw)).OfType<IncomingListing>().Select(Moved).ToArray();
        new Random(seed).Shuffle(listings);
        var later = new Queue<IncomingListing>(listings.Take(listings.Length * LaterPercent / 100));
        var block = BlockState.Of(Block, [], ListingJudge.Bundled);
        foreach (var batch in listings.Skip(later.Count).Chunk(Batch))
            if (block.EventCount < KnownEvents - Batch)
                block = block.Apply(block.Decide(batch).Mutations);
            else
                break;

        // The last ones one by one, to have exactly as many as are said.
        var rest = new Queue<IncomingListing>(listings.Skip(later.Count).Where(item => block.OwnerOf(item.Listing.Key) is null));
        while (block.EventCount < KnownEvents && rest.TryDequeue(out var item))
            block = block.Apply(block.Decide([item]).Mutations);

        // As after a start: nothing but what the store holds.
        var loaded = BlockState.Of(Block, block.Events, ListingJudge.Bundled);
        var first = Answer(ref loaded, Next(later));
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var next = block;
            times[round] = Answer(ref next, Next(later));
            block = next;
        }

        Array.Sort(times);
        return new BlockBenchReport(KnownEvents, Batch, times[Rounds / 2], first);
    }

    private static double Answer(ref BlockState block, IncomingListing[] batch)
    {
        var watch = Stopwatch.StartNew();
        var decision = block.Decide(batch);
        block = block.Apply(decision.Mutations);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static IncomingListing[] Next(Queue<IncomingListing> later)
    {
        var batch = new IncomingListing[Batch];
        for (var at = 0; at < Batch; at++)
            batch[at] = later.Dequeue();
        return batch;
    }

    // Where it lies in its own city, it lies in that part of the metro.
    private static IncomingListing Moved(IncomingListing item)
    {
        var listing = item.Listing;
        var venue = listing.Venue;
        if (venue?.Location is { } point)
        {
            var part = Enumerable.Range(0, Cities.All.Length).MinBy(city => new GeoPoint(Cities.All[city].Latitude, Cities.All[city].Longitude).DistanceTo(point));
            venue = venue with
            {
                Location = new GeoPoint(
                    Corner.Latitude + (part / Row * Apart) + point.Latitude - Cities.All[part].Latitude,
                    Corner.Longitude + (part % Row * Apart) + point.Longitude - Cities.All[part].Longitude),
            };
        }

        return item with
        {
            Listing = listing with
            {
                Time = listing.Time with { Start = Moved(listing.Time.Start), End = null, TimeZone = "America/New_York" },
                OriginalStart = null,
                Venue = venue is null ? null : venue with { City = "New York", Region = "NY", CountryCode = "US", TimeZone = null },
            },
        };
    }

    private static EventMoment Moved(EventMoment moment) => moment.LocalDate is null ? moment : new EventMoment(Day, moment.LocalTime, null);
}
