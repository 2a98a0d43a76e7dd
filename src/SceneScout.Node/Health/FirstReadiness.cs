using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SceneScout.Node.Health;

/// <summary>Asks the probes of a node that starts again and again, until all were well at once: it is ready when it is, not when the next turn of the probes comes.</summary>
internal sealed class FirstReadiness(HealthCheckService probes, IEnumerable<IHealthCheckPublisher> publishers, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    // What takes longer waits for something else than the node itself: the usual turns find it.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var begun = time.GetTimestamp();
        while (time.GetElapsedTime(begun) < Longest)
        {
            await Task.Delay(Pause, time, stoppingToken);
            var report = await probes.CheckHealthAsync(stoppingToken);
            foreach (var publisher in publishers)
                await publisher.PublishAsync(report, stoppingToken);
            if (report.Status == HealthStatus.Healthy)
                return;
        }
    }
}
