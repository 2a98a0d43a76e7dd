using SceneScout.Geocoding.Names;

namespace SceneScout.Geocoding.Places;

/// <summary>Countries by their codes, with what lies under them.</summary>
internal sealed class CountryTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly int[] _capitals;
    private readonly HashSet<(int Country, int Territory)> _territories = [];

    /// <summary>Reads them.</summary>
    public CountryTable(PlaceData data)
    {
        for (var i = 0; i < data.Countries.Count; i++)
            _numbers[data.Countries[i]] = i;
        foreach (var (code, number) in _numbers)
            foreach (var territory in Territories.Under(code))
                if (_numbers.TryGetValue(territory, out var other))
                    _territories.Add((number, other));
        _capitals = new int[data.Countries.Count];
        Array.Fill(_capitals, -1);
        for (var i = 0; i < data.Flags.Length; i++)
            if ((data.Flags[i] & PlaceFlags.Capital) != 0)
                _capitals[data.Country[i]] = i;
    }

    /// <summary>The place that is a country's capital; -1 for none.</summary>
    public int CapitalOf(int country) => _capitals[country];

    /// <summary>True when one country is a territory of the other.</summary>
    public bool IsUnder(int territory, int country) => _territories.Contains((country, territory));

    /// <summary>The numbers of the territories that feeds write under a country of a code.</summary>
    public IEnumerable<int> TerritoriesOf(string code)
    {
        foreach (var territory in Territories.Under(code))
            if (_numbers.TryGetValue(territory, out var number))
                yield return number;
    }
}
