using Akka.Actor;
using Akka.Cluster;
using SceneScout.Actors.Hosting;
using SceneScout.Node.Configuration;
using SceneScout.Node.Health;
using SceneScout.Node.Telemetry;

namespace SceneScout.Node.Alerts;

/// <summary>Looks at the rules again and again, keeps what is not as it should be, and tells.</summary>
internal sealed partial class AlertWatch(AlertMeters meters, NodeGauges gauges, HealthBoard health, AlertPost post, ActorSystem system, TelemetryOptions options, TimeProvider time, ILogger<AlertWatch> log)
    : BackgroundService
{
    private AlertHistory _history = AlertHistory.Empty;
    private AlertBook _book = AlertBook.Empty;

    /// <summary>What is not as it should be, and what was.</summary>
    public AlertBook Book => Volatile.Read(ref _book);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Look(time.GetUtcNow());
                await post.SendAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node stops.
        }
    }

    private void Look(DateTimeOffset now)
    {
        var cluster = Cluster.Get(system);
        // Of what is so of the whole cluster its leader tells.
        var speaks = cluster.SelfAddress.Equals(cluster.State.RoleLeader(Roles.Controller));
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var reading = new AlertReading(now, meters.Totals, _history, gauges.Readings, WellOnce(), memory > 0 ? (double)Environment.WorkingSet / memory : 0);
        var (book, news) = _book.Next(now, AlertRules.Look(reading), speaks);
        _history = _history.With(now, reading.Totals);
        Volatile.Write(ref _book, book);
        foreach (var alert in news)
            if (alert.Resolved is null)
                LogFires(log, alert.Condition.Rule.Name, alert.Condition.Summary);
            else
                LogResolved(log, alert.Condition.Rule.Name, alert.Condition.Summary);
        post.Add(news.Select(alert => AlertNotice.Of(alert, cluster.SelfAddress.ToString())));
    }

    // A node that starts is not ready yet: that is no alert.
    private System.Collections.Immutable.ImmutableArray<HealthAnswer> WellOnce() => [.. health.Now.Where(answer => answer.Healthy || health.WasWell(answer.Name))];

    [LoggerMessage(1, LogLevel.Warning, "Alert {Rule}: {Summary}")]
    private static partial void LogFires(ILogger log, string rule, string summary);

    [LoggerMessage(2, LogLevel.Information, "The alert {Rule} is over: {Summary}")]
    private static partial void LogResolved(ILogger log, string rule, string summary);
}
