using System.Buffers.Binary;
using System.Text;
using CsCheck;
using SceneScout.Imaging.Decoding;
using SceneScout.Imaging.Formats;

namespace SceneScout.Imaging.Tests;

public sealed class PictureProcessorTests
{
    private static readonly PictureProcessor Processor = new(PictureLimits.Default, TimeProvider.System);

    private static readonly byte[] Sample = TestPictures.Jpeg(900, 600);

    [Fact]
    public void A_wide_picture_gets_three_variants_of_the_right_sizes_as_webp_that_hold_pixels_alone()
    {
        var picture = Ready(TestPictures.Jpeg(1600, 900));

        Assert.Equal([(320, 320, 180), (640, 640, 360), (1280, 1280, 720)], picture.Variants.Select(v => (v.Name, v.Width, v.Height)));
        Assert.All(picture.Variants, variant =>
        {
            var (width, height, loader, fields) = TestPictures.Look(variant.Content);
            Assert.Equal((variant.Width, variant.Height, "webpload_buffer"), (width, height, loader));
            Assert.DoesNotContain(fields, field => field is "exif-data" or "xmp-data" or "icc-profile-data");
        });
        Assert.Equal((1600, 900, PictureFormat.Jpeg), (picture.Width, picture.Height, picture.Format));
        Assert.Matches("^[0-9a-f]{64}$", picture.Hash);
        Assert.Matches("^#[0-9a-f]{6}$", picture.Colour);
        Assert.Equal(28, picture.BlurHash.Length);
    }

    [Theory]
    [InlineData(200, new[] { 320 }, 200)]
    [InlineData(320, new[] { 320 }, 320)]
    [InlineData(500, new[] { 320, 640 }, 500)]
    [InlineData(640, new[] { 320, 640 }, 640)]
    [InlineData(641, new[] { 320, 640, 1280 }, 641)]
    public void Nothing_is_made_larger_than_it_is(int width, int[] names, int widest)
    {
        var variants = Ready(TestPictures.Jpeg(width, 100)).Variants;

        Assert.Equal(names, variants.Select(v => v.Name));
        Assert.Equal(widest, variants[^1].Width);
    }

    [Fact]
    public void A_column_of_pixels_is_made_no_taller_than_twice_a_variants_width() =>
        Assert.All(Ready(TestPictures.Jpeg(300, 3000)).Variants, v => Assert.True(v.Height <= 2 * v.Name, $"{v.Width} x {v.Height}"));

    [Theory]
    [InlineData(".png", PictureFormat.Png)]
    [InlineData(".png[interlace=true]", PictureFormat.Png)]
    [InlineData(".webp", PictureFormat.WebP)]
    [InlineData(".gif", PictureFormat.Gif)]
    [InlineData(".jpg[interlace=true]", PictureFormat.Jpeg)]
    public void Each_accepted_format_is_decoded(string how, PictureFormat format)
    {
        var picture = Ready(TestPictures.Encoded(400, 300, 3, how));

        Assert.Equal((format, 400, 300), (picture.Format, picture.Width, picture.Height));
    }

    [Fact]
    public void The_same_bytes_give_the_same_picture_to_the_last_byte()
    {
        var (one, two) = (Ready(Sample), Ready(Sample));

        Assert.Equal((one.Hash, one.Perceptual, one.BlurHash, one.Colour), (two.Hash, two.Perceptual, two.BlurHash, two.Colour));
        Assert.All(one.Variants.Zip(two.Variants), pair => Assert.True(pair.First.Content.Span.SequenceEqual(pair.Second.Content.Span)));
    }

    [Fact]
    public void Copies_at_other_sizes_formats_and_qualities_look_the_same_and_other_pictures_do_not()
    {
        var hashes = Enumerable.Range(1, 12).Select(seed => Ready(TestPictures.Jpeg(1024, 576, seed)).Perceptual!.Value).ToArray();

        for (var seed = 1; seed <= hashes.Length; seed++)
        {
            Assert.True(hashes[seed - 1].IsNear(Ready(TestPictures.Jpeg(640, 360, seed, quality: 40)).Perceptual!.Value));
            Assert.True(hashes[seed - 1].IsNear(Ready(TestPictures.Encoded(500, 300, seed, ".webp[Q=60]")).Perceptual!.Value));
        }

        Assert.All(from a in hashes from b in hashes where a != b select a.DistanceTo(b), distance => Assert.True(distance > 4, $"{distance} bits"));
    }

