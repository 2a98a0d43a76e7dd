using System.Collections.Immutable;
using SceneScout.Domain.Geo;

namespace SceneScout.Storage.Rules;

/// <summary>Cells of a lattice of latitudes and longitudes that hold an area. Pure.</summary>
/// <param name="PerDegree">Cells in a degree: which lattice.</param>
/// <param name="Cells">Numbers of the cells, each once.</param>
internal sealed record GeoCells(int PerDegree, ImmutableArray<int> Cells)
{
    /// <summary>Cells in a degree of the narrow lattice.</summary>
    public const int Narrow = 20;

    /// <summary>Cells in a degree of the wide one.</summary>
    public const int Wide = 2;

    /// <summary>What a row of cells is numbered with: more than there are columns.</summary>
    public const int Row = 8192;

    // Each is a scan of its own: so many cost about what they save.
    private const int Most = 48;

    /// <summary>The cells of a box on the narrowest lattice that has few enough of them; null when none has.</summary>
    public static GeoCells? Of(GeoBox box)
    {
        foreach (var perDegree in (int[])[Narrow, Wide])
            if (Cover(box, perDegree) is { } cells)
                return new GeoCells(perDegree, cells);
        return null;
    }

    /// <summary>The cell of a point.</summary>
    public static int Of(GeoPoint point, int perDegree) => (Step(point.Latitude + 90, perDegree) * Row) + Step(point.Longitude + 180, perDegree);

    private static ImmutableArray<int>? Cover(GeoBox box, int perDegree)
    {
        var (south, north) = (Step(box.South + 90, perDegree), Step(box.North + 90, perDegree));
        (double West, double East)[] sides = box.West <= box.East ? [(box.West, box.East)] : [(box.West, 180), (-180, box.East)];
        var columns = sides.SelectMany(side => Range(Step(side.West + 180, perDegree), Step(side.East + 180, perDegree))).Distinct();
        return (north - south + 1) * columns.LongCount() > Most
            ? null
            : [.. Range(south, north).SelectMany(row => columns.Select(column => (row * Row) + column))];
    }

    private static IEnumerable<int> Range(int first, int last) => Enumerable.Range(first, Math.Max(0, last - first + 1));

    // As the index computes it: the same operations on the same numbers.
    private static int Step(double degrees, int perDegree) => (int)Math.Floor(degrees * perDegree);
}
