using System.Text.Json;
using BenchmarkDotNet.Attributes;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Storage.Rules;

namespace SceneScout.Benchmarks;

/// <summary>Listings and events to the text that the store keeps, and back.</summary>
[MemoryDiagnoser]
public class EventJsonBenchmarks
{
    private Listing _listing = null!;
    private CanonicalEvent _event = null!;
    private string _listingJson = "";
    private string _eventJson = "";

    [Params(Answers.Ticketmaster, Answers.Eventbrite)]
    public string Source { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _listing = Answers.Listings(Source, 1, 1)[0];
        _event = EventMerge.Merge(Guid.Empty, BlockKey.Of(_listing), 1, [new EventMember(_listing, "a", 1, [])]);
        _listingJson = WriteListing();
        _eventJson = WriteEvent();
    }

    [Benchmark(Baseline = true)]
    public string WriteListing() => JsonSerializer.Serialize(_listing, EventJson.Default.Listing);

    [Benchmark]
    public string WriteEvent() => JsonSerializer.Serialize(_event, EventJson.Default.CanonicalEvent);

    [Benchmark]
    public Listing? ReadListing() => JsonSerializer.Deserialize(_listingJson, EventJson.Default.Listing);

    [Benchmark]
    public CanonicalEvent? ReadEvent() => JsonSerializer.Deserialize(_eventJson, EventJson.Default.CanonicalEvent);

    /// <summary>What makes the text one that both stores keep.</summary>
    [Benchmark]
    public string CleanEvent() => StorableJson.Clean(_eventJson, "event");
}
