using System.Collections.Frozen;
using SceneScout.Domain.Geo;

namespace SceneScout.Sources.Reading;

/// <summary>Rough boxes around countries, only to find coordinates with a wrong sign. A country that is not listed is not checked; far-off parts have boxes of their own.</summary>
internal static class CountryBoxes
{
    // Degrees of grace at the edges: boxes are rounded, and events take place on ships and bridges.
    private const double Grace = 0.5;

    private static readonly FrozenDictionary<string, Box[]> Boxes = new Dictionary<string, Box[]>
    {
        ["US"] = [new(17, 72, -180, -64), new(51, 55, 172, 180), new(13, 21, 144, 147), new(-15, -10, -172, -168)],
        ["CA"] = [new(41, 84, -142, -52)],
        ["MX"] = [new(14, 33, -119, -86)],
        ["GT"] = [new(13.5, 18, -92.5, -88)],
        ["CR"] = [new(5, 11.5, -87.5, -82.5)],
        ["PA"] = [new(7, 10, -83.5, -77)],
        ["CU"] = [new(19.5, 23.5, -85, -74)],
        ["DO"] = [new(17.3, 20, -72.2, -68)],
        ["JM"] = [new(17, 19, -79, -75.5)],
        ["PR"] = [new(17.5, 19, -68, -65)],
        ["CO"] = [new(-4.5, 14, -82, -66.5)],
        ["EC"] = [new(-5.2, 2, -92.5, -75)],
        ["PE"] = [new(-19, 0.2, -82, -68.5)],
        ["BR"] = [new(-34, 5.5, -74.2, -28)],
        ["CL"] = [new(-56.5, -17, -110, -66)],
        ["AR"] = [new(-55.5, -21.5, -74, -53)],
        ["UY"] = [new(-35.2, -30, -58.7, -53)],
        ["IE"] = [new(51.2, 55.6, -10.8, -5.3)],
        ["GB"] = [new(49, 61.2, -9, 2.2)],
        ["PT"] = [new(29.8, 42.3, -31.5, -6)],
        ["ES"] = [new(35, 44, -9.6, 4.6), new(27.4, 29.6, -18.4, -13.2)],
        ["FR"] = [new(41, 51.3, -5.5, 9.8), new(14, 18.3, -63.3, -60.5), new(2, 6, -55, -51.3), new(-21.6, -12.5, 44.8, 56), new(-23, -7, -155, -134), new(-23, -19, 163, 168.5), new(46.5, 47.3, -56.6, -56)],
        ["BE"] = [new(49.4, 51.6, 2.4, 6.5)],
        ["NL"] = [new(50.6, 53.8, 3.2, 7.3), new(12, 18, -70, -62.5)],
        ["LU"] = [new(49.3, 50.3, 5.6, 6.6)],
        ["DE"] = [new(47.2, 55.2, 5.8, 15.1)],
        ["CH"] = [new(45.7, 47.9, 5.9, 10.6)],
        ["AT"] = [new(46.3, 49.1, 9.4, 17.2)],
        ["IT"] = [new(35.2, 47.2, 6.5, 18.6)],
        ["DK"] = [new(54.4, 58, 7.9, 15.3), new(59, 84, -74, -6)],
        ["NO"] = [new(57.8, 81, -9.5, 34)],
        ["SE"] = [new(55.2, 69.2, 10.8, 24.3)],
        ["FI"] = [new(59.4, 70.2, 19, 31.7)],
        ["PL"] = [new(48.9, 55, 14, 24.3)],
        ["CZ"] = [new(48.4, 51.2, 12, 19)],
        ["GR"] = [new(34.7, 41.9, 19.2, 29.8)],
        ["TR"] = [new(35.7, 42.2, 25.6, 45)],
        ["IL"] = [new(29.4, 33.5, 34.1, 36)],
        ["AE"] = [new(22.5, 26.3, 51.4, 56.5)],
        ["ZA"] = [new(-35, -22, 16.3, 33), new(-47.1, -46.5, 37.5, 38.1)],
        ["NG"] = [new(4, 14, 2.6, 14.8)],
        ["KE"] = [new(-5, 5.1, 33.8, 42)],
        ["IN"] = [new(6.5, 37.2, 68, 97.5)],
        ["SG"] = [new(1.1, 1.5, 103.5, 104.5)],
        ["TH"] = [new(5.5, 20.6, 97.2, 105.8)],
        ["JP"] = [new(20, 46, 122.5, 154.1)],
        ["KR"] = [new(33, 38.8, 124.5, 132)],
        ["AU"] = [new(-44, -9, 112.5, 154.2), new(-55, -28.5, 158, 168.2), new(-13, -10, 96, 106)],
        ["NZ"] = [new(-48, -34, 166, 179.5), new(-45, -43, -177.5, -175.5)],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the country has a box.</summary>
    public static bool Knows(string country) => Boxes.ContainsKey(country);

    /// <summary>Whether the point lies in one of the country's boxes.</summary>
    public static bool Contains(string country, GeoPoint point) =>
        Boxes.TryGetValue(country, out var boxes) && Array.Exists(boxes, box => box.Contains(point));

    private readonly record struct Box(double South, double North, double West, double East)
    {
        public bool Contains(GeoPoint point) =>
            point.Latitude >= South - Grace && point.Latitude <= North + Grace && point.Longitude >= West - Grace && point.Longitude <= East + Grace;
    }
}
