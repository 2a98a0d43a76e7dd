using System.Collections.Immutable;
using System.Security.Cryptography;
using NetVips;
using SceneScout.Imaging.Features;
using SceneScout.Imaging.Formats;

namespace SceneScout.Imaging.Decoding;

/// <summary>Decodes pictures of strangers and makes their variants, one picture a thread. Only the decoders of the four accepted formats are switched on; what comes out is made anew from pixels, without metadata or anything that was appended.</summary>
/// <param name="limits">What a picture may cost.</param>
/// <param name="time">The clock of the time limit.</param>
public sealed class PictureProcessor(PictureLimits limits, TimeProvider time)
{
    /// <summary>Names and widths of the variants, in pixels.</summary>
    public static readonly ImmutableArray<int> Widths = [320, 640, 1280];

    /// <summary>Quality of the variants, 0 to 100.</summary>
    public const int Quality = 75;

    // Taller than twice its width nobody shows a picture.
    private const int TallestRatio = 2;

    private static readonly bool Hardened = Harden();

    /// <summary>Decodes a picture.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public PictureOutcome Process(byte[] bytes, CancellationToken cancellation)
    {
        if (bytes.Length == 0 || bytes.Length > limits.Bytes)
            return Refused(PictureRefusal.Size, $"{bytes.Length} bytes; 1 to {limits.Bytes} are accepted");
        if (PictureSniffer.FormatOf(bytes) is not { } format || !Hardened)
            return Refused(PictureRefusal.Format, $"its first bytes are {Convert.ToHexStringLower(bytes.AsSpan(0, Math.Min(8, bytes.Length)))}; accepted is {PictureSniffer.Accepted}");
        // What the decoder fills up with grey: a JPEG that breaks off has no end.
        if (format == PictureFormat.Jpeg && bytes.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) < 0)
            return Refused(PictureRefusal.Broken, "it breaks off: a JPEG ends with the mark of its end");
        using var late = new CancellationTokenSource(limits.Time, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            return Decode(bytes, format, stop.Token);
        }
        catch (VipsException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (VipsException) when (late.IsCancellationRequested)
        {
            return Refused(PictureRefusal.Time, $"not ready after {limits.Time.TotalSeconds:0.#} s");
        }
        catch (VipsException broken)
        {
            return Refused(PictureRefusal.Broken, FirstLine(broken.Message));
        }
    }

    private PictureOutcome Decode(byte[] bytes, PictureFormat format, CancellationToken stop)
    {
        using var head = Image.NewFromBuffer(bytes, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
        if (head.Width < 1 || head.Height < 1 || Math.Max(head.Width, head.Height) > limits.Side || (long)head.Width * head.Height > limits.Pixels)
            return Refused(PictureRefusal.Pixels, $"{head.Width} x {head.Height} pixels; accepted are up to {limits.Side} a side and {limits.Pixels} in all");
        var turned = head.Contains("orientation") && head.Get("orientation") is int and >= 5 and <= 8;
        var (width, height) = turned ? (head.Height, head.Width) : (head.Width, head.Height);
        var sizes = Sizes(width);
        using var largest = InMemory(Whole(bytes, sizes[^1], head.Contains("icc-profile-data") ? "srgb" : null), stop);
        var variants = ImmutableArray.CreateBuilder<PictureVariant>(sizes.Length);
        var (current, grid) = (largest, default(PixelGrid));
        var made = new List<Image>();
        try
        {
            for (var i = sizes.Length - 1; i >= 0; i--)
            {
                if (i < sizes.Length - 1)
                    made.Add(current = InMemory(current.ThumbnailImage(sizes[i], height: sizes[i] * TallestRatio, size: Enums.Size.Down), stop));
                variants.Add(new PictureVariant(sizes[i], current.Width, current.Height, Encoded(current, stop)));
            }

            grid = Grid(current);
        }
        finally
        {
            made.ForEach(image => image.Dispose());
        }

        variants.Reverse();
        return new PictureOutcome.Ready(new ProcessedPicture(
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            format,
            width,
            height,
            PerceptualHash.Of(grid),
            BlurHash.Of(grid),
            DominantColour.Of(grid),
            variants.DrainToImmutable()));
    }

    // The names up to the first that holds the whole width: nothing is made larger than it is.
    private static ImmutableArray<int> Sizes(int width) => [.. Widths.Where((_, i) => i == 0 || Widths[i - 1] < width)];

    private static Image Whole(byte[] bytes, int width, string? profile) =>
        Image.ThumbnailBuffer(bytes, width, height: width * TallestRatio, size: Enums.Size.Down, outputProfile: profile, failOn: Enums.FailOn.Error);

    private static Image InMemory(Image lazy, CancellationToken stop)
    {
        using (lazy)
        {
            lazy.SetProgress(Unwatched.Instance, stop);
            var pixels = lazy.CopyMemory();
            if (pixels is { Interpretation: Enums.Interpretation.Srgb, Format: Enums.BandFormat.Uchar })
                return pixels;
            using (pixels)
            using (var plain = pixels.Colourspace(Enums.Interpretation.Srgb))
                return plain.CopyMemory();
        }
    }

    private static byte[] Encoded(Image image, CancellationToken stop)
    {
        using var watched = image.Copy();
        watched.SetProgress(Unwatched.Instance, stop);
        return watched.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None);
    }

    private static PixelGrid Grid(Image image)
    {
        using var opaque = image.HasAlpha() ? image.Flatten(background: [255, 255, 255]) : image.Copy();
        using var small = opaque.ThumbnailImage(PerceptualHash.GridSide, height: PerceptualHash.GridSide, size: Enums.Size.Force);
        return new PixelGrid(small.Width, small.Height, small.WriteToMemory<byte>());
    }

    private static PictureOutcome.Refused Refused(PictureRefusal refusal, string detail) => new(refusal, detail);

    private static string FirstLine(string message) => message.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault("it cannot be decoded");

    // Pictures never repeat within a node's memory, so remembering operations only costs; and their threads are those of the caller's dispatcher.
    private static bool Harden()
    {
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1;
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in (ReadOnlySpan<string>)["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif"])
            Operation.Block(loader, false);
        return true;
    }

    private sealed class Unwatched : IProgress<int>
    {
        public static readonly Unwatched Instance = new();

        public void Report(int value)
        {
        }
    }
}
