using SceneScout.Domain.Pictures;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>The picture of an event as callers see it.</summary>
/// <param name="Hash">Its name.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Width">In pixels, as it was fetched.</param>
/// <param name="Height">In pixels, as it was fetched.</param>
/// <param name="Alt">What it stands for, in words.</param>
/// <param name="BlurHash">What to show until it is loaded.</param>
/// <param name="Colour">Its dominant colour.</param>
/// <param name="Variants">Its sizes, each with where it is served.</param>
/// <param name="Reasons">What spoke against it, when something did.</param>
internal sealed record PictureView(
    string Hash, string Source, int Width, int Height, string Alt, string BlurHash, string Colour, IEnumerable<PictureVariantView> Variants, IEnumerable<string>? Reasons)
{
    /// <summary>The view; null when the event has no picture, or no longer the link that it came from.</summary>
    public static PictureView? Of(EventDocument document) => document.Picture is { } picture && document.Event.Content.Images.Any(image => image.Url == picture.Url) ? Of(picture) : null;

    /// <summary>The view of a picture.</summary>
    public static PictureView Of(EventPicture picture) => new(
        picture.Hash,
        picture.Url,
        picture.Width,
        picture.Height,
        picture.Alt,
        picture.BlurHash,
        picture.Colour,
        picture.Variants.Select(size => new PictureVariantView(ImageEndpoints.PathOf(picture.Hash, size.Name), size.Width, size.Height, size.Bytes)),
        picture.Reasons.IsEmpty ? null : picture.Reasons);
}

/// <summary>One size of a picture.</summary>
/// <param name="Url">Where it is served, below the node's address.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Bytes">Of its file.</param>
internal sealed record PictureVariantView(string Url, int Width, int Height, int Bytes);
