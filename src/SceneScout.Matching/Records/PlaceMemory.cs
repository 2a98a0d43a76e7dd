using System.Collections.Concurrent;

namespace SceneScout.Matching.Records;

/// <summary>
/// Places that were normalised, so that the many events of a venue share one: to normalise it costs as much as the rest of the record. What is in it depends on the place alone, so it changes no outcome.
/// Bounded: it holds the places of one generation and those of the one before that were asked for since. Safe for many threads.
/// </summary>
/// <param name="capacity">Places of a generation at most.</param>
internal sealed class PlaceMemory(int capacity)
{
    private static long _numbers;

    private volatile ConcurrentDictionary<Key, PreparedPlace> _young = new();
    private volatile ConcurrentDictionary<Key, PreparedPlace> _old = new();
    private int _count;

    /// <summary>The place of a record.</summary>
    public PreparedPlace Of(MatchSide side, bool isVenue)
    {
        var key = new Key(isVenue ? null : side.Venue, side.Address, side.City, side.Region, side.Country, side.PostalCode, side.Latitude, side.Longitude);
        if (_young.TryGetValue(key, out var known))
            return known;
        var place = _old.TryGetValue(key, out var old) ? old : PreparedPlace.Shared(side, isVenue, Interlocked.Increment(ref _numbers));
        if (_young.TryAdd(key, place) && Interlocked.Increment(ref _count) >= capacity)
        {
            // Two that come here at once age it twice: what is lost is made again.
            Interlocked.Exchange(ref _count, 0);
            _old = _young;
            _young = new();
        }

        return place;
    }

    private readonly record struct Key(string? Venue, string? Address, string? City, string? Region, string? Country, string? PostalCode, double? Latitude, double? Longitude);
}
