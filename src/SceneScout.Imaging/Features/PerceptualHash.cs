using System.Globalization;
using System.Numerics;

namespace SceneScout.Imaging.Features;

/// <summary>What a picture looks like, in 64 bits: the signs of its lowest frequencies around their median. Pictures that differ in size, format or quality alone differ in few bits.</summary>
/// <param name="Bits">The bits.</param>
public readonly record struct PerceptualHash(ulong Bits)
{
    /// <summary>Side of the grid that it is computed of, in pixels.</summary>
    public const int GridSide = 32;

    /// <summary>Up to so many different bits are taken for the same picture. Among pictures of different things half of the bits differ; copies of one at other sizes and qualities differ in 0 to 4.</summary>
    public const int NearBits = 4;

    /// <summary>Parts that it is looked up by: of hashes that differ in fewer bits than there are parts, one part at least is the same.</summary>
    public const int Parts = 5;

    private const int Frequencies = 8;

    // Below this spread of brightness, of 255, noise of compression decides the bits.
    private const double LeastSpread = 4;

    private static readonly double[,] Cosines = Table();

    /// <summary>The hash of a picture.</summary>
    /// <param name="grid">The picture, stretched to <see cref="GridSide"/> squared.</param>
    /// <returns>Null when it is so flat that it looks like any other.</returns>
    /// <exception cref="ArgumentException">The grid has another size.</exception>
    public static PerceptualHash? Of(PixelGrid grid)
    {
        if (grid.Width != GridSide || grid.Height != GridSide)
            throw new ArgumentException($"grid is {grid.Width} x {grid.Height}; accepted is {GridSide} x {GridSide}.", nameof(grid));
        var luma = new double[GridSide, GridSide];
        var (sum, squares) = (0d, 0d);
        for (var y = 0; y < GridSide; y++)
            for (var x = 0; x < GridSide; x++)
            {
                var value = luma[y, x] = grid.Luma(x, y);
                (sum, squares) = (sum + value, squares + (value * value));
            }

        const double count = GridSide * GridSide;
        if (Math.Sqrt(Math.Max(0, (squares / count) - (sum / count * (sum / count)))) < LeastSpread)
            return null;
        var lowest = Lowest(luma);
        // The first is the mean brightness, which says nothing of what is to be seen.
        var median = Median(lowest[1..]);
        ulong bits = 0;
        for (var i = 0; i < lowest.Length; i++)
            bits |= lowest[i] > median ? 1UL << i : 0;
        return new PerceptualHash(bits);
    }

    /// <summary>Bits in which two differ, 0 to 64.</summary>
    public int DistanceTo(PerceptualHash other) => BitOperations.PopCount(Bits ^ other.Bits);

    /// <summary>Whether two pictures look the same.</summary>
    public bool IsNear(PerceptualHash other) => DistanceTo(other) <= NearBits;

    /// <summary>The parts that it is looked up by, each with its place in front, so that one index serves all.</summary>
    public IEnumerable<int> Keys()
    {
        const int width = 13;
        for (var part = 0; part < Parts; part++)
            yield return (part << 16) | (int)((Bits >> (part * width)) & ((1UL << width) - 1));
    }

    /// <summary>16 hex digits.</summary>
    public override string ToString() => Bits.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="ToString"/> writes; null for anything else.</summary>
    public static PerceptualHash? Parse(string? text) =>
        text is { Length: 16 } && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits) ? new PerceptualHash(bits) : null;

    private static double[] Lowest(double[,] luma)
    {
        var rows = new double[GridSide, Frequencies];
        for (var y = 0; y < GridSide; y++)
            for (var u = 0; u < Frequencies; u++)
            {
                var sum = 0d;
                for (var x = 0; x < GridSide; x++)
                    sum += luma[y, x] * Cosines[u, x];
                rows[y, u] = sum;
            }

        var lowest = new double[Frequencies * Frequencies];
        for (var v = 0; v < Frequencies; v++)
            for (var u = 0; u < Frequencies; u++)
            {
                var sum = 0d;
                for (var y = 0; y < GridSide; y++)
                    sum += rows[y, u] * Cosines[v, y];
                lowest[(v * Frequencies) + u] = sum;
            }

        return lowest;
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static double[,] Table()
    {
        var table = new double[Frequencies, GridSide];
        for (var u = 0; u < Frequencies; u++)
            for (var x = 0; x < GridSide; x++)
                table[u, x] = Math.Cos(Math.PI * u * (x + 0.5) / GridSide);
        return table;
    }
}
