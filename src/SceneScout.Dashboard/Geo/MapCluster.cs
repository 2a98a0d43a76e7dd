using SceneScout.Dashboard.Pictures;

namespace SceneScout.Dashboard.Geo;

/// <summary>Events that lie so near each other that a map shows them as one mark.</summary>
/// <param name="X">Their middle from west to east, 0 to 1.</param>
/// <param name="Y">Their middle from north to south, 0 to 1.</param>
/// <param name="Events">The events, in order of their start.</param>
public sealed record MapCluster(double X, double Y, IReadOnlyList<MapEvent> Events)
{
    private const int Side = 64;

    /// <summary>The clusters that a window shows, the largest first. Each cell of a grid that stands still while the window moves is one cluster, so that none jumps under the hand.</summary>
    public static IReadOnlyList<MapCluster> Of(IEnumerable<(MapEvent Event, double X, double Y)> placed, MapWindow window) =>
    [
        .. placed
            .Where(p => window.Place(p.X, p.Y) is var (x, y) && x >= -Side && y >= -Side && x <= window.Width + Side && y <= window.Height + Side)
            .GroupBy(p => ((long)Math.Floor(p.X * window.World / Side), (long)Math.Floor(p.Y * window.World / Side)))
            .Select(cell => new MapCluster(cell.Average(p => p.X), cell.Average(p => p.Y), [.. cell.Select(p => p.Event)]))
            .OrderByDescending(cluster => cluster.Events.Count).ThenBy(cluster => cluster.X),
    ];
}
