using SceneScout.Dashboard.Pictures;

namespace SceneScout.Dashboard.Geo;

/// <summary>Events that lie so near each other that a map shows them as one mark.</summary>
/// <param name="X">Their middle from west to east, 0 to 1.</param>
/// <param name="Y">Their middle from north to south, 0 to 1.</param>
/// <param name="Events">The events, in order of their start.</param>
public sealed record MapCluster(double X, double Y, IReadOnlyList<MapEvent> Events)
{
    private const int Side = 64;
    private const double Smallest = 9;
    private const double Largest = 30;

    // Marks may touch a little; one that hides another's number is one with it.
    private const double Apart = 0.8;

    /// <summary>The radius of the mark, pixels: it grows with the events, but slower.</summary>
    public double Radius => RadiusOf(Events.Count);

    /// <summary>The clusters that a window shows, the largest first. Each cell of a grid that stands still while the window moves is one cluster, together with the cells beside it whose marks would lie on its own: none jumps under the hand.</summary>
    public static IReadOnlyList<MapCluster> Of(IEnumerable<(MapEvent Event, double X, double Y)> placed, MapWindow window)
    {
        var free = placed
            .GroupBy(p => (X: (long)Math.Floor(p.X * window.World / Side), Y: (long)Math.Floor(p.Y * window.World / Side)))
            .ToDictionary(cell => cell.Key, cell => cell.ToList());
        var clusters = new List<MapCluster>();
        foreach (var (cell, own) in free.OrderByDescending(cell => cell.Value.Count).ThenBy(cell => cell.Key).ToList())
        {
            if (!free.Remove(cell))
                continue;
            var all = own.ToList();
            foreach (var beside in Around(cell))
                if (free.TryGetValue(beside, out var others) && IsOver(own, others, window.World))
                {
                    all.AddRange(others);
                    free.Remove(beside);
                }

            clusters.Add(new MapCluster(all.Average(p => p.X), all.Average(p => p.Y), [.. all.Select(p => p.Event)]));
        }

        return
        [
            .. clusters
                .Where(cluster => window.Place(cluster.X, cluster.Y) is var (x, y) && x >= -Side && y >= -Side && x <= window.Width + Side && y <= window.Height + Side)
                .OrderByDescending(cluster => cluster.Events.Count).ThenBy(cluster => cluster.X),
        ];
    }

    private static IEnumerable<(long X, long Y)> Around((long X, long Y) cell) =>
        from dy in new[] { -1, 0, 1 } from dx in new[] { -1, 0, 1 } where (dx, dy) != (0, 0) select (cell.X + dx, cell.Y + dy);

    private static bool IsOver(List<(MapEvent Event, double X, double Y)> one, List<(MapEvent Event, double X, double Y)> other, double world) =>
        Math.Sqrt(Math.Pow(one.Average(p => p.X) - other.Average(p => p.X), 2) + Math.Pow(one.Average(p => p.Y) - other.Average(p => p.Y), 2)) * world
        < Apart * (RadiusOf(one.Count) + RadiusOf(other.Count));

    private static double RadiusOf(int events) => Math.Min(Largest, Smallest + (4 * Math.Log2(events + 1)));
}
