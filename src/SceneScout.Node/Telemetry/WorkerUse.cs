using System.Collections.Immutable;
using SceneScout.Actors.Workers;

namespace SceneScout.Node.Telemetry;

/// <summary>How much of their time a node's workers spend on work, from reading to reading. Immutable.</summary>
/// <param name="At">When it was read last; null before the first reading.</param>
/// <param name="Busy">Seconds of work by type, of all workers since the node began: never fall.</param>
/// <param name="Share">Share of their time that the workers of a type spent on work since the reading before, 0 to 1; types without workers are left out.</param>
internal sealed record WorkerUse(DateTimeOffset? At, ImmutableSortedDictionary<string, double> Busy, ImmutableSortedDictionary<string, double> Share)
{
    private ImmutableDictionary<string, TimeSpan> Known { get; init; } = ImmutableDictionary<string, TimeSpan>.Empty;

    /// <summary>Before anything was read.</summary>
    public static readonly WorkerUse None = new(null, ImmutableSortedDictionary<string, double>.Empty, ImmutableSortedDictionary<string, double>.Empty);

    /// <summary>The next reading. What a worker did between its last reading and its end is not seen.</summary>
    /// <param name="workers">The node's workers as they are.</param>
    /// <param name="types">All types of work.</param>
    /// <param name="now">The instant.</param>
    public WorkerUse Next(IReadOnlyCollection<WorkerRecord> workers, IEnumerable<string> types, DateTimeOffset now)
    {
        var worked = workers.ToImmutableDictionary(w => w.WorkerId, w => w.WorkedUntil(now));
        // A worker that began anew under its old name counts from zero.
        var since = workers.ToLookup(w => w.Type, w => Math.Max(0, (worked[w.WorkerId] - (Known.TryGetValue(w.WorkerId, out var before) && before <= worked[w.WorkerId] ? before : TimeSpan.Zero)).TotalSeconds));
        var span = At is { } last ? (now - last).TotalSeconds : 0;
        return new WorkerUse(
            now,
            types.ToImmutableSortedDictionary(type => type, type => Busy.GetValueOrDefault(type) + since[type].Sum()),
            span <= 0 ? ImmutableSortedDictionary<string, double>.Empty : since.ToImmutableSortedDictionary(own => own.Key, own => Math.Min(1, own.Sum() / (span * own.Count()))))
        {
            Known = worked,
        };
    }
}
