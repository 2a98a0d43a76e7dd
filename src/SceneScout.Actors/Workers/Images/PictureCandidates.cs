using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Pictures;
using SceneScout.Imaging.Fetching;
using SceneScout.Sources;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Images;

/// <summary>Which pictures of an event may be copied, the best first. Pure.</summary>
public static class PictureCandidates
{
    /// <summary>The pictures. Those that come only from sources whose terms limit how long content is kept are left out: they are shown from where they are.</summary>
    /// <param name="subject">The event.</param>
    /// <param name="sources">The known sources.</param>
    public static ImmutableArray<RankedPicture> Of(PictureSubject subject, SourceRegistry sources)
    {
        var free = subject.Listings
            .Where(listing => sources.Find(listing.Key.Source)?.Capabilities.Retention is null)
            .SelectMany(listing => listing.Images)
            .Select(Key)
            .ToHashSet(StringComparer.Ordinal);
        return PictureChoice.Rank(subject.Event.Content.Images.Where(image => image.Url.Length <= FetchRules.LongestUrl && free.Contains(Key(image))));
    }

    private static string Key(ImageLink image) => CanonicalUrl.Of(image.Url) ?? image.Url;
}
