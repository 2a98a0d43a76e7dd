using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Processing;

/// <summary>Cities and time zones of the world, bundled with the product. Immutable; its data is described in <c>tools/gazetteer/generate.mjs</c>, its sources in NOTICE.md.</summary>
public sealed class Gazetteer
{
    private const double RootDegrees = 7.5;
    private const int RootColumns = 48;
    private const int RootRows = 24;
    private const double MetresPerDegree = 111_195;
    private static readonly Lazy<Gazetteer> Lazily = new(Read);
    private readonly string[] _zones;
    private readonly int[] _tree;
    private readonly FrozenDictionary<string, GazetteerCity[]> _byName;
    private readonly FrozenDictionary<(int Row, int Column), GazetteerCity[]> _grid;

    private Gazetteer(string[] zones, int[] tree, IReadOnlyCollection<GazetteerCity> cities)
    {
        _zones = zones;
        _tree = tree;
        _byName = cities.GroupBy(c => TextNormaliser.Key(c.Name)).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(c => c.Population).ToArray());
        _grid = cities.GroupBy(c => (Degree(c.Location.Latitude), Degree(c.Location.Longitude))).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>The bundled data, read at first use.</summary>
    public static Gazetteer Bundled => Lazily.Value;

    /// <summary>All cities, in no order.</summary>
    public IEnumerable<GazetteerCity> Cities => _grid.Values.SelectMany(cities => cities);

    /// <summary>The most populous city of a name, ignoring case and marks; null when there is none.</summary>
    /// <param name="name">For example <c>Berlin</c>.</param>
    /// <param name="countryCode">ISO 3166-1 alpha-2; null for any country.</param>
    public GazetteerCity? FindCity(string? name, string? countryCode) =>
        _byName.TryGetValue(TextNormaliser.Key(name), out var cities)
            ? Array.Find(cities, c => countryCode is null || string.Equals(c.CountryCode, countryCode, StringComparison.OrdinalIgnoreCase))
            : null;

    /// <summary>All cities of a name, the most populous first; empty when there is none.</summary>
    /// <param name="key">The name, as <see cref="TextNormaliser.Key"/> gives it.</param>
    public IReadOnlyList<GazetteerCity> Named(string key) => _byName.TryGetValue(key, out var cities) ? cities : [];

    /// <summary>Keys of all names, in no order.</summary>
    public IEnumerable<string> Keys => _byName.Keys;

    /// <summary>The nearest city whose centre is within a distance; null when there is none.</summary>
    /// <param name="point">From here.</param>
    /// <param name="maxMetres">0 to 100,000 metres.</param>
    public GazetteerCity? Nearest(GeoPoint point, double maxMetres)
    {
        var rows = (int)Math.Ceiling(maxMetres / MetresPerDegree);
        // Meridians meet at the poles: there, all of them are near.
        var shrink = Math.Cos(Math.Min(90, Math.Abs(point.Latitude) + rows) * Math.PI / 180);
        var columns = shrink < 0.02 ? 180 : (int)Math.Ceiling(maxMetres / (MetresPerDegree * shrink));
        GazetteerCity? nearest = null;
        var best = maxMetres;
        for (var row = Degree(point.Latitude) - rows; row <= Degree(point.Latitude) + rows; row++)
            for (var column = Degree(point.Longitude) - columns; column <= Degree(point.Longitude) + columns; column++)
            {
                if (!_grid.TryGetValue((row, ((column + 540) % 360) - 180), out var cities))
                    continue;
                foreach (var city in cities)
                    if (city.Location.DistanceTo(point) is var metres && metres <= best)
                        (nearest, best) = (city, metres);
            }

        return nearest;
    }

    /// <summary>The IANA zone at a point; at sea a nautical <c>Etc/GMT</c> zone.</summary>
    public string TimeZoneAt(GeoPoint point)
    {
        var x = (point.Longitude + 180) / RootDegrees;
        var y = (90 - point.Latitude) / RootDegrees;
        var column = Math.Min(RootColumns - 1, (int)x);
        var row = Math.Min(RootRows - 1, (int)y);
        var (u, v) = (x - column, y - row);
        var entry = _tree[(row * RootColumns) + column];
        while (entry >= 0)
        {
            (u, v) = (u * 2, v * 2);
            var (right, down) = (u >= 1 ? 1 : 0, v >= 1 ? 1 : 0);
            (u, v) = (u - right, v - down);
            entry = _tree[(RootRows * RootColumns) + (entry * 4) + (down * 2) + right];
        }

        return _zones[-1 - entry];
    }

    private static int Degree(double degrees) => (int)Math.Floor(degrees);

    private static Gazetteer Read()
    {
        using var stream = typeof(Gazetteer).Assembly.GetManifestResourceStream("gazetteer.txt.br")
            ?? throw new InvalidOperationException("The gazetteer is not in the assembly.");
        using var reader = new StreamReader(new BrotliStream(stream, CompressionMode.Decompress));
        var zones = Line(reader).Split('\t');
        var tree = Line(reader).Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        var cities = new List<GazetteerCity>();
        while (reader.ReadLine() is { } line)
            cities.Add(City(line.Split('\t'), zones));
        return new Gazetteer(zones, tree, cities);
    }

    private static string Line(StreamReader reader) => reader.ReadLine() ?? throw new InvalidOperationException("The gazetteer ends early.");

    private static GazetteerCity City(string[] parts, string[] zones)
    {
        double Thousandths(int i) => int.Parse(parts[i], CultureInfo.InvariantCulture) / 1000.0;
        return new GazetteerCity(
            parts[0],
            parts[1],
            parts[2].Length == 0 ? null : parts[2],
            new GeoPoint(Thousandths(3), Thousandths(4)),
            long.Parse(parts[5], CultureInfo.InvariantCulture),
            zones[int.Parse(parts[6], CultureInfo.InvariantCulture)]);
    }
}
