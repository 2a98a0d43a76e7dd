using System.Collections.Immutable;
using SceneScout.Imaging.Features;
using SceneScout.Imaging.Formats;

namespace SceneScout.Imaging.Decoding;

/// <summary>A picture that was decoded: what is kept of it.</summary>
/// <param name="Hash">SHA-256 of the file it came from, 64 hex digits: its name.</param>
/// <param name="Format">Format of that file.</param>
/// <param name="Width">Of the picture as it is looked at, in pixels.</param>
/// <param name="Height">Likewise.</param>
/// <param name="Perceptual">What it looks like, for near-duplicates; null for a picture so flat that it looks like any other.</param>
/// <param name="BlurHash">What to show until it is loaded, see <see cref="Features.BlurHash"/>.</param>
/// <param name="Colour">Its dominant colour, <c>#rrggbb</c>.</param>
/// <param name="Variants">Its sizes, the narrowest first, at least one.</param>
public sealed record ProcessedPicture(
    string Hash, PictureFormat Format, int Width, int Height, PerceptualHash? Perceptual, string BlurHash, string Colour, ImmutableArray<PictureVariant> Variants);
