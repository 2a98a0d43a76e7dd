using System.Runtime.CompilerServices;
using SceneScout.Geocoding.Zones;

namespace SceneScout.Geocoding.Places;

/// <summary>
/// Finds the city of a point: of the centres of cities, of their parts and of the areas of postal codes the nearest, where each reaches as far as the data says: a city's the farther the more people live there.
/// Places on the other side of a border do not count: the country of a point is that of its time zone, whose boundary is exact.
/// </summary>
internal sealed class ReverseIndex
{
    private const double Metre = PlaceData.PerDegree / 111_195;
    private const int CellSize = 10_000;
    private const int RowCount = 1800;
    // How many times as far as it is a centre in another county counts, and in another state.
    private const double CountyFactor = 1.7;
    private const double StateFactor = 4;
    private readonly PlaceData _data;
    private readonly ZoneMap _zones;
    private readonly float[] _weight;
    private readonly int[] _rows;
    private readonly float[] _pointWeight;
    private readonly int[] _pointRows;
    private readonly ushort[] _areas;
    private readonly ushort[] _pointAreas;
    private readonly ulong[][] _countriesOfZone;
    private readonly string?[] _countryOfZone;

    /// <summary>Prepares the look-up.</summary>
    public ReverseIndex(PlaceData data, ZoneMap zones)
    {
        _data = data;
        _zones = zones;
        _rows = RowStarts(data.Latitudes);
        _pointRows = RowStarts(data.PointLatitudes);
        _weight = Array.ConvertAll(data.Reaches, Weight);
        _pointWeight = Array.ConvertAll(data.PointReaches, Weight);
        _areas = Areas(data, data.Latitudes, data.Longitudes);
        _pointAreas = Areas(data, data.PointLatitudes, data.PointLongitudes);
        var countries = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < data.Countries.Count; i++)
            countries[data.Countries[i]] = i;
        var byName = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        for (var i = 0; i < data.ZoneNames.Count; i++)
        {
            var bits = new ulong[4];
            var codes = data.ZoneCountries[i];
            for (var at = 0; at < codes.Length; at += 2)
                if (countries.TryGetValue(codes.Substring(at, 2), out var country))
                    bits[country >> 6] |= 1UL << (country & 63);
            byName[data.ZoneNames[i]] = bits;
        }

