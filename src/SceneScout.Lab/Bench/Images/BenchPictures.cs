using NetVips;

namespace SceneScout.Lab.Bench.Images;

/// <summary>Photographs for the bench: soft shapes under grain, as JPEGs of about the same size.</summary>
internal static class BenchPictures
{
    /// <summary>Width in pixels.</summary>
    public const int Width = 1600;

    /// <summary>Height in pixels.</summary>
    public const int Height = 900;

    /// <summary>Bytes that a file should have.</summary>
    public const int Bytes = 100_000;

    private const int Across = 8;
    private const int Down = 5;
    private const double Grain = 6;

    /// <summary>So many, each another; the same at every call.</summary>
    public static byte[][] Make(int count, CancellationToken cancellation)
    {
        var files = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            files[i] = One(i);
        }

        return files;
    }

    private static byte[] One(int seed)
    {
        var colours = new byte[Across * Down * 3];
        new Random(seed).NextBytes(colours);
        using var spots = Image.NewFromMemory(colours, Across, Down, 3, Enums.BandFormat.Uchar);
        using var soft = spots.Resize(Width / (double)Across, kernel: Enums.Kernel.Cubic, vscale: Height / (double)Down);
        using var grain = Image.Gaussnoise(Width, Height, sigma: Grain, mean: 0, seed: seed);
        using var photo = (soft + grain).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var pixels = photo.CopyMemory();
        var (low, high) = (20, 97);
        while (low < high)
        {
            var quality = (low + high + 1) / 2;
            if (pixels.JpegsaveBuffer(q: quality).Length <= Bytes)
                low = quality;
            else
                high = quality - 1;
        }

        return pixels.JpegsaveBuffer(q: low);
    }
}
