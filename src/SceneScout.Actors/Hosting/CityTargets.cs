using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using SceneScout.Domain.Planning;

namespace SceneScout.Actors.Hosting;

/// <summary>The cities to search around, as a node knows them: they change while it runs. Safe for use by many threads; who enumerates sees one state.</summary>
[CollectionBuilder(typeof(CityTargets), nameof(Of))]
public sealed class CityTargets : IEnumerable<City>
{
    private volatile IReadOnlyList<City> _current = [];

    /// <summary>Those of now.</summary>
    public ImmutableArray<City> Current => [.. _current];

    /// <summary>How many there are now.</summary>
    public int Count => _current.Count;

    /// <summary>Makes targets.</summary>
    public static CityTargets Of(ReadOnlySpan<City> cities) => new() { _current = cities.ToImmutableArray() };

    /// <summary>Puts others in their place.</summary>
    /// <returns>False when they are the same.</returns>
    public bool Replace(ImmutableArray<City> cities)
    {
        if (cities.SequenceEqual(_current))
            return false;
        _current = cities;
        return true;
    }

    /// <inheritdoc />
    public IEnumerator<City> GetEnumerator() => _current.GetEnumerator();

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
