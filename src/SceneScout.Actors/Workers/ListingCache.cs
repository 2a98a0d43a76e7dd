using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Workers;

/// <summary>Listings that this node's discoveries have normalised, for its ingestions: what is taken from here is neither read from the store nor parsed again. A copy that may be missing: the store has everything.</summary>
public sealed class ListingCache
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ListingKey, (string Hash, NormaliseResult Result)> _known = [];
    private readonly Queue<ListingKey> _order = new();
    private readonly int _capacity;

    /// <summary>Makes an empty one.</summary>
    /// <param name="capacity">Listings at most, 1 or more; the oldest go.</param>
    public ListingCache(int capacity = 10_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _capacity = capacity;
    }

    /// <summary>How many are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _known.Count;
        }
    }

    /// <summary>Keeps what a listing was read as.</summary>
    /// <param name="key">The listing.</param>
    /// <param name="contentHash">Hash of the content that was read.</param>
    /// <param name="result">What it is.</param>
    public void Put(ListingKey key, string contentHash, NormaliseResult result)
    {
        lock (_gate)
        {
            if (!_known.ContainsKey(key))
                _order.Enqueue(key);
            _known[key] = (contentHash, result);
            // Keys of listings that were taken are still in the order: it is bounded, too.
            while (_known.Count > _capacity || _order.Count > 2 * _capacity)
                _known.Remove(_order.Dequeue());
        }
    }

    /// <summary>Takes out what a listing was read as; null when it is not here with this content.</summary>
    public NormaliseResult? Take(ListingKey key, string contentHash)
    {
        lock (_gate)
            return _known.TryGetValue(key, out var known) && known.Hash == contentHash && _known.Remove(key) ? known.Result : null;
    }
}
