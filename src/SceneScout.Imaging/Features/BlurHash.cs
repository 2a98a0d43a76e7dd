namespace SceneScout.Imaging.Features;

/// <summary>A picture in about thirty characters, to be shown blurred until it is loaded. The format is that of https://github.com/woltapp/blurhash (Algorithm.md), which apps can read.</summary>
public static class BlurHash
{
    private const int Across = 4;
    private const int Down = 3;
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";

    private static readonly double[] Linear = [.. Enumerable.Range(0, 256).Select(value => ToLinear(value / 255d))];

    /// <summary>The hash, with 4 components across and 3 down.</summary>
    /// <param name="grid">The picture; of any size, since it is stretched to that of the picture when it is shown.</param>
    public static string Of(PixelGrid grid)
    {
        var (cosX, cosY) = (Table(Across, grid.Width), Table(Down, grid.Height));
        var factors = new (double Red, double Green, double Blue)[Across * Down];
        for (var y = 0; y < grid.Height; y++)
            for (var x = 0; x < grid.Width; x++)
            {
                var (r, g, b) = grid[x, y];
                var (red, green, blue) = (Linear[r], Linear[g], Linear[b]);
                for (var j = 0; j < Down; j++)
                    for (var i = 0; i < Across; i++)
                    {
                        var basis = cosX[i, x] * cosY[j, y];
                        ref var factor = ref factors[(j * Across) + i];
                        factor = (factor.Red + (basis * red), factor.Green + (basis * green), factor.Blue + (basis * blue));
                    }
            }

        for (var i = 0; i < factors.Length; i++)
        {
            var scale = (i == 0 ? 1d : 2d) / (grid.Width * grid.Height);
            factors[i] = (factors[i].Red * scale, factors[i].Green * scale, factors[i].Blue * scale);
        }

        return Written(factors);
    }

    private static string Written((double Red, double Green, double Blue)[] factors)
    {
        var largest = factors[1..].Max(f => Math.Max(Math.Abs(f.Red), Math.Max(Math.Abs(f.Green), Math.Abs(f.Blue))));
        var step = (int)Math.Clamp(Math.Floor((largest * 166) - 0.5), 0, 82);
        var scale = (step + 1) / 166d;
        var mean = factors[0];
        return string.Concat(
        [
            Base83(Across - 1 + ((Down - 1) * 9), 1),
            Base83(step, 1),
            Base83((ToSrgb(mean.Red) << 16) | (ToSrgb(mean.Green) << 8) | ToSrgb(mean.Blue), 4),
            .. factors[1..].Select(f => Base83((Quantised(f.Red / scale) * 19 * 19) + (Quantised(f.Green / scale) * 19) + Quantised(f.Blue / scale), 2)),
        ]);
    }

    private static int Quantised(double value) => (int)Math.Clamp(Math.Floor((Math.Sign(value) * Math.Sqrt(Math.Abs(value)) * 9) + 9.5), 0, 18);

    private static string Base83(int value, int length)
    {
        Span<char> text = stackalloc char[length];
        for (var i = length - 1; i >= 0; i--)
            (text[i], value) = (Digits[value % 83], value / 83);
        return new string(text);
    }

    private static double ToLinear(double value) => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    private static int ToSrgb(double value)
    {
        var within = Math.Clamp(value, 0, 1);
        return (int)(((within <= 0.0031308 ? within * 12.92 : (1.055 * Math.Pow(within, 1 / 2.4)) - 0.055) * 255) + 0.5);
    }

    private static double[,] Table(int components, int length)
    {
        var table = new double[components, length];
        for (var i = 0; i < components; i++)
            for (var at = 0; at < length; at++)
                table[i, at] = Math.Cos(Math.PI * i * at / length);
        return table;
    }
}
