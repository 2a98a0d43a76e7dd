using SceneScout.Dashboard.Pictures;

namespace SceneScout.Dashboard.Live;

/// <summary>What all viewers of a node share.</summary>
/// <param name="reader">Reads.</param>
/// <param name="time">The clock.</param>
public sealed class DashboardPulses(IDashboardReader reader, TimeProvider time)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>The system at a glance, every second.</summary>
    public Pulse<OverviewPicture> Overview { get; } = new(reader.OverviewAsync, Second, time);

    /// <summary>The sources, every two seconds: each owner of a budget is asked.</summary>
    public Pulse<IReadOnlyList<SourcePicture>> Sources { get; } = new(reader.SourcesAsync, 2 * Second, time);

    /// <summary>The cluster, every three seconds: each member is asked.</summary>
    public Pulse<ClusterPicture> Cluster { get; } = new(reader.ClusterAsync, 3 * Second, time);

    /// <summary>What is not as it should be, every two seconds: it is in memory.</summary>
    public Pulse<AlertsPicture> Alerts { get; } = new(reader.AlertsAsync, 2 * Second, time);

    /// <summary>What waits for somebody, every three seconds.</summary>
    public Pulse<ReviewPicture> Review { get; } = new(reader.ReviewAsync, 3 * Second, time);
}
