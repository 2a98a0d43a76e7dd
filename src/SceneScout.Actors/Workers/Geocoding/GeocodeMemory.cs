using SceneScout.Domain.Events;
using SceneScout.Domain.Processing.Geocoding;

namespace SceneScout.Actors.Workers.Geocoding;

/// <summary>The places that this node has learned last, so many at most; of those that nobody has asked for the longest time the oldest goes. An event at a place that is at hand has it with its first write. Safe for use by many threads.</summary>
/// <param name="size">Places at most, 1 or more.</param>
/// <param name="maxAge">How old they may be.</param>
/// <param name="time">The clock.</param>
public sealed class GeocodeMemory(int size, TimeSpan maxAge, TimeProvider time) : IKnownPlaces
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<PlaceFinding>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<PlaceFinding> _byUse = [];

    /// <summary>Places at hand.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _byKey.Count;
        }
    }

    /// <inheritdoc />
    public PlaceFinding? Of(Venue venue) => Count > 0 && PlaceQuestion.Of(venue) is { } question ? Find(question.Key) : null;

    /// <summary>The place of a question; null when it is not at hand.</summary>
    public PlaceFinding? Find(string key)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var node))
                return null;
            _byUse.Remove(node);
            if (time.GetUtcNow() - node.Value.FoundAt > maxAge)
            {
                _byKey.Remove(key);
                return null;
            }

            _byUse.AddFirst(node);
            return node.Value;
        }
    }

    /// <summary>Takes places in.</summary>
    public void Keep(IEnumerable<PlaceFinding> findings)
    {
        lock (_gate)
            foreach (var finding in findings)
            {
                if (_byKey.Remove(finding.Key, out var before))
                    _byUse.Remove(before);
                _byKey[finding.Key] = _byUse.AddFirst(finding);
                if (_byKey.Count > size)
                {
                    _byKey.Remove(_byUse.Last!.Value.Key);
                    _byUse.RemoveLast();
                }
            }
    }
}
