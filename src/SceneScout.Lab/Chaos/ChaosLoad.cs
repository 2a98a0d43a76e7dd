using System.Collections.Immutable;
using SceneScout.Lab.Clusters;
using SceneScout.Simulator;

namespace SceneScout.Lab.Chaos;

/// <summary>Work that never ends, by plan after plan: every source always has tasks that wait, so that the workers are what limits the throughput, and an undisturbed cluster does as much at any time.</summary>
internal sealed class ChaosLoad(LocalCluster cluster, Throughput throughput)
{
    // A task of Eventbrite asks for one organizer after the other and has many times the pages of another.
    private const int EnoughLong = 4;
    private const int Enough = 60;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>Whether every source has work for longer than a fault and its measurement last.</summary>
    public bool Suffices => SourceNames.All.All(s => throughput.Live(s) >= Wanted(s) / 2);

    /// <summary>Plans until it is stopped.</summary>
    public async Task FeedAsync(CancellationToken cancellation)
    {
        for (var plan = 1; ; plan++)
        {
            ImmutableArray<string> hungry = [.. SourceNames.All.Where(s => throughput.Live(s) < Wanted(s))];
            if (!hungry.IsEmpty)
                await cluster.PlanAsync($"chaos-{plan}", [], hungry, cancellation);
            await Task.Delay(Beat, cancellation);
        }
    }

    private static int Wanted(string source) => source == SourceNames.Eventbrite ? EnoughLong : Enough;
}
