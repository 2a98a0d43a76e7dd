using BenchmarkDotNet.Attributes;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Processing.Quality;

namespace SceneScout.Benchmarks;

/// <summary>What scoring an event and asking its gates costs: it is done with each write of an event.</summary>
[MemoryDiagnoser]
public class QualityBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private QualityFacts _facts;

    /// <summary>Reads a listing.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var listing = Answers.Listings(Answers.Ticketmaster, 1, 1)[0];
        var e = EventMerge.Merge(Guid.Empty, "b", 1, [new EventMember(listing, "h", 1, [])]);
        _facts = new QualityFacts(e, listing.Venue?.Location, "source", listing.Venue?.City, listing.Time.TimeZone, new CategoryGuess("music", null, 0.9), listing.Time.Start.Utc, listing.Time.End?.Utc);
    }

    /// <summary>One event.</summary>
    [Benchmark]
    public QualityReport Score() => QualityRules.Of(_facts, QualityOptions.Default, Now);
}
