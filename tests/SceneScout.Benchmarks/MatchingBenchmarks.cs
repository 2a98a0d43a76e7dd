using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;

namespace SceneScout.Benchmarks;

/// <summary>From a listing to its event, in a block that holds a hundred events of one source. All figures are of one listing; of <see cref="Rebuild"/>, of one event.</summary>
[MemoryDiagnoser]
public class MatchingBenchmarks
{
    private const int Batch = 20;
    private const int Known = 100;

    private Listing _listing = null!;
    private BlockState _block = null!;
    private ImmutableArray<StoredEvent> _stored = [];
    private ImmutableArray<IncomingListing> _same = [];
    private ImmutableArray<IncomingListing> _changed = [];
    private ImmutableArray<IncomingListing> _half = [];
    private ImmutableArray<EventMutation> _mutations = [];
    private ImmutableArray<EventMember> _two = [];
    private ImmutableArray<EventMember> _one = [];

    [GlobalSetup]
    public void Setup()
    {
        var known = Answers.Listings(Answers.Ticketmaster, 1, Known);
        _listing = known[0];
        var empty = BlockState.Of(BlockKey.Of(_listing), []);
        _block = empty.Apply(empty.Decide(Incoming(known, "a")).Mutations);
        _stored = _block.Events;
        _same = Incoming(known[..Batch], "a");
        _changed = Incoming(known[..Batch], "b");
        // The first half are known from the other source.
        _half = Incoming(Answers.Listings(Answers.Eventbrite, Known - (Batch / 2) + 1, Batch), "a");
        _mutations = _block.Decide(_half).Mutations;
        _one = [new EventMember(_listing, "a", 1, [])];
        _two = [.. _one, new EventMember(Answers.Listings(Answers.Eventbrite, 1, 1)[0], "a", 1, [])];
        if (_block.EventCount != Known || _half.Any(incoming => BlockKey.Of(incoming.Listing) != _block.Block) || _mutations.Count(mutation => mutation.Event.Listings.Length == 2) != Batch / 2)
            throw new InvalidOperationException("The fixtures are not those that this measures: a hundred events, of which ten are listed twice.");
    }

    [Benchmark]
    public string Block() => BlockKey.Of(_listing);

    [Benchmark(Baseline = true)]
    public ImmutableArray<MatchKey> Keys() => MatchKeys.Of(_listing);

    [Benchmark]
    public CanonicalEvent MergeOne() => EventMerge.Merge(Guid.Empty, _block.Block, 1, _one);

    [Benchmark]
    public CanonicalEvent MergeTwo() => EventMerge.Merge(Guid.Empty, _block.Block, 1, _two);

    /// <summary>Listings that are known and the same.</summary>
    [Benchmark(OperationsPerInvoke = Batch)]
    public BlockDecision DecideUnchanged() => _block.Decide(_same);

    /// <summary>Listings that are known and have other content.</summary>
    [Benchmark(OperationsPerInvoke = Batch)]
    public BlockDecision DecideChanged() => _block.Decide(_changed);

    /// <summary>Listings of another source, half of them of known events.</summary>
    [Benchmark(OperationsPerInvoke = Batch)]
    public BlockDecision DecideNew() => _block.Decide(_half);

    /// <summary>Takes over what <see cref="DecideNew"/> decides.</summary>
    [Benchmark(OperationsPerInvoke = Batch)]
    public BlockState ApplyNew() => _block.Apply(_mutations);

    /// <summary>The block from what the store holds.</summary>
    [Benchmark(OperationsPerInvoke = Known)]
    public BlockState Rebuild() => BlockState.Of(_block.Block, _stored);

    private static ImmutableArray<IncomingListing> Incoming(IEnumerable<Listing> listings, string hash) => [.. listings.Select(listing => new IncomingListing(listing, hash, Guid.Empty))];
}
