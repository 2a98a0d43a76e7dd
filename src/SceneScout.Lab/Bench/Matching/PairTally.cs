using System.Collections.Immutable;
using System.Globalization;
using SceneScout.Domain.Events;
using SceneScout.Matching.Listings;

namespace SceneScout.Lab.Bench.Matching;

/// <summary>Counts pairs of listings: those put together, those that belong together, those that are both.</summary>
internal sealed class PairTally
{
    private readonly IReadOnlyDictionary<ListingKey, Listing> _listings;
    private readonly IReadOnlyDictionary<ListingKey, string> _truth;
    private readonly IReadOnlyDictionary<ListingKey, string> _blocks;
    private readonly int _examples;
    private readonly Dictionary<ListingKey, int> _clusters = [];
    private readonly List<string> _wrong = [];
    private int _count;

    /// <summary>Begins a count.</summary>
    /// <param name="listings">All listings.</param>
    /// <param name="truth">The true event of each.</param>
    /// <param name="blocks">The block of each.</param>
    /// <param name="examples">Of each kind of confusion, so many are told.</param>
    public PairTally(IReadOnlyDictionary<ListingKey, Listing> listings, IReadOnlyDictionary<ListingKey, string> truth, IReadOnlyDictionary<ListingKey, string> blocks, int examples)
    {
        (_listings, _truth, _blocks, _examples) = (listings, truth, blocks, examples);
        foreach (var e in truth.GroupBy(pair => pair.Value, pair => pair.Key))
        {
            var count = e.Count();
            TruePairs += Pairs(count);
            MissedAcrossBlocks += Pairs(count) - e.GroupBy(key => blocks[key]).Sum(block => Pairs(block.Count()));
        }
    }

    public long TruePairs { get; }

    public long FoundPairs { get; private set; }

    public long RightPairs { get; private set; }

    public long MissedAcrossBlocks { get; }

    /// <summary>Counts what matching found to be one event.</summary>
    public void Add(ImmutableArray<ListingKey> cluster)
    {
        FoundPairs += Pairs(cluster.Length);
        RightPairs += cluster.GroupBy(key => _truth[key]).Sum(e => Pairs(e.Count()));
        foreach (var key in cluster)
            _clusters[key] = _count;
        _count++;
        for (var left = 0; left < cluster.Length && _wrong.Count < _examples; left++)
            for (var right = left + 1; right < cluster.Length && _wrong.Count < _examples; right++)
                if (_truth[cluster[left]] != _truth[cluster[right]])
                    _wrong.Add(Told("wrong", cluster[left], cluster[right]));
    }

    /// <summary>The first confusions of each kind.</summary>
    public ImmutableArray<string> Confusions()
    {
        var (missed, across) = (new List<string>(), new List<string>());
        foreach (var e in _truth.GroupBy(pair => pair.Value, pair => pair.Key))
        {
            var keys = e.Order().ToArray();
            for (var left = 0; left < keys.Length; left++)
                for (var right = left + 1; right < keys.Length; right++)
                    if (_clusters[keys[left]] != _clusters[keys[right]] && (_blocks[keys[left]] == _blocks[keys[right]] ? missed : across) is { } list && list.Count < _examples)
                        list.Add(Told("missed", keys[left], keys[right]));
        }

        return [.. _wrong, .. missed, .. across];
    }

    private string Told(string kind, ListingKey left, ListingKey right)
    {
        var judge = ListingJudge.Bundled;
        var opinion = judge.Opinion(judge.PortraitOf(_listings[left]), judge.PortraitOf(_listings[right]));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{kind}, {opinion.Probability:0.000} ({string.Join("; ", opinion.Reasons)}):\n  {Told(left)}\n  {Told(right)}");
    }

    private string Told(ListingKey key)
    {
        var listing = _listings[key];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{key} [{_blocks[key]}] \"{listing.Title}\", {listing.Time.Start.LocalDate:yyyy-MM-dd} {listing.Time.Start.LocalTime:HH:mm}, \"{listing.Venue?.Name}\", {listing.Venue?.City}, {listing.Venue?.Location}");
    }

    private static long Pairs(long count) => count * (count - 1) / 2;
}
