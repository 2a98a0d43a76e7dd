using SceneScout.Domain.Geo;
using SceneScout.Domain.Planning;
using SceneScout.Geocoding;

namespace SceneScout.Cli.Planning;

/// <summary>The world in plate carrée: inhabited land as dots, from the bundled gazetteer; the graticule; every cluster at its true size.</summary>
internal static class WorldMap
{
    public const double Height = 560;
    private const double North = 82;
    private const double South = -58;
    private const double Grid = 0.75;
    private const int Town = 5_000;

    public static void Draw(SvgText svg, PlanPreview preview, double left, double top, double width)
    {
        var scale = width / 360;
        (double X, double Y) At(double latitude, double longitude) => (left + ((longitude + 180) * scale), top + ((North - latitude) * Height / (North - South)));
        svg.Rect(left, top, width, Height, "#ffffff", 8, "#cbd5e1");
        svg.Clip("world", left, top, width, Height);
        for (var longitude = -150; longitude < 180; longitude += 30)
            svg.Line(At(0, longitude).X, top, At(0, longitude).X, top + Height, "#eef2f7");
        for (var latitude = -30; latitude <= 60; latitude += 30)
            svg.Line(left, At(latitude, 0).Y, left + width, At(latitude, 0).Y, latitude == 0 ? "#dbe3ee" : "#eef2f7");
        svg.Dots(Land().Select(place => At(place.Latitude, place.Longitude)), Grid * scale * 0.8, "#cfd9e6");
        foreach (var cluster in preview.Plan.Clusters)
            foreach (var corners in Outlines(Reach(preview, cluster)))
                svg.Polygon(corners.Select(corner => At(corner.Latitude, corner.Longitude)), "#0ea5e9", 0.35, "#0369a1", 0.8);
        var taken = preview.Plan.Clusters.Select(c => At(c.Centroid.Latitude, c.Centroid.Longitude)).Select(at => (at.X - 6, at.Y - 6, at.X + 6, at.Y + 6)).ToList();
        foreach (var cluster in preview.Plan.Clusters.OrderByDescending(c => c.Priority))
        {
            var (x, y) = At(cluster.Centroid.Latitude, cluster.Centroid.Longitude);
            svg.Circle(x, y, 2 + (cluster.Priority / 20.0), "#0369a1", "#ffffff", 1, 0.9);
            Label(svg, cluster.Name, x, y, taken, (left, left + width));
        }

        svg.EndClip();
    }

    /// <summary>The largest circle that a source searches around a cluster.</summary>
    public static GeoCircle Reach(PlanPreview preview, CityCluster cluster) => new(
        cluster.Centroid,
        preview.Plan.Areas.Where(area => area.Cell == cluster.Cell).Select(area => area.RadiusMetres).DefaultIfEmpty(cluster.RadiusMetres).Max());

    private static IEnumerable<(double Latitude, double Longitude)> Land() => GeoAtlas.Bundled.Places.Where(place => place.Population >= Town)
        .Select(city => (Row: Math.Floor(city.Latitude / Grid), Column: Math.Floor(city.Longitude / Grid)))
        .Distinct()
        .Order()
        .Select(cell => ((cell.Row + 0.5) * Grid, (cell.Column + 0.5) * Grid));

    // A circle's edge; twice where it crosses the antimeridian, once from each side, and along the pole where it holds one.
    private static IEnumerable<List<(double Latitude, double Longitude)>> Outlines(GeoCircle circle)
    {
        var edge = new List<(double Latitude, double Longitude)>();
        var longitude = circle.Centre.Longitude;
        for (var bearing = 0; bearing <= 360; bearing += 5)
        {
            var point = circle.Centre.Towards(bearing, circle.RadiusMetres);
            longitude += Math.IEEERemainder(point.Longitude - longitude, 360);
            edge.Add((point.Latitude, longitude));
        }

        if (Math.Abs(edge[^1].Longitude - edge[0].Longitude) > 180)
        {
            var pole = Math.CopySign(90, circle.Centre.Latitude);
            edge.AddRange([(pole, edge[^1].Longitude), (pole, edge[0].Longitude)]);
        }

        yield return edge;
        if (edge.Exists(corner => corner.Longitude > 180))
            yield return [.. edge.Select(corner => (corner.Latitude, corner.Longitude - 360))];
        if (edge.Exists(corner => corner.Longitude < -180))
            yield return [.. edge.Select(corner => (corner.Latitude, corner.Longitude + 360))];
    }

    // Beside, below or above the place, where no other label stands; a label without room is left out, the insets name it.
    private static void Label(SvgText svg, string name, double x, double y, List<(double Left, double Top, double Right, double Bottom)> taken, (double Left, double Right) bounds)
    {
        var width = name.Length * 6.2;
        (double X, double Y, string Anchor)[] places = [(x + 9, y + 4, "start"), (x - 9, y + 4, "end"), (x, y - 9, "middle"), (x, y + 18, "middle"), (x + 4, y + 18, "end"), (x + 4, y - 9, "end")];
        foreach (var place in places)
        {
            var from = place.Anchor switch { "start" => place.X, "end" => place.X - width, _ => place.X - (width / 2) };
            (double Left, double Top, double Right, double Bottom) box = (from, place.Y - 11, from + width, place.Y + 3);
            if (box.Left < bounds.Left + 2 || box.Right > bounds.Right - 2 || taken.Exists(t => t.Left < box.Right && box.Left < t.Right && t.Top < box.Bottom && box.Top < t.Bottom))
                continue;
            taken.Add(box);
            svg.Text(place.X, place.Y, name, 11.5, "#0f172a", anchor: place.Anchor, halo: true);
            return;
        }
    }
}