        var first = Enumerable.Range(0, data.ZoneNames.Count).Where(i => data.ZoneCountries[i].Length >= 2).ToDictionary(i => data.ZoneNames[i], i => data.ZoneCountries[i][..2], StringComparer.Ordinal);
        _countryOfZone = [.. zones.Names.Select(first.GetValueOrDefault)];
        _countriesOfZone = [.. zones.Names.Select(name => byName.GetValueOrDefault(name, []))];
    }

    /// <summary>The number of the place of a point within a distance: the town in which it lies, or the part of it that is nearest, else the nearest place; -1 for none.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="maxMetres">Of its centre, or of the centre of the postal code's area.</param>
    public int Find(double latitude, double longitude, double maxMetres)
    {
        var nearest = FindNearest(latitude, longitude, maxMetres);
        if (nearest < 0 || _data.Towns.At(latitude, longitude) is not (var town and >= 0) || IsPartOf(nearest, town))
            return nearest;
        return town;
    }

    /// <summary>The country of a point, by its time zone; null at sea and where nobody lives.</summary>
    public string? CountryAt(double latitude, double longitude) => _zones.NumberAt(latitude, longitude) is var zone and >= 0 ? _countryOfZone[zone] : null;

    // A part by its city, or a place of its own name whose centre lies in the town: Eagle River in Anchorage.
    private bool IsPartOf(int place, int town) =>
        place == town || _data.Parents[place] == town
        || _data.Towns.At(_data.Latitudes[place] / PlaceData.PerDegree, _data.Longitudes[place] / PlaceData.PerDegree) == town;

    private int FindNearest(double latitude, double longitude, double maxMetres)
    {
        var zone = _zones.NumberAt(latitude, longitude);
        var countries = zone < 0 ? [] : _countriesOfZone[zone];
        var (y, x) = ((int)Math.Round(latitude * PlaceData.PerDegree), (int)Math.Round(longitude * PlaceData.PerDegree));
        // Most points have a place near by; the others are worth a second look.
        for (var metres = Math.Min(12_000, maxMetres); ; metres = Math.Min(metres * 4, maxMetres))
        {
            var found = Near(y, x, metres, countries);
            // What lies in another county or state may be farther, as it is weighed, than one in its own that is outside of this circle.
            if (found.Place >= 0 && found.Apart > 1 && metres < maxMetres)
                found = Near(y, x, Math.Min(metres * found.Apart, maxMetres), countries);
            if (found.Place >= 0)
                return found.Place;
            if (metres >= maxMetres)
                return countries.Length > 0 ? Near(y, x, maxMetres, []).Place : -1;
        }
    }

    private Nearest Near(int y, int x, double metres, ulong[] countries)
    {
        var reach = metres * Metre;
        var shrink = Math.Max(0.02, Math.Cos(y / PlaceData.PerDegree * Math.PI / 180));
        var aside = (int)Math.Min(18_000_000, reach / shrink);
        var nearest = new Nearest(reach * reach, _data.Areas.At(y / PlaceData.PerDegree, x / PlaceData.PerDegree));
        for (var row = RowOf(y + (int)reach); row <= RowOf(y - (int)reach); row++)
        {
            // Twice where the row crosses the antimeridian.
            Scan(row, x - aside, x + aside, y, x, shrink, countries, ref nearest);
            if (x - aside < -18_000_000)
                Scan(row, x - aside + 36_000_000, 18_000_000, y, x, shrink, countries, ref nearest);
            if (x + aside > 18_000_000)
                Scan(row, -18_000_000, x + aside - 36_000_000, y, x, shrink, countries, ref nearest);
        }

        return nearest;
    }

    private void Scan(int row, int west, int east, int y, int x, double shrink, ulong[] countries, ref Nearest nearest)
    {
        var end = _rows[row + 1];
        for (var i = FirstFrom(_data.Longitudes, _rows[row], end, west); i < end && _data.Longitudes[i] < ColumnEnd(east); i++)
        {
            var squared = Squared(y, x, _data.Latitudes[i], _data.Longitudes[i], shrink);
            if (squared <= nearest.Limit && squared * _weight[i] < nearest.Least && Has(countries, _data.Country[i]))
                nearest.Take(i, squared * _weight[i], Apart(nearest.Area, _areas[i]));
        }

        end = _pointRows[row + 1];
        for (var i = FirstFrom(_data.PointLongitudes, _pointRows[row], end, west); i < end && _data.PointLongitudes[i] < ColumnEnd(east); i++)
        {
            var squared = Squared(y, x, _data.PointLatitudes[i], _data.PointLongitudes[i], shrink);
            var place = _data.PointPlaces[i];
            if (squared <= nearest.Limit && squared * _pointWeight[i] < nearest.Least && Has(countries, _data.Country[place]))
                nearest.Take(place, squared * _pointWeight[i], Apart(nearest.Area, _pointAreas[i]));
        }
    }

    private double Apart(ushort area, ushort other) =>
        area == other || area == AreaMap.None || other == AreaMap.None ? 1
        : _data.Areas.AreOfOneState(area, other) ? CountyFactor : StateFactor;

    private static ushort[] Areas(PlaceData data, int[] latitudes, int[] longitudes)
    {
        var areas = new ushort[latitudes.Length];
        for (var i = 0; i < areas.Length; i++)
            areas[i] = data.Areas.At(latitudes[i] / PlaceData.PerDegree, longitudes[i] / PlaceData.PerDegree);
        return areas;
    }

    private static float Weight(byte reach) => reach == 0 ? float.PositiveInfinity : PlaceData.PerReach * PlaceData.PerReach / (reach * reach);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Has(ulong[] countries, byte country) => countries.Length == 0 || (country != PlaceData.NoCountry && (countries[country >> 6] & (1UL << (country & 63))) != 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Squared(int y, int x, int toY, int toX, double shrink)
    {
        double dx = Math.Abs(toX - x);
        if (dx > 18_000_000)
            dx = 36_000_000 - dx;
        dx *= shrink;
        double dy = toY - y;
        return (dx * dx) + (dy * dy);
    }

    private static int RowOf(int y) => Math.Clamp((9_000_000 - y) / CellSize, 0, RowCount - 1);

    // Places of a row stand by columns, those of a column in no order of longitude.
    private static int ColumnStart(int x) => ((x + 18_000_000) / CellSize * CellSize) - 18_000_000;

    private static int ColumnEnd(int x) => ColumnStart(x) + CellSize;

    private static int FirstFrom(int[] longitudes, int low, int high, int west)
    {
        var start = west <= -18_000_000 ? -18_000_000 : ColumnStart(west);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (longitudes[middle] < start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static int[] RowStarts(int[] latitudes)
    {
        var starts = new int[RowCount + 1];
        var next = 0;
        for (var row = 0; row <= RowCount; row++)
        {
            while (next < latitudes.Length && RowOf(latitudes[next]) < row)
                next++;
            starts[row] = next;
        }

        return starts;
    }

    private struct Nearest(double limit, ushort area)
    {
        public readonly double Limit = limit;

        public readonly ushort Area = area;

        public int Place { get; private set; } = -1;

        public double Least { get; private set; } = double.MaxValue;

        public double Apart { get; private set; } = 1;

        public void Take(int place, double weighed, double apart)
        {
            if (weighed * apart * apart < Least)
                (Place, Least, Apart) = (place, weighed * apart * apart, apart);
        }
    }
}
