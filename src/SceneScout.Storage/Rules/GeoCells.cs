using System.Collections.Immutable;
using SceneScout.Domain.Geo;

namespace SceneScout.Storage.Rules;

/// <summary>Cells of a lattice of latitudes and longitudes that hold an area. Pure.</summary>
/// <param name="PerDegree">Cells in a degree, one of <see cref="Lattices"/>.</param>
/// <param name="Cells">Numbers of the cells, each once.</param>
internal sealed record GeoCells(double PerDegree, ImmutableArray<int> Cells)
{
    /// <summary>Cells in a degree of each lattice that has an index: for parts of a city, for regions, for countries.</summary>
    public static readonly ImmutableArray<double> Lattices = [20, 2, 0.25];

    /// <summary>What a row of cells is numbered with: more than there are columns.</summary>
    public const int Row = 8192;

    // Each is looked up on its own, in some hundredths of a millisecond; the coarsest has no other to leave it to.
    private const int Most = 64;
    private const int MostOfCoarsest = 1000;

    /// <summary>The cells of a box on the finest lattice that has few enough of them; null when none has.</summary>
    public static GeoCells? Of(GeoBox box)
    {
        foreach (var perDegree in Lattices)
            if (Cover(box, perDegree, perDegree == Lattices[^1] ? MostOfCoarsest : Most) is { } cells)
                return new GeoCells(perDegree, cells);
        return null;
    }

    /// <summary>The cell of a point.</summary>
    public static int Of(GeoPoint point, double perDegree) => (Step(point.Latitude + 90, perDegree) * Row) + Step(point.Longitude + 180, perDegree);

    private static ImmutableArray<int>? Cover(GeoBox box, double perDegree, int most)
    {
        var (south, north) = (Step(box.South + 90, perDegree), Step(box.North + 90, perDegree));
        (double West, double East)[] sides = box.West <= box.East ? [(box.West, box.East)] : [(box.West, 180), (-180, box.East)];
        var columns = sides.SelectMany(side => Range(Step(side.West + 180, perDegree), Step(side.East + 180, perDegree))).Distinct();
        return (north - south + 1) * columns.LongCount() is var count && (count < 1 || count > most)
            ? null
            : [.. Range(south, north).SelectMany(row => columns.Select(column => (row * Row) + column))];
    }

    private static IEnumerable<int> Range(int first, int last) => Enumerable.Range(first, Math.Max(0, last - first + 1));

    // As the index computes it: the same operations on the same numbers.
    private static int Step(double degrees, double perDegree) => (int)Math.Floor(degrees * perDegree);
}
