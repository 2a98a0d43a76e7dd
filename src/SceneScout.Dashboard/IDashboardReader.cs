using SceneScout.Dashboard.Pictures;

namespace SceneScout.Dashboard;

/// <summary>What the pages show: the same services answer that the HTTP API asks. Every call may fail with an exception whose message is for people.</summary>
public interface IDashboardReader
{
    /// <summary>The system at a glance. Cheap enough to be asked every second.</summary>
    Task<OverviewPicture> OverviewAsync(CancellationToken cancellation);

    /// <summary>All sources.</summary>
    Task<IReadOnlyList<SourcePicture>> SourcesAsync(CancellationToken cancellation);

    /// <summary>The cluster.</summary>
    Task<ClusterPicture> ClusterAsync(CancellationToken cancellation);

    /// <summary>Tasks, the newest first, at most <see cref="TaskList.Most"/>.</summary>
    /// <param name="state">Only in this state; null for all.</param>
    /// <param name="type">Only of this type; null for all.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<TaskList> TasksAsync(string? state, string? type, CancellationToken cancellation);

    /// <summary>One task; null when there is none of this id.</summary>
    Task<TaskStory?> TaskAsync(string id, CancellationToken cancellation);

    /// <summary>Events that hold some words, in order of their start.</summary>
    /// <param name="text">The words; empty for all.</param>
    /// <param name="limit">Events at most, 1 to 500.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<IReadOnlyList<EventLine>> EventsAsync(string text, int limit, CancellationToken cancellation);

    /// <summary>One event; null when there is none of this id.</summary>
    Task<EventStory?> EventAsync(Guid id, CancellationToken cancellation);

    /// <summary>Events on a map.</summary>
    Task<MapAnswer> MapAsync(MapQuestion question, CancellationToken cancellation);

    /// <summary>What waits for somebody to decide.</summary>
    Task<ReviewPicture> ReviewAsync(CancellationToken cancellation);

    /// <summary>What is not as it should be, and what was.</summary>
    Task<AlertsPicture> AlertsAsync(CancellationToken cancellation);

    /// <summary>What the node goes by.</summary>
    Task<SettingsPicture> SettingsAsync(CancellationToken cancellation);
}
