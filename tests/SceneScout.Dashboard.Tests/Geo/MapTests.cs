using SceneScout.Dashboard.Geo;
using SceneScout.Dashboard.Pictures;

namespace SceneScout.Dashboard.Tests.Geo;

public sealed class MapTests
{
    [Theory]
    [InlineData(0, 0, 0.5, 0.5)]
    [InlineData(0, -180, 0, 0.5)]
    [InlineData(85.05112878, 180, 1, 0)]
    [InlineData(52.52, 13.405, 0.537236, 0.327955)]
    [InlineData(-90, 0, 0.5, 1)]
    public void A_point_lies_where_Web_Mercator_puts_it(double latitude, double longitude, double x, double y)
    {
        var at = Mercator.Of(latitude, longitude);

        Assert.Equal((x, y), (Math.Round(at.X, 6), Math.Abs(Math.Round(at.Y, 6))));
        if (Math.Abs(latitude) < 85)
            Assert.Equal(latitude, Mercator.Latitude(at.Y), 9);
    }

    [Fact]
    public void A_window_around_points_shows_all_of_them_and_stays_near()
    {
        (double X, double Y)[] points = [Mercator.Of(52.5, 13.4), Mercator.Of(48.1, 11.6), Mercator.Of(53.6, 10)];

        var window = MapWindow.Around(points, 1000, 500);

        Assert.All(points, point => Assert.InRange(window.Place(point.X, point.Y).X, 0, 1000));
        Assert.All(points, point => Assert.InRange(window.Place(point.X, point.Y).Y, 0, 500));
        Assert.Contains(points, point => window.Zoomed(1).Place(point.X, point.Y) is var (x, y) && (x is < 0 or > 1000 || y is < 0 or > 500));
    }

    [Fact]
    public void A_window_does_not_leave_the_world()
    {
        var window = new MapWindow(0.5, 0.5, 3, 1000, 500);

        Assert.Equal((1, 0), (window.Moved(100, 0).X, window.Moved(0, -100).Y));
        Assert.Equal((1, MapWindow.MostZoom), (window.Zoomed(-50).Zoom, window.Zoomed(50).Zoom));
    }

    [Fact]
    public void The_tiles_cover_the_window_and_lie_side_by_side()
    {
        var tiles = new MapWindow(0.5, 0.5, 3, 1000, 500).Tiles().ToList();

        Assert.Equal(8, tiles.Count);
        Assert.True(tiles.Min(t => t.Left) <= 0 && tiles.Max(t => t.Left) + 256 >= 1000 && tiles.Min(t => t.Top) <= 0 && tiles.Max(t => t.Top) + 256 >= 500);
        Assert.All(tiles, tile => Assert.InRange(tile.X, 0, 7));
    }

    [Fact]
    public void Near_events_are_one_mark_until_the_map_is_near_enough()
    {
        var placed = new[] { Placed(52.50, 13.40), Placed(52.51, 13.41), Placed(48.10, 11.60) };
        var far = new MapWindow(placed[0].X, placed[0].Y, 6, 1000, 1000);

        Assert.Equal([2, 1], MapCluster.Of(placed, far).Select(cluster => cluster.Events.Count));
        Assert.Equal([1, 1], MapCluster.Of(placed, far with { Zoom = 14 }).Select(cluster => cluster.Events.Count));
    }

    [Fact]
    public void No_mark_lies_on_the_number_of_another()
    {
        // On both sides of a border of the grid.
        var window = new MapWindow(0.5, 0.5, 3, 1000, 1000);
        var (x, pixel) = (0.5, 1 / window.World);
        (MapEvent Event, double X, double Y)[] At(double at, int count) => [.. Enumerable.Range(0, count).Select(_ => (Placed(0, 0).Event, at, 0.5))];

        Assert.Equal([70], MapCluster.Of([.. At(x - (10 * pixel), 40), .. At(x + (10 * pixel), 30)], window).Select(cluster => cluster.Events.Count));
        Assert.Equal([40, 30], MapCluster.Of([.. At(x - (28 * pixel), 40), .. At(x + (28 * pixel), 30)], window).Select(cluster => cluster.Events.Count));
    }

    private static (MapEvent Event, double X, double Y) Placed(double latitude, double longitude)
    {
        var (x, y) = Mercator.Of(latitude, longitude);
        return (new MapEvent(Guid.NewGuid(), "A concert", "2026-12-01", "Somewhere", null, latitude, longitude), x, y);
    }
}
