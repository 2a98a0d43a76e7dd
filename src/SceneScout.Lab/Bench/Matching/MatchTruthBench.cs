using System.Diagnostics;
using System.Globalization;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Lab.Demo;
using SceneScout.Matching.Listings;
using SceneScout.Simulator;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Lab.Bench.Matching;

/// <summary>Takes a simulated world's listings through normalisation, blocking and matching, as ingestion does but without a node, and holds what comes of it against the truth.</summary>
public static class MatchTruthBench
{
    private const int Batch = 100;

    /// <summary>Measures.</summary>
    /// <param name="listings">Listings of the world, or a few more.</param>
    /// <param name="seed">Determines the world.</param>
    /// <param name="examples">Of each kind of confusion, so many are told.</param>
    /// <param name="cancellation">Stops it.</param>
    public static MatchTruthReport Run(int listings, int seed, int examples, CancellationToken cancellation)
    {
        var world = World.Create(new WorldOptions(seed, DiscoveryCensus.EventsFor(listings, seed), DemoWorld.Start));
        var raw = WorldFeed.Listings(world).ToList();
        var places = WorldFeed.Places(world).ToList();
        var watch = Stopwatch.StartNew();
        var truth = new Dictionary<ListingKey, string>(raw.Count);
        var read = new List<IncomingListing>(raw.Count);
        foreach (var (source, e, json) in raw)
            if (Read(source, json) is { } incoming && truth.TryAdd(incoming.Listing.Key, e))
                read.Add(incoming);
        var venues = places.Sum(json => WorldReading.Parse(SourceNames.GooglePlaces, json).Venues.Length);
        var normalised = watch.Elapsed;
        cancellation.ThrowIfCancellationRequested();

        watch.Restart();
        var blocks = read.GroupBy(incoming => BlockKey.Of(incoming.Listing)).ToList();
        var found = blocks.ConvertAll(block =>
        {
            cancellation.ThrowIfCancellationRequested();
            return block.Chunk(Batch).Aggregate(BlockState.Of(block.Key, [], ListingJudge.Bundled), (state, batch) => state.Apply(state.Decide(batch).Mutations)).Events;
        });
        var matched = watch.Elapsed;

        var blockOf = blocks.SelectMany(block => block.Select(incoming => KeyValuePair.Create(incoming.Listing.Key, block.Key))).ToDictionary();
        var tally = new PairTally(read.ToDictionary(incoming => incoming.Listing.Key, incoming => incoming.Listing), truth, blockOf, examples);
        foreach (var stored in found.SelectMany(events => events))
            tally.Add(stored.Event.Listings);
        return new MatchTruthReport(
            read.Count,
            venues,
            truth.Values.Distinct().Count(),
            found.Sum(events => events.Length),
            tally.TruePairs,
            tally.FoundPairs,
            tally.RightPairs,
            tally.MissedAcrossBlocks,
            blocks.Count,
            blocks.Max(block => block.Count()),
            normalised.TotalSeconds,
            matched.TotalSeconds)
        {
            Confusions = tally.Confusions(),
        };
    }

    private static IncomingListing? Read(string source, byte[] json) => WorldReading.Parse(source, json).Listings is [var raw]
        ? WorldReading.Normalise(raw)
        : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{source}: what the simulator lists is not read as one listing."));
}
