namespace SceneScout.Lab.Bench.Pipeline;

/// <summary>Listings a second, of a run's samples.</summary>
/// <param name="Whole">From the request to the last listing.</param>
/// <param name="Warm">After the first fifth of the listings; null when there were too few samples to tell.</param>
internal sealed record ListingRates(double Whole, double? Warm)
{
    private const double WarmUp = 0.2;

    /// <summary>The rates.</summary>
    /// <param name="course">Samples in order of time; the last one is that of the end, with everything through.</param>
    /// <exception cref="ArgumentException">There are no samples, or the last one is of the beginning.</exception>
    public static ListingRates Of(IReadOnlyList<PipelineSample> course)
    {
        if (course is not [.., { At: > 0 } end])
            throw new ArgumentException("A run has a sample of its end, after its beginning.", nameof(course));
        var warm = course.FirstOrDefault(sample => sample.Through >= WarmUp * end.Listings);
        return new ListingRates(end.Listings / end.At, warm is not null && warm.At < end.At ? (end.Through - warm.Through) / (end.At - warm.At) : null);
    }

    /// <summary>At most so many samples of a course, evenly chosen, with its end: what a file holds.</summary>
    public static IEnumerable<PipelineSample> Thinned(IReadOnlyList<PipelineSample> course, int most)
    {
        var step = Math.Max(1, (int)Math.Ceiling((double)course.Count / most));
        return course.Where((_, place) => (course.Count - 1 - place) % step == 0);
    }
}
