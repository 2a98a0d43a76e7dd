using System.Collections.Immutable;
using SceneScout.Actors.Controller.Schedules;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Planning;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Controller;

/// <summary>Turns a plan into queued tasks. The tasks' ids come from the plan's id, so doing it again queues nothing twice.</summary>
internal static class DiscoveryQueuing
{
    /// <summary>Plans and queues.</summary>
    /// <returns>The event to journal: queued, or refused with its reason.</returns>
    public static async Task<ISpawnEvent> QueueAsync(SpawnEvents.DiscoveryPlanned planned, SpawnServices services, ITaskStore queue, CancellationToken cancellation)
    {
        using var step = SpawnActivities.Step("plan discovery", planned.TraceParent);
        if (Wished(planned, services, out var mistake) is not { } wish)
            return new SpawnEvents.DiscoveryRefused(planned.PlanId, mistake);
        var yields = await services.Store.Areas.ListAsync(cancellation);
        var sources = await ScheduleInputs.SourcesAsync(services, wish.Sources, cancellation);
        var plan = DiscoveryPlanner.Plan(ScheduleInputs.Request([.. wish.Cities], sources, yields, services.Options, services.Now));
        var tasks = DiscoveryPlanner.ToTasks(plan, planned.PlanId, planned.Range.Start, planned.Range.End - planned.Range.Start)
            .Select(task => task with { Deadline = planned.Deadline, TraceParent = step?.Id ?? planned.TraceParent }).ToImmutableArray();
        var queued = await queue.EnqueueAsync(tasks, services.Options.QueueLimit, services.Now, cancellation);
        return queued.Refused is { } refused
            ? new SpawnEvents.DiscoveryRefused(planned.PlanId, refused.Message)
            : new SpawnEvents.DiscoveryQueued(planned.PlanId, tasks.Length, plan.Areas.Length);
    }

    /// <summary>Finds what is wrong with a plan before it is journaled; null when nothing is.</summary>
    public static SpawnFault? Check(SpawnEvents.DiscoveryPlanned planned, SpawnServices services) =>
        Wished(planned, services, out var mistake) is null ? new SpawnFault(FaultKind.Validation, mistake) : null;

    private static (IReadOnlyList<City> Cities, IReadOnlyList<ISourceAdapter> Sources)? Wished(SpawnEvents.DiscoveryPlanned planned, SpawnServices services, out string mistake)
    {
        var targets = services.Targets.Current;
        var cities = new List<City>();
        foreach (var name in planned.Cities)
        {
            // Points that people gave a name are known by it.
            if (targets.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase)) is { } target)
            {
                cities.Add(target);
                continue;
            }

            var (found, mistakes) = services.Cities.ResolveList(name);
            if (!mistakes.IsEmpty)
            {
                mistake = $"cities: {string.Join(' ', mistakes)}";
                return null;
            }

            cities.AddRange(found);
        }

        var configured = services.Sources.Adapters.Where(a => services.Sources.Client(a.Name) is not null).ToList();
        var sources = new List<ISourceAdapter>();
        foreach (var name in planned.Sources.IsEmpty ? configured.Select(a => a.Name.Value) : planned.Sources)
        {
            if (configured.Find(a => string.Equals(a.Name.Value, name, StringComparison.OrdinalIgnoreCase)) is not { } adapter)
            {
                mistake = services.Sources.Adapter(name) is not null
                    ? $"sources '{name}': it has no API key, so it cannot be searched."
                    : $"sources '{name}': not a source; known are {services.Sources.Names}.";
                return null;
            }

            sources.Add(adapter);
        }

        mistake = "";
        if (sources.Count == 0)
        {
            mistake = "sources: none has an API key, so there is nothing to search.";
            return null;
        }

        return (cities.Count > 0 ? cities : targets, sources);
    }
}
