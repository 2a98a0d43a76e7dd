using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>The listings of one event in the order of trust, and which of them gave what.</summary>
internal sealed class MergedFields
{
    private readonly ImmutableSortedDictionary<string, ListingKey>.Builder _provenance =
        ImmutableSortedDictionary.CreateBuilder<string, ListingKey>(StringComparer.Ordinal);

    public MergedFields(IEnumerable<Listing> ranked) => Ranked = [.. ranked];

    /// <summary>All listings, the most trusted first.</summary>
    public ImmutableArray<Listing> Ranked { get; }

    /// <summary>The most trusted listing.</summary>
    public Listing Lead => Ranked[0];

    /// <summary>Who gave each field that has a value.</summary>
    public ImmutableSortedDictionary<string, ListingKey> Provenance => _provenance.ToImmutable();

    /// <summary>The field of a certain listing.</summary>
    public T Take<T>(string field, Listing from, Func<Listing, T> read)
    {
        _provenance[field] = from.Key;
        return read(from);
    }

    /// <summary>The field of the most trusted listing that has it.</summary>
    public T? First<T>(string field, Func<Listing, T?> read)
        where T : class
    {
        foreach (var listing in Ranked)
            if (read(listing) is { } value && value is not "")
                return Take(field, listing, _ => value);
        return null;
    }

    /// <summary>The field of the most trusted listing that has it.</summary>
    public T? First<T>(string field, Func<Listing, T?> read)
        where T : struct
    {
        foreach (var listing in Ranked)
            if (read(listing) is { } value)
                return Take(field, listing, _ => value);
        return null;
    }

    /// <summary>The lists of all listings, the most trusted first, each thing once.</summary>
    public ImmutableArray<T> Unite<T, TKey>(string field, Func<Listing, ImmutableArray<T>> read, Func<T, TKey> identity)
    {
        // Most have one listing with one thing, or none at all.
        ImmutableArray<T> some = [];
        var count = 0;
        foreach (var listing in Ranked)
            if (read(listing) is { IsEmpty: false } items)
            {
                some = items;
                count += items.Length;
                _provenance.TryAdd(field, listing.Key);
            }

        if (count <= 1)
            return some;
        var seen = new HashSet<TKey>();
        var united = ImmutableArray.CreateBuilder<T>();
        foreach (var listing in Ranked)
            foreach (var item in read(listing))
                if (seen.Add(identity(item)))
                    united.Add(item);

        return united.ToImmutable();
    }
}
