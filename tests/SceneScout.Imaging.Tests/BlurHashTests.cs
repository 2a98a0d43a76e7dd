using SceneScout.Imaging.Features;

namespace SceneScout.Imaging.Tests;

public sealed class BlurHashTests
{
    [Fact]
    public void A_picture_of_one_colour_has_the_hash_that_the_formats_description_gives()
    {
        var white = new PixelGrid(4, 4, [.. Enumerable.Repeat((byte)255, 48)]);

        // 4 x 3 components: 21 -> "L"; then how large the others get; ffffff -> "TSUA".
        var hash = BlurHash.Of(white);
        Assert.Equal(("L", "TSUA", 28), (hash[..1], hash[2..6], hash.Length));
    }

    [Fact]
    public void Its_mean_colour_and_its_sides_can_be_read_back()
    {
        var rgb = new byte[16 * 16 * 3];
        for (var y = 0; y < 16; y++)
            for (var x = 0; x < 8; x++)
                rgb[((y * 16) + x) * 3] = 255;

        var hash = BlurHash.Of(new PixelGrid(16, 16, rgb));

        // Half of the light of full red: 188 in sRGB. Red falls from left to right, so the first component across is above the middle, 9.
        Assert.Equal(188 << 16, Read(hash[2..6]));
        Assert.True(Read(hash[6..8]) / (19 * 19) > 9);
        Assert.Equal(9, Read(hash[6..8]) % 19);
    }

    private static int Read(string digits) => digits.Aggregate(0, (sum, c) => (sum * 83) + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~".IndexOf(c, StringComparison.Ordinal));
}
