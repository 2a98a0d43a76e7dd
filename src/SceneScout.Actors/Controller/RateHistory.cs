using System.Collections.Immutable;

namespace SceneScout.Actors.Controller;

/// <summary>How fast listings went through the pipeline over the last hour, for charts: each point is the growth since half a minute before, by the hour. Immutable.</summary>
public sealed class RateHistory
{
    /// <summary>What is kept.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(1);

    /// <summary>Before the first sample.</summary>
    public static readonly RateHistory Empty = new([]);

    // A shorter step shows pages of answers, not the pace.
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);
    private readonly ImmutableList<RateSample> _samples;

    private RateHistory(ImmutableList<RateSample> samples) => _samples = samples;

    /// <summary>With a sample more, and without those that are too old.</summary>
    public RateHistory Add(RateSample sample) => new(_samples.RemoveAll(old => sample.At - old.At > Length).Add(sample));

    /// <summary>Points, the oldest first; none before two samples.</summary>
    /// <param name="most">Points at most, 1 or more: where there are more samples, some are passed over.</param>
    public ImmutableArray<(DateTimeOffset At, double Discovered, double Ingested)> Points(int most)
    {
        var every = Math.Max(1, (int)Math.Ceiling((_samples.Count - 1) / (double)most));
        var points = ImmutableArray.CreateBuilder<(DateTimeOffset, double, double)>();
        var first = 0;
        for (var n = 1; n < _samples.Count; n++)
        {
            var sample = _samples[n];
            while (first + 1 < n && sample.At - _samples[first + 1].At >= Step)
                first++;
            // Counted from the newest, so that the newest is always there.
            if ((_samples.Count - 1 - n) % every == 0)
                points.Add((sample.At, RateSample.PerHour(_samples[first], sample, s => s.Discovered), RateSample.PerHour(_samples[first], sample, s => s.Ingested)));
        }

        return points.ToImmutable();
    }
}
