using Microsoft.Extensions.Diagnostics.HealthChecks;
using SceneScout.Actors.Hosting;

namespace SceneScout.Node.Health;

/// <summary>Tells the node's actors what the probes of store and journal found.</summary>
internal sealed class OutageFeed(SpawnServices services) : IHealthCheckPublisher
{
    /// <summary>Of the probes that count.</summary>
    public const string Tag = "store";

    /// <inheritdoc />
    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        var failed = report.Entries.Where(e => e.Value.Status != HealthStatus.Healthy && e.Value.Tags.Contains(Tag)).ToList();
        services.Outage.Report(failed.Count == 0 ? null : string.Join("; ", failed.Select(e => $"{e.Key}: {HealthBoard.Reason(e.Value)}")), services.Now);
        return Task.CompletedTask;
    }
}
