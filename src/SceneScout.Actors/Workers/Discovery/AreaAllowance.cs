using SceneScout.Actors.Controller.Schedules;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Quotas;

namespace SceneScout.Actors.Workers.Discovery;

/// <summary>How many calls a search may make now, so that its area leaves the others their share of the source's day.</summary>
/// <param name="Calls">Calls in this turn; null for any number.</param>
/// <param name="Reason">Why there are none; null when there are.</param>
internal sealed record AreaAllowance(int? Calls, SpawnFault? Reason)
{
    private static readonly AreaAllowance Any = new(null, null);

    /// <summary>Reads it from what the areas of the source used today, and from the plan.</summary>
    public static async Task<AreaAllowance> ReadAsync(SpawnServices services, SourceName source, string area, CancellationToken cancellation)
    {
        if (services.Sources.DayCalls(source) is not { } day)
            return Any;
        var used = await services.Store.Areas.CallsAsync(source.Value, DateOnly.FromDateTime(services.Now.UtcDateTime), cancellation);
        var mine = used.GetValueOrDefault(area);
        // There are no more areas than cities: so much each has in any case, and the plan need not be made.
        if ((day / (services.Targets.Count + 1)) - mine is > 0 and var sure)
            return new AreaAllowance(sure, null);
        var look = await ScheduleInputs.ReadAsync(services, cancellation);
        var needs = look.Plan.Areas.Where(planned => planned.Source == source)
            .ToDictionary(planned => planned.Id, planned => planned.Measured ? (int)Math.Ceiling(planned.CallsPerDay) : AreaShare.Unknown, StringComparer.Ordinal);
        return AreaShare.Left(area, day, needs, used) is > 0 and var left
            ? new AreaAllowance(left, null)
            : new AreaAllowance(0, new SpawnFault(FaultKind.RateLimited, $"{area} has had its share of the {day} calls that {source} has a day ({mine} so far); the rest is for other areas.")
            {
                Source = source.Value,
                RetryAfter = TimeSpan.FromDays(1) - services.Now.UtcDateTime.TimeOfDay,
            });
    }
}
