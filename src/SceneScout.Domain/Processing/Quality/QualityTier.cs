namespace SceneScout.Domain.Processing.Quality;

/// <summary>Quality in a word: <c>premium</c> from 0.8, <c>standard</c> from 0.6, <c>basic</c> from 0.4, else <c>poor</c>.</summary>
public static class QualityTier
{
    private const double Premium = 0.8;
    private const double Standard = 0.6;
    private const double Basic = 0.4;

    /// <summary>The word of a quality.</summary>
    /// <param name="quality">0 to 1.</param>
    public static string Of(double quality) => quality switch
    {
        >= Premium => "premium",
        >= Standard => "standard",
        >= Basic => "basic",
        _ => "poor",
    };
}
