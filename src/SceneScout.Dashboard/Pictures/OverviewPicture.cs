namespace SceneScout.Dashboard.Pictures;

/// <summary>The whole system at a glance.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Status"><c>idle</c> or <c>processing</c>.</param>
/// <param name="Workers">Workers that are alive.</param>
/// <param name="Tasks">Tasks by state.</param>
/// <param name="Listings">Listings through the pipeline.</param>
/// <param name="Events">Events in the store.</param>
/// <param name="Node">Figures of the node that answers.</param>
/// <param name="Stages">The pipeline, stage by stage, in the order of its flow.</param>
/// <param name="Rates">How fast listings went through it, oldest first.</param>
/// <param name="Live">What happened to events lately, newest first.</param>
/// <param name="NextDiscovery">When discovery is planned next; null when nobody knows.</param>
/// <param name="Missing">What is not known at the moment, each with its reason.</param>
public sealed record OverviewPicture(
    DateTimeOffset At,
    string Status,
    IReadOnlyList<WorkerLine> Workers,
    TaskFigures Tasks,
    ListingFigures Listings,
    EventFigures Events,
    NodeFigures Node,
    IReadOnlyList<StagePicture> Stages,
    IReadOnlyList<HourlyRate> Rates,
    IReadOnlyList<LiveEntry> Live,
    DateTimeOffset? NextDiscovery,
    IReadOnlyList<string> Missing)
{
    /// <summary>How many workers there are of each type.</summary>
    public IEnumerable<(string Type, int Count)> WorkersByType => Workers.GroupBy(worker => worker.Type).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Count()));

    /// <summary>How many workers there are in each state.</summary>
    public IEnumerable<(string Status, int Count)> WorkersByStatus => Workers.GroupBy(worker => worker.Status).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Count()));
}
