using System.Collections.Immutable;

namespace SceneScout.Actors.Controller;

/// <summary>The counters of the pipeline at an instant.</summary>
/// <param name="At">The instant.</param>
/// <param name="Discovered">Listings discovered so far.</param>
/// <param name="Ingested">Listings ingested so far.</param>
public sealed record RateSample(DateTimeOffset At, long Discovered, long Ingested)
{
    /// <summary>The sample of all counters.</summary>
    public static RateSample Of(ImmutableSortedDictionary<string, long> counters, DateTimeOffset at) =>
        new(at, counters.GetValueOrDefault("listings.discovered"), counters.GetValueOrDefault("listings.ingested"));

    /// <summary>The growth of a figure from one sample to a later one, by hour, rounded; 0 when no time passed.</summary>
    public static double PerHour(RateSample first, RateSample last, Func<RateSample, long> of) =>
        last.At > first.At ? Math.Round((of(last) - of(first)) / (last.At - first.At).TotalHours, 1) : 0;
}
