namespace SceneScout.Domain.Geo;

/// <summary>Tilings of the plane by squares and hexagons whose corners lie on circles of one radius: the circles around the cells that touch a disc cover it.</summary>
internal static class TileLattice
{
    private static readonly (double X, double Y)[] Square = Corners(4, 45);
    private static readonly (double X, double Y)[] Hexagon = Corners(6, 30);
    private static readonly double Side = Math.Sqrt(2);
    private static readonly double Width = Math.Sqrt(3);

    /// <summary>The fewest centres among the known tilings, in rows from the south.</summary>
    /// <param name="disc">Radius of the disc around the origin.</param>
    /// <param name="radius">Radius of the circles, above 0.</param>
    public static IReadOnlyList<(double East, double North)> Fewest(double disc, double radius)
    {
        var size = disc / radius;
        List<(double X, double Y)>? best = null;
        foreach (var cells in Tilings(size))
            if (best is null || cells.Count < best.Count)
                best = cells;
        return [.. best!.Select(cell => (cell.X * radius, cell.Y * radius))];
    }

    private static IEnumerable<List<(double X, double Y)>> Tilings(double size)
    {
        yield return Touching(size, Square, Side, Side, 0, 0.5, 0.5);
        yield return Touching(size, Square, Side, Side, 0, 0, 0);
        yield return Touching(size, Square, Side, Side, 0, 0, 0.5);
        yield return Touching(size, Hexagon, Width, 1.5, 0.5, 0, 0);
        yield return Touching(size, Hexagon, Width, 1.5, 0.5, 0.5, 0);
        yield return Touching(size, Hexagon, Width, 1.5, 0.5, 0.5, 1.0 / 3);
    }

    // Cells of unit circumradius that touch the disc. Odd rows are shifted by a part of the width.
    private static List<(double X, double Y)> Touching(double size, (double X, double Y)[] corners, double width, double height, double shift, double right, double up)
    {
        var cells = new List<(double, double)>();
        var rows = (int)Math.Ceiling((size + 1) / height) + 1;
        var columns = (int)Math.Ceiling((size + 1) / width) + 1;
        for (var row = -rows; row <= rows; row++)
            for (var column = -columns; column <= columns; column++)
            {
                var (x, y) = ((column + right + (row % 2 == 0 ? 0 : shift)) * width, (row + up) * height);
                if (Distance(x, y, corners) <= size)
                    cells.Add((x, y));
            }

        return cells;
    }

    // From the origin to the nearest point of a cell.
    private static double Distance(double x, double y, (double X, double Y)[] corners)
    {
        var centre = Math.Sqrt((x * x) + (y * y));
        if (centre < 0.5)
            return 0;
        var nearest = double.MaxValue;
        var inside = true;
        for (var at = 0; at < corners.Length; at++)
        {
            var (ax, ay) = (x + corners[at].X, y + corners[at].Y);
            var (bx, by) = (x + corners[(at + 1) % corners.Length].X, y + corners[(at + 1) % corners.Length].Y);
            var (dx, dy) = (bx - ax, by - ay);
            var along = Math.Clamp(-((ax * dx) + (ay * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
            var (px, py) = (ax + (along * dx), ay + (along * dy));
            nearest = Math.Min(nearest, Math.Sqrt((px * px) + (py * py)));
            // Corners run counter-clockwise: the origin is inside when it lies left of every edge.
            inside &= (dx * -ay) - (dy * -ax) >= 0;
        }

        return inside ? 0 : nearest;
    }

    private static (double X, double Y)[] Corners(int count, double first) =>
    [
        .. Enumerable.Range(0, count).Select(at => double.DegreesToRadians(first + (360.0 * at / count))).Select(angle => (Math.Cos(angle), Math.Sin(angle))),
    ];
}
