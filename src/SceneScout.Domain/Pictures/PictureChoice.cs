using System.Buffers;
using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Pictures;

/// <summary>Chooses the picture that an event is shown with, by what its sources say of each.</summary>
public static class PictureChoice
{
    // As wide as the widest variant: beyond that only bytes grow.
    private const int Enough = 1280;
    private const int SmallWidth = 200;
    private const int SmallHeight = 120;
    private const long MostPixels = 25_000_000;

    private static readonly SearchValues<string> StandInWords = SearchValues.Create(["placeholder", "fallback", "no-image", "noimage", "no_image", "default-image", "default_image", "defaultimage", "image-not-available", "coming-soon", "blank."], StringComparison.OrdinalIgnoreCase);

    /// <summary>The pictures of an event, the best first; the same whatever order they come in.</summary>
    public static ImmutableArray<RankedPicture> Rank(IEnumerable<ImageLink> images) =>
    [
        .. images.Select(Judge)
            .OrderByDescending(ranked => ranked.Score)
            .ThenBy(ranked => Math.Max(Enough, ranked.Image.Width ?? 0))
            .ThenByDescending(ranked => ranked.Image.Width ?? 0)
            .ThenBy(ranked => ranked.Image.Url, StringComparer.Ordinal),
    ];

    private static RankedPicture Judge(ImageLink image)
    {
        var reasons = ImmutableArray.CreateBuilder<string>();
        var score = 1d;
        if (image.Generic)
            Against(0.2, "the source's stand-in");
        else if (image.Url.AsSpan().ContainsAny(StandInWords))
            Against(0.3, "its address speaks of a stand-in");
        if (image is { Width: { } width, Height: { } height })
        {
            score *= 0.5 + (0.5 * Math.Min(width, Enough) / Enough);
            if (width < SmallWidth || height < SmallHeight)
                Against(0.3, "small");
            if ((long)width * height > MostPixels)
                Against(0.1, "too large to be decoded");
            switch (width / (double)height)
            {
                case >= 1.2 and <= 2.1:
                    break;
                case >= 0.9 and < 1.2:
                    Against(0.85, "square");
                    break;
                case > 2.1 and <= 3:
                    Against(0.7, "wide");
                    break;
                case >= 0.6 and < 0.9:
                    Against(0.7, "tall");
                    break;
                default:
                    Against(0.4, "a strip");
                    break;
            }
        }
        else
            Against(0.7, "of unknown size");
        return new RankedPicture(image, score, reasons.DrainToImmutable());

        void Against(double factor, string reason)
        {
            score *= factor;
            reasons.Add(reason);
        }
    }
}
