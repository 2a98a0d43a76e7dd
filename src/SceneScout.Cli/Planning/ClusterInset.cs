using System.Globalization;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Planning;

namespace SceneScout.Cli.Planning;

/// <summary>A cluster from near, distances from its centre true: its cities, the circle that is searched, and the tiles of sources that cannot search it at once.</summary>
internal static class ClusterInset
{
    public const int PerRow = 6;
    public const double Width = (1440 - 48 - (12 * (PerRow - 1))) / PerRow;
    public const double Height = 270;
    private const double Picture = 92;

    public static void Draw(SvgText svg, CityCluster cluster, IReadOnlyList<DiscoveryArea> areas, PlanPreview preview, double left, double top)
    {
        var reach = WorldMap.Reach(preview, cluster);
        var covers = areas.Select(area => (area.Source, Tiles: CircleCover.Of(reach, preview.Sources.First(s => s.Name == area.Source).MaxRadiusMetres))).Where(cover => cover.Tiles.Length > 1).ToList();
        // Tiles reach beyond the circle: all of them are to be seen.
        var farthest = covers.SelectMany(cover => cover.Tiles).Select(tile => tile.Centre.DistanceTo(reach.Centre) + tile.RadiusMetres).Append(reach.RadiusMetres).Max();
        var (x, y, scale) = (left + (Width / 2), top + 132, Picture / Math.Max(farthest, 1));
        (double X, double Y) At(GeoPoint point)
        {
            var (metres, bearing) = (reach.Centre.DistanceTo(point), double.DegreesToRadians(reach.Centre.BearingTo(point)));
            return (x + (metres * scale * Math.Sin(bearing)), y - (metres * scale * Math.Cos(bearing)));
        }

        svg.Rect(left, top, Width, Height, "#ffffff", 8, "#cbd5e1");
        svg.Text(left + 12, top + 22, Short(cluster.Name), 13, "#0f172a", bold: true);
        svg.Circle(x, y, reach.RadiusMetres * scale, "#0ea5e9", "#0369a1", 1.2, 0.13);
        foreach (var (source, tiles) in covers)
            foreach (var tile in tiles)
                svg.Circle(At(tile.Centre).X, At(tile.Centre).Y, tile.RadiusMetres * scale, "none", PlanMap.Colour(preview, source), 1, dash: "4 3");
        foreach (var (city, rank) in cluster.Cities.Select((city, rank) => (city, rank)))
        {
            var place = At(city.Location);
            svg.Circle(place.X, place.Y, Math.Clamp(Math.Sqrt(city.Population / 1e5) * 0.8, 2, 7), "#0f172a");
            if (rank < 4)
                svg.Text(place.X, place.Y + (rank % 2 == 0 ? -9 : 16), city.Name, 10.5, "#0f172a", anchor: "middle", halo: true);
        }

        var calls = areas.Sum(area => area.CallsPerDay).ToString("0.#", CultureInfo.InvariantCulture);
        svg.Text(left + 12, top + Height - 26, $"{reach.RadiusMetres / 1000:0} km, {areas.Sum(area => area.Tiles)} tiles, {calls} calls a day", 11, "#475569");
        svg.Text(left + 12, top + Height - 10, $"every {Every(areas)}", 11, "#475569");
        var bar = 25_000 * scale;
        svg.Line(left + Width - 12 - bar, top + Height - 8, left + Width - 12, top + Height - 8, "#334155", 2);
        svg.Text(left + Width - 12, top + Height - 12, "25 km", 10, "#475569", anchor: "end");
    }

    private static string Every(IReadOnlyList<DiscoveryArea> areas)
    {
        var spans = areas.Select(area => area.Visits.Every).Distinct().Order().ToList();
        return spans.Count == 0 ? "–" : spans.Count == 1 ? Paces.Every(spans[0]) : $"{Paces.Every(spans[0])} to {Paces.Every(spans[^1])}";
    }

    private static string Short(string name) => name.Length <= 28 ? name : $"{name[..27]}…";
}
