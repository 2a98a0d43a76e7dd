using System.Collections.Immutable;

namespace SceneScout.Actors.Controller;

/// <summary>How fast listings go through the pipeline: counters read at two instants of the last minutes, the difference by hour.</summary>
public sealed class RateWindow
{
    /// <summary>Over which time rates are taken.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    /// <summary>Before the first sample.</summary>
    public static readonly RateWindow Empty = new([], null);

    private readonly ImmutableQueue<RateSample> _samples;
    private readonly RateSample? _last;

    private RateWindow(ImmutableQueue<RateSample> samples, RateSample? last) => (_samples, _last) = (samples, last);

    /// <summary>Listings found by an hour; 0 before two samples were taken.</summary>
    public double Discovered => PerHour(s => s.Discovered);

    /// <summary>Listings ingested by an hour; 0 before two samples were taken.</summary>
    public double Ingested => PerHour(s => s.Ingested);

    /// <summary>With a sample more, and without those that are too old.</summary>
    public RateWindow Add(RateSample sample)
    {
        var samples = _samples.Enqueue(sample);
        while (sample.At - samples.Peek().At > Length)
            samples = samples.Dequeue();
        return new RateWindow(samples, sample);
    }

    private double PerHour(Func<RateSample, long> of) => _last is null ? 0 : RateSample.PerHour(_samples.Peek(), _last, of);
}
