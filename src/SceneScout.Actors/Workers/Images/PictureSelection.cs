using System.Collections.Immutable;
using SceneScout.Domain.Pictures;
using SceneScout.Imaging.Decoding;
using SceneScout.Imaging.Features;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Images;

/// <summary>Decides what is kept of the pictures that a task has fetched, and what each event shows. Pure.</summary>
internal static class PictureSelection
{
    // A copy that is this much narrower than another stands back for it.
    private const double Narrower = 0.8;

    /// <summary>For each fetched picture the one that stands for it: itself, or one that looks the same and is about as wide, kept already or fetched beside it.</summary>
    /// <param name="fetched">Fetched pictures by hash.</param>
    /// <param name="kept">Kept ones that may look alike.</param>
    public static ImmutableDictionary<string, string> StandIns(IReadOnlyDictionary<string, ProcessedPicture> fetched, IEnumerable<KeptPicture> kept)
    {
        var known = kept.OrderBy(picture => picture.Hash, StringComparer.Ordinal)
            .Select(picture => (picture.Hash, picture.Width, Look: PerceptualHash.Parse(picture.Perceptual)))
            .Where(picture => picture.Look is not null)
            .ToList();
        var standIns = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        // The widest first: the others find it.
        foreach (var picture in fetched.Values.OrderByDescending(picture => picture.Width).ThenBy(picture => picture.Hash, StringComparer.Ordinal))
        {
            var wide = Math.Min(picture.Width, PictureProcessor.Widths[^1]) * Narrower;
            var same = known.FirstOrDefault(other => other.Hash == picture.Hash || (picture.Perceptual is { } look && other.Width >= wide && look.IsNear(other.Look!.Value)));
            standIns[picture.Hash] = same.Hash ?? picture.Hash;
            if (same.Hash is null && picture.Perceptual is not null)
                known.Add((picture.Hash, picture.Width, picture.Perceptual));
        }

        return standIns.ToImmutable();
    }

    /// <summary>The picture that an event shows.</summary>
    /// <param name="subject">The event.</param>
    /// <param name="ranked">Its pictures, the best first.</param>
    /// <param name="tried">What is known of their addresses.</param>
    /// <param name="pictures">Pictures that are kept, by hash.</param>
    public static ChosenPicture Choose(
        PictureSubject subject, ImmutableArray<RankedPicture> ranked, IReadOnlyDictionary<string, PictureLink> tried, IReadOnlyDictionary<string, KeptPicture> pictures)
    {
        var faults = new List<string>();
        foreach (var candidate in ranked)
            if (tried.TryGetValue(candidate.Image.Url, out var link))
            {
                if (link.Hash is { } hash && pictures.TryGetValue(hash, out var picture))
                    return new ChosenPicture(subject.Event.Id, subject.Event.Version, Shown(subject, candidate, picture), Faults());
                if (link.Fault is { } fault)
                    faults.Add($"{candidate.Image.Url}: {fault}");
            }

        return new ChosenPicture(subject.Event.Id, subject.Event.Version, null, Faults());

        string? Faults() => faults.Count == 0 ? null : string.Join("; ", faults);
    }

    /// <summary>A processed picture as it is kept.</summary>
    public static KeptPicture Kept(ProcessedPicture picture) => new()
    {
        Hash = picture.Hash,
        Format = picture.Format.ToString().ToLowerInvariant(),
        Width = picture.Width,
        Height = picture.Height,
        Perceptual = picture.Perceptual?.ToString(),
        Parts = picture.Perceptual is { } look ? [.. look.Keys()] : [],
        BlurHash = picture.BlurHash,
        Colour = picture.Colour,
        Variants = [.. picture.Variants.Select(variant => new PictureSize(variant.Name, variant.Width, variant.Height, variant.Content.Length))],
    };

    private static EventPicture Shown(PictureSubject subject, RankedPicture candidate, KeptPicture picture) => new()
    {
        Url = candidate.Image.Url,
        Hash = picture.Hash,
        Width = picture.Width,
        Height = picture.Height,
        BlurHash = picture.BlurHash,
        Colour = picture.Colour,
        Alt = PictureText.Of(subject.Event.Content, subject.City),
        Variants = picture.Variants,
        Reasons = candidate.Reasons,
    };
}
