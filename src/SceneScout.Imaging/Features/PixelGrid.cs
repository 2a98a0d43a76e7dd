namespace SceneScout.Imaging.Features;

/// <summary>A picture of few pixels: what its features are computed of.</summary>
public sealed class PixelGrid
{
    private readonly byte[] _rgb;

    /// <summary>A grid of pixels.</summary>
    /// <param name="width">In pixels, above 0.</param>
    /// <param name="height">In pixels, above 0.</param>
    /// <param name="rgb">Red, green and blue of each pixel, row by row; of sRGB.</param>
    /// <exception cref="ArgumentException">The number of bytes is not three for each pixel.</exception>
    public PixelGrid(int width, int height, byte[] rgb)
    {
        if (width <= 0 || height <= 0 || rgb.Length != width * height * 3)
            throw new ArgumentException($"rgb has {rgb.Length} bytes; accepted are {width} x {height} x 3, above 0.", nameof(rgb));
        (Width, Height, _rgb) = (width, height, rgb);
    }

    /// <summary>In pixels.</summary>
    public int Width { get; }

    /// <summary>In pixels.</summary>
    public int Height { get; }

    /// <summary>The pixel at a place.</summary>
    public (byte Red, byte Green, byte Blue) this[int x, int y]
    {
        get
        {
            var at = ((y * Width) + x) * 3;
            return (_rgb[at], _rgb[at + 1], _rgb[at + 2]);
        }
    }

    /// <summary>How bright the pixel at a place is, 0 to 255 (ITU-R BT.601).</summary>
    public double Luma(int x, int y)
    {
        var (red, green, blue) = this[x, y];
        return (0.299 * red) + (0.587 * green) + (0.114 * blue);
    }
}