    [Fact]
    public void A_flat_picture_has_its_colour_but_looks_like_no_other()
    {
        var picture = Ready(TestPictures.Flat(400, 300, 200, 30, 60));

        Assert.Null(picture.Perceptual);
        Assert.Equal("#c81e3c", picture.Colour);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"/>")]
    [InlineData("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file:///etc/passwd\"/></svg>")]
    [InlineData("<html><body>404</body></html>")]
    [InlineData("%PDF-1.7")]
    [InlineData("II*\0\0\0\0\0")]
    [InlineData("P6 1 1 255 abc")]
    [InlineData("\0\0\0 ftypheic\0\0\0\0")]
    [InlineData("RIFF\0\0\0\0WAVEfmt ")]
    public void What_is_none_of_the_formats_is_refused_by_its_bytes(string text)
    {
        var refused = Refused(Encoding.Latin1.GetBytes(text));

        Assert.Equal(PictureRefusal.Format, refused.Refusal);
        Assert.Contains("JPEG, PNG, WebP or GIF", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void No_bytes_and_too_many_are_refused()
    {
        Assert.Equal(PictureRefusal.Size, Refused([]).Refusal);
        var refused = (PictureOutcome.Refused)new PictureProcessor(PictureLimits.Default with { Bytes = 1000 }, TimeProvider.System).Process(Sample, CancellationToken.None);
        Assert.Equal((PictureRefusal.Size, $"{Sample.Length} bytes; 1 to 1000 are accepted"), (refused.Refusal, refused.Detail));
    }

    [Fact]
    public void A_small_file_that_says_it_is_huge_is_refused_before_it_is_decoded()
    {
        var before = GC.GetTotalAllocatedBytes();

        Assert.Equal(PictureRefusal.Pixels, Refused(PngOf(50_000, 50_000)).Refusal);
        Assert.Equal(PictureRefusal.Pixels, Refused(PngOf(11_000, 11_000)).Refusal);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 10 << 20);
    }

    [Fact]
    public void A_truncated_picture_is_refused_wherever_it_breaks_off_before_its_last_rows() => Gen.Int[4, Sample.Length * 9 / 10].Sample(
        length => Assert.IsType<PictureOutcome.Refused>(Processor.Process(Sample[..length], CancellationToken.None)), iter: 25, threads: 1);

    [Fact]
    public void Wrong_bytes_anywhere_are_refused_or_make_a_picture_of_the_same_size_and_never_anything_worse()
    {
        (byte[] File, int Width)[] files = [(TestPictures.Jpeg(96, 64), 96), .. new[] { ".png", ".webp", ".gif" }.Select(how => (TestPictures.Encoded(96, 64, 2, how), 96))];
        (from file in Gen.Int[0, files.Length - 1] from place in Gen.Int[0, int.MaxValue] from bytes in Gen.Byte.Array[1, 40] select (file, place, bytes)).Sample(
            change =>
            {
                var broken = files[change.file].File.ToArray();
                var at = change.place % broken.Length;
                change.bytes.AsSpan(0, Math.Min(change.bytes.Length, broken.Length - at)).CopyTo(broken.AsSpan(at));
                if (Processor.Process(broken, CancellationToken.None) is PictureOutcome.Ready ready)
                    Assert.All(ready.Picture.Variants, v => Assert.True(v.Width <= v.Name && v.Content.Length > 0));
            },
            iter: 120,
            threads: 1);
    }

    [Fact]
    public void What_hides_behind_or_inside_a_picture_is_in_none_of_its_variants()
    {
        var hidden = Encoding.ASCII.GetBytes("<script>alert('SCENESCOUT-HIDDEN')</script>PK\u0003\u0004");
        var comment = (byte[])[0xFF, 0xD8, 0xFF, 0xFE, (byte)((hidden.Length + 2) >> 8), (byte)(hidden.Length + 2), .. hidden, .. Sample[2..]];

        foreach (var polyglot in (byte[][])[[.. Sample, .. hidden], comment])
            Assert.All(Ready(polyglot).Variants, v => Assert.Equal(-1, v.Content.Span.IndexOf("SCENESCOUT-HIDDEN"u8)));
        Assert.IsType<PictureOutcome.Refused>(Processor.Process([.. "GIF89a/*"u8, .. hidden], CancellationToken.None));
    }

    [Fact]
    public void A_picture_that_takes_too_long_is_given_up()
    {
        var hurried = new PictureProcessor(PictureLimits.Default with { Time = TimeSpan.FromTicks(1) }, TimeProvider.System);

        Assert.Equal(PictureRefusal.Time, Assert.IsType<PictureOutcome.Refused>(hurried.Process(TestPictures.Encoded(1600, 1200, 1, ".png[compression=1]"), CancellationToken.None)).Refusal);
    }

    [Fact]
    public void A_node_that_stops_gives_up_the_picture_it_is_at() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Processor.Process(TestPictures.Encoded(1600, 1200, 1, ".png[compression=1]"), new CancellationToken(true)));

    private static ProcessedPicture Ready(byte[] bytes) => Processor.Process(bytes, CancellationToken.None) switch
    {
        PictureOutcome.Ready ready => ready.Picture,
        PictureOutcome.Refused refused => throw new InvalidOperationException(refused.Detail),
        var other => throw new InvalidOperationException(other.ToString()),
    };

    private static PictureOutcome.Refused Refused(byte[] bytes) => Assert.IsType<PictureOutcome.Refused>(Processor.Process(bytes, CancellationToken.None));

    // A whole header and the beginning of data: as a bomb has it.
    private static byte[] PngOf(int width, int height)
    {
        var png = TestPictures.Encoded(8, 8, 1, ".png");
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
