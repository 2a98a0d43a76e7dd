using NetVips;

namespace SceneScout.Imaging.Tests;

/// <summary>Pictures made of a few soft blobs: of one seed always the same, of two seeds quite different.</summary>
internal static class TestPictures
{
    public static byte[] Jpeg(int width, int height, int seed = 1, int quality = 85) => Encoded(width, height, seed, $".jpg[Q={quality}]");

    public static byte[] Encoded(int width, int height, int seed, string how)
    {
        using var image = Image.NewFromMemory(Pixels(width, height, seed), width, height, 3, Enums.BandFormat.Uchar);
        using var srgb = image.Copy(interpretation: Enums.Interpretation.Srgb);
        return srgb.WriteToBuffer(how);
    }

    public static byte[] Flat(int width, int height, byte red, byte green, byte blue)
    {
        var pixels = new byte[width * height * 3];
        for (var i = 0; i < pixels.Length; i += 3)
            (pixels[i], pixels[i + 1], pixels[i + 2]) = (red, green, blue);
        using var image = Image.NewFromMemory(pixels, width, height, 3, Enums.BandFormat.Uchar);
        using var srgb = image.Copy(interpretation: Enums.Interpretation.Srgb);
        return srgb.WriteToBuffer(".png");
    }

    public static (int Width, int Height, string Loader, IReadOnlyCollection<string> Fields) Look(ReadOnlyMemory<byte> file)
    {
        using var image = Image.NewFromBuffer(file.ToArray());
        return (image.Width, image.Height, (string)image.Get("vips-loader"), image.GetFields());
    }

    public static byte[] Pixels(int width, int height, int seed)
    {
        var random = new Random(seed);
        var blobs = Enumerable.Range(0, 6).Select(_ => (X: random.NextDouble(), Y: random.NextDouble(), Size: 0.05 + (random.NextDouble() * 0.2), R: random.Next(256), G: random.Next(256), B: random.Next(256))).ToArray();
        var pixels = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var (r, g, b, all) = (60d, 60d, 60d, 1d);
                foreach (var blob in blobs)
                {
                    var (dx, dy) = (((x + 0.5) / width) - blob.X, ((y + 0.5) / height) - blob.Y);
                    var weight = 6 * Math.Exp(-((dx * dx) + (dy * dy)) / (blob.Size * blob.Size));
                    (r, g, b, all) = (r + (weight * blob.R), g + (weight * blob.G), b + (weight * blob.B), all + weight);
                }

                var at = ((y * width) + x) * 3;
                (pixels[at], pixels[at + 1], pixels[at + 2]) = ((byte)(r / all), (byte)(g / all), (byte)(b / all));
            }

        return pixels;
    }
}
