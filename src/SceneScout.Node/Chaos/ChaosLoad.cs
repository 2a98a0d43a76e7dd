using System.Collections.Immutable;
using SceneScout.Simulator;

namespace SceneScout.Node.Chaos;

/// <summary>Work that never ends, by plan after plan. Throughput is measured at the sources that allow so many calls a second: with a queue that is never empty they give a rate that is always the same. The others allow calls by minute or hour, or are searched seldom, and are planned beside them whenever they have nothing to do.</summary>
internal sealed class ChaosLoad(LocalCluster.LocalCluster cluster, Throughput throughput)
{
    /// <summary>The sources whose pages are counted.</summary>
    public static readonly ImmutableArray<string> Steady = [SourceNames.Ticketmaster, SourceNames.Yelp];

    private const int EnoughWork = 120;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>Plans until it is stopped.</summary>
    public async Task FeedAsync(CancellationToken cancellation)
    {
        for (var plan = 1; ; plan++)
        {
            ImmutableArray<string> hungry = [.. SourceNames.All.Where(s => throughput.Live(s) < (Steady.Contains(s) ? EnoughWork : 1))];
            if (!hungry.IsEmpty)
                await cluster.PlanAsync($"chaos-{plan}", [], hungry, cancellation);
            await Task.Delay(Beat, cancellation);
        }
    }

    /// <summary>Whether the sources that are measured have work for longer than a fault and its measurement last.</summary>
    public bool Suffices => Steady.All(s => throughput.Live(s) >= EnoughWork / 2);
}
