using SceneScout.Dashboard;
using SceneScout.Dashboard.Pictures;

namespace SceneScout.Node.Dashboard;

/// <summary>Answers the dashboard from the services that the HTTP API asks, without a detour over HTTP.</summary>
internal sealed class NodeDashboard(NodeOverview overview, NodeSources sources, NodeTasks tasks, NodeEvents events, NodeCluster cluster, NodeAlerts alerts, NodeSettings settings) : IDashboardReader
{
    public Task<OverviewPicture> OverviewAsync(CancellationToken cancellation) => overview.ReadAsync(cancellation);

    public Task<IReadOnlyList<SourcePicture>> SourcesAsync(CancellationToken cancellation) => sources.ReadAsync(cancellation);

    public Task<ClusterPicture> ClusterAsync(CancellationToken cancellation) => cluster.ReadAsync(cancellation);

    public Task<TaskList> TasksAsync(string? state, string? type, CancellationToken cancellation) => tasks.ListAsync(state, type);

    public Task<TaskStory?> TaskAsync(string id, CancellationToken cancellation) => tasks.FindAsync(id, cancellation);

    public Task<IReadOnlyList<EventLine>> EventsAsync(string text, int limit, CancellationToken cancellation) => events.ListAsync(text, limit, cancellation);

    public Task<EventStory?> EventAsync(Guid id, CancellationToken cancellation) => events.FindAsync(id, cancellation);

    public Task<MapAnswer> MapAsync(MapQuestion question, CancellationToken cancellation) => events.MapAsync(MapQuestion.Of(question.Days, question.Category));

    public async Task<ReviewPicture> ReviewAsync(CancellationToken cancellation)
    {
        var (held, isCut) = await events.HeldAsync(ReviewPicture.MostHeld, cancellation);
        return new ReviewPicture(held, isCut, await events.PairsAsync(ReviewPicture.MostPairs, cancellation), await tasks.DeadLettersAsync(cancellation));
    }

    public Task<AlertsPicture> AlertsAsync(CancellationToken cancellation) => Task.FromResult(alerts.Read());

    public Task<SettingsPicture> SettingsAsync(CancellationToken cancellation) => settings.ReadAsync(cancellation);
}
