using System.Text.Json;
using SceneScout.Domain.Pictures;

namespace SceneScout.Cli.Commands.Images;

/// <summary>A line that <c>scout images</c> writes; what is not known is left out.</summary>
/// <param name="Id">The id of the line that was read.</param>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="Format">Its format.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Perceptual">What it looks like, 16 hex digits.</param>
/// <param name="BlurHash">What to show until it is loaded.</param>
/// <param name="Colour">Its dominant colour.</param>
/// <param name="Variants">Its sizes.</param>
/// <param name="SameAs">The id of the first picture that looks the same.</param>
/// <param name="Error">Why it cannot be used.</param>
internal sealed record ImageLineAnswer(
    JsonElement Id,
    string? Hash = null,
    string? Format = null,
    int? Width = null,
    int? Height = null,
    string? Perceptual = null,
    string? BlurHash = null,
    string? Colour = null,
    IEnumerable<PictureSize>? Variants = null,
    JsonElement? SameAs = null,
    string? Error = null);
