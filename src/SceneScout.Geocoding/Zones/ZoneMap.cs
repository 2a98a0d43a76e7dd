using SceneScout.Geocoding.Data;

namespace SceneScout.Geocoding.Zones;

/// <summary>
/// The IANA time zone of a point, by the boundaries of OpenStreetMap (ODbL), made simpler by at most 15 metres. Immutable; loaded at first use.
/// </summary>
public sealed class ZoneMap
{
    private const double Edge = 89.9999;
    private const double Side = 179.9999;
    private const double Steps = 16384;
    private const int Sea = -1;
    private const int FirstShape = -1_000_001;
    // Boundaries that were made simpler leave slivers between zones: what is as near to a zone is in it.
    private const double SliverMetres = 60;
    private static readonly Lazy<ZoneMap> Lazily = new(Read);
    private static readonly string[] Nautical = [.. Enumerable.Range(-12, 25).Select(hours => hours switch { 0 => "Etc/GMT", > 0 => $"Etc/GMT-{hours}", _ => $"Etc/GMT+{-hours}" })];
    private readonly string[] _names;
    private readonly int[] _nodes;
    private readonly byte[] _shapes;

    private ZoneMap(string[] names, int[] nodes, byte[] shapes)
    {
        _names = names;
        _nodes = nodes;
        _shapes = shapes;
    }

    /// <summary>The bundled map.</summary>
    public static ZoneMap Bundled => Lazily.Value;

    /// <summary>Bytes that it keeps in memory.</summary>
    public long Bytes => (_nodes.Length * 4L) + _shapes.Length;

    /// <summary>Names of all zones on land and near it, by number.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The zone at a point; on the open sea a nautical <c>Etc/GMT</c> zone.</summary>
    /// <param name="latitude">Degrees north, -90 to 90.</param>
    /// <param name="longitude">Degrees east, -180 to 180.</param>
    public string At(double latitude, double longitude) =>
        NumberAt(latitude, longitude) is var zone and >= 0 ? _names[zone] : Nautical[12 + (int)Math.Floor((Math.Clamp(longitude, -180, 180) + 7.5) / 15)];

    /// <summary>The number of the zone at a point; -1 on the open sea.</summary>
    /// <inheritdoc cref="At"/>
    public int NumberAt(double latitude, double longitude)
    {
        var (y, x) = (Math.Clamp(latitude, -Edge, Edge), Math.Clamp(longitude, -Side, Side));
        var (top, bottom, left, right) = (Edge, -Edge, -Side, Side);
        var entry = 0;
        do
        {
            var (midY, midX) = ((top + bottom) / 2, (left + right) / 2);
            var (north, east) = (y >= midY, x >= midX);
            (top, bottom) = north ? (top, midY) : (midY, bottom);
            (left, right) = east ? (midX, right) : (left, midX);
            entry = _nodes[(entry * 4) + (north ? east ? 0 : 1 : east ? 3 : 2)];
        }
        while (entry >= 0);

        if (entry > FirstShape)
            return entry == Sea ? Sea : -2 - entry;
        var (at, u, v) = (FirstShape - entry, (x - left) / (right - left) * Steps, (y - bottom) / (top - bottom) * Steps);
        return InShape(at, u, v) is var zone and >= 0 ? zone : NearShape(at, u, v, MetresOf(left, right, latitude), MetresOf(bottom, top, 0));
    }

    private static double MetresOf(double from, double to, double latitude) => (to - from) * 111_195 * Math.Cos(latitude * Math.PI / 180) / Steps;

    private int InShape(int shape, double x, double y)
    {
        var at = shape;
        for (var features = Varint(ref at); features > 0; features--)
        {
            var zone = Varint(ref at);
            var inside = false;
            for (var rings = Varint(ref at); rings > 0; rings--)
            {
                var points = Varint(ref at);
                double firstX = Zigzag(ref at), firstY = Zigzag(ref at);
                var (fromX, fromY) = (firstX, firstY);
                for (var i = 1; i <= points; i++)
                {
                    var (toX, toY) = i == points ? (firstX, firstY) : (fromX + Zigzag(ref at), fromY + Zigzag(ref at));
                    if (toY > y != fromY > y && x < ((fromX - toX) * (y - toY) / (fromY - toY)) + toX)
                        inside = !inside;
                    (fromX, fromY) = (toX, toY);
                }
            }

            if (inside)
                return zone;
        }

        return Sea;
    }

    private int NearShape(int shape, double x, double y, double metresX, double metresY)
    {
        var at = shape;
        var (nearest, least) = (Sea, SliverMetres * SliverMetres);
        for (var features = Varint(ref at); features > 0; features--)
        {
            var zone = Varint(ref at);
            for (var rings = Varint(ref at); rings > 0; rings--)
            {
                var points = Varint(ref at);
                double firstX = Zigzag(ref at), firstY = Zigzag(ref at);
                var (fromX, fromY) = (firstX, firstY);
                for (var i = 1; i <= points; i++)
                {
                    var (toX, toY) = i == points ? (firstX, firstY) : (fromX + Zigzag(ref at), fromY + Zigzag(ref at));
                    if (Squared((fromX - x) * metresX, (fromY - y) * metresY, (toX - x) * metresX, (toY - y) * metresY) is var metres && metres < least)
                        (nearest, least) = (zone, metres);
                    (fromX, fromY) = (toX, toY);
                }
            }
        }

        return nearest;
    }

    // The squared distance of the origin from a line between two points.
    private static double Squared(double fromX, double fromY, double toX, double toY)
    {
        var (dx, dy) = (toX - fromX, toY - fromY);
        var length = (dx * dx) + (dy * dy);
        var t = length == 0 ? 0 : Math.Clamp(-((fromX * dx) + (fromY * dy)) / length, 0, 1);
        var (x, y) = (fromX + (t * dx), fromY + (t * dy));
        return (x * x) + (y * y);
    }

    private int Varint(ref int at)
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = _shapes[at++];
            value |= (next & 127) << shift;
            if (next < 128)
                return value;
        }
    }

    private int Zigzag(ref int at)
    {
        var value = Varint(ref at);
        return (value >> 1) ^ -(value & 1);
    }

    private static ZoneMap Read()
    {
        using var reader = TableReader.Open("zones.bin.br");
        var names = new string[reader.Int()];
        for (var i = 0; i < names.Length; i++)
            names[i] = reader.Text();
        var nodes = reader.Numbers<int>(reader.Int() * 4);
        return new(names, nodes, reader.Numbers<byte>(reader.Int()));
    }
}
