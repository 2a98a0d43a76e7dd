using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Lab.Soak;

/// <summary>Lets a node work through simulated weeks and looks at what has become of its tables, its memory and its account.</summary>
internal static class SoakRun
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs one, in an empty folder.</summary>
    /// <param name="folder">Where the node keeps its files.</param>
    /// <param name="options">How long and how hard.</param>
    /// <param name="told">Told of every day.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<SoakReport> RunAsync(string folder, SoakOptions options, Action<SoakDay> told, CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
        var clock = new SoakClock(SoakOptions.Start);
        await using var node = await SoakNode.StartAsync(folder, options, clock, cancellation);
        var days = ImmutableArray.CreateBuilder<SoakDay>(options.Days);
        var searches = 0L;
        for (var day = 1; day <= options.Days; day++)
        {
            for (var plan = 0; plan < options.PlansPerDay; plan++)
            {
                await SearchAsync(node.Store, day, plan, clock, cancellation);
                clock.Advance(TimeSpan.FromDays(1) / options.PlansPerDay);
            }

            searches = (await node.Store.Areas.ListAsync(cancellation)).Values.Sum(area => area.Searches);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            days.Add(new SoakDay(day, searches, GC.GetTotalMemory(true), await SoakTables.CountAsync(folder, cancellation)));
            told(days[^1]);
        }

        await IdleAsync(node.Store, cancellation);
        return new SoakReport(
            days.ToImmutable(),
            await node.Store.Workers.CountersAsync(cancellation),
            await node.Store.Ledger.FindBreachesAsync(clock.GetUtcNow() - TimeSpan.FromMinutes(2), TimeSpan.Zero, cancellation),
            Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }

    private static async Task SearchAsync(IStore store, int day, int plan, SoakClock clock, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"soak-{day}-{plan}");
        var request = new NewSpawnRequest(Guid.NewGuid(), "discovery", $$"""{"planId":"{{name}}"}""", "soak", name, null);
        await store.Requests.AddAsync(request, clock.GetUtcNow(), cancellation);
        await store.Audit.AppendAsync(new AuditEntry("soak", "discover", name, ImmutableSortedDictionary<string, string>.Empty, clock.GetUtcNow()), cancellation);
        while (await store.Requests.FindAsync(request.Id, cancellation) is { Status: "pending" })
            await Task.Delay(Glance, cancellation);
        await IdleAsync(store, cancellation);
    }

    private static async Task IdleAsync(IStore store, CancellationToken cancellation)
    {
        while ((await store.Tasks.CountAsync(cancellation)).Any(count => count.State.IsLive() && count.Count > 0))
            await Task.Delay(Glance, cancellation);
    }
}
