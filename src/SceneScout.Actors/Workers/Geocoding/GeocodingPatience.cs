using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Workers.Geocoding;

/// <summary>Whether a task whose questions are not all answered goes on later. Pure.</summary>
public static class GeocodingPatience
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>When it goes on; null when its events stay where they are.</summary>
    /// <param name="queued">When it was queued first.</param>
    /// <param name="outage">Why the geocoder gave no more answers; null when only the turn was over.</param>
    /// <param name="gotOn">Whether something was answered since the task was claimed.</param>
    /// <param name="rules">The stage's rules.</param>
    /// <param name="now">The instant.</param>
    public static Deferral? Next(DateTimeOffset queued, SpawnFault? outage, bool gotOn, GeocodingRules rules, DateTimeOffset now)
    {
        var next = outage is null ? now : now + (outage.RetryAfter ?? Pause);
        return next < queued + rules.Patience ? new Deferral(next, gotOn, outage) : null;
    }

    /// <summary>Whether a task may still ask.</summary>
    public static bool MayAsk(DateTimeOffset queued, GeocodingRules rules, DateTimeOffset now) => now < queued + rules.Patience;
}
