using System.Globalization;

namespace SceneScout.Imaging.Features;

/// <summary>The colour that most of a picture has.</summary>
public static class DominantColour
{
    // Of each of red, green and blue the three highest bits: colours that people call the same are counted together.
    private const int Bits = 3;

    /// <summary>The colour as <c>#rrggbb</c>: the mean of the pixels of the commonest sort.</summary>
    public static string Of(PixelGrid grid)
    {
        var sorts = new (int Count, int Red, int Green, int Blue)[1 << (3 * Bits)];
        for (var y = 0; y < grid.Height; y++)
            for (var x = 0; x < grid.Width; x++)
            {
                var (red, green, blue) = grid[x, y];
                const int drop = 8 - Bits;
                ref var sort = ref sorts[((red >> drop) << (2 * Bits)) | ((green >> drop) << Bits) | (blue >> drop)];
                sort = (sort.Count + 1, sort.Red + red, sort.Green + green, sort.Blue + blue);
            }

        var most = sorts.MaxBy(sort => sort.Count);
        return string.Create(CultureInfo.InvariantCulture, $"#{most.Red / most.Count:x2}{most.Green / most.Count:x2}{most.Blue / most.Count:x2}");
    }
}
