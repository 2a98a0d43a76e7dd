using SceneScout.Matching.Records;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Clusters;

/// <summary>A cube of space that a piece of the earth's surface lies in. Unlike cells of degrees it knows neither date line nor poles: neighbours in space are neighbours.</summary>
/// <param name="I">Its place along the first axis.</param>
/// <param name="J">Along the second.</param>
/// <param name="K">Along the third.</param>
internal readonly record struct SphereCell(int I, int J, int K)
{
    private const double EarthRadiusMetres = 6_371_008.8;

    /// <summary>The cell of a record.</summary>
    /// <param name="side">A record with coordinates.</param>
    /// <param name="metres">Length of the cube's edges: what is closer than that lies in the same cell or a neighbour.</param>
    public static SphereCell Of(PreparedSide side, double metres)
    {
        var scale = EarthRadiusMetres / metres;
        return new SphereCell((int)Math.Floor(side.X * scale), (int)Math.Floor(side.Y * scale), (int)Math.Floor(side.Z * scale));
    }

    /// <summary>Its hash.</summary>
    public ulong Key => WordHash.Of(WordHash.Of((uint)I, (uint)J), (uint)K);

    /// <summary>Itself and its 26 neighbours.</summary>
    public IEnumerable<SphereCell> Around()
    {
        for (var i = -1; i <= 1; i++)
            for (var j = -1; j <= 1; j++)
                for (var k = -1; k <= 1; k++)
                    yield return new SphereCell(I + i, J + j, K + k);
    }
}
