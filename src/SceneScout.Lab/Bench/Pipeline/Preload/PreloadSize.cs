namespace SceneScout.Lab.Bench.Pipeline.Preload;

/// <summary>How events are multiplied: so many go through the pipeline's own rules, and each is copied so often.</summary>
/// <param name="Sample">Events that are read, normalised, matched and processed.</param>
/// <param name="Copies">Copies of each.</param>
internal sealed record PreloadSize(int Sample, int Copies)
{
    // The import takes one after the other: more would take longer than all the copies.
    private const int LargestSample = 2_000;

    /// <summary>Events altogether.</summary>
    public int Total => Sample * (Copies + 1);

    /// <summary>The size that comes to so many events, or a few more.</summary>
    public static PreloadSize Of(int events)
    {
        var times = (events + LargestSample - 1) / LargestSample;
        return new PreloadSize((events + times - 1) / times, times - 1);
    }
}
