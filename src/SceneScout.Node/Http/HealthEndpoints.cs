using Akka.Actor;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SceneScout.Node.Configuration;
using SceneScout.Node.Health;

namespace SceneScout.Node.Http;

/// <summary><c>/health/live</c>: the process runs its actor system. <c>/health/ready</c>: store, journal, cluster, shard regions and controller, asked all the time, each with age and reason; <c>?tag=</c> picks some.</summary>
internal static class HealthEndpoints
{
    /// <summary>Of every probe that readiness needs.</summary>
    private const string Ready = "ready";

    /// <summary>Adds the probes.</summary>
    public static void AddHealth(this IServiceCollection services, ScoutOptions options)
    {
        services.AddSingleton<HealthBoard>();
        services.AddSingleton<IHealthCheckPublisher>(provider => provider.GetRequiredService<HealthBoard>());
        services.AddSingleton<IHealthCheckPublisher, OutageFeed>();
        services.Configure<HealthCheckPublisherOptions>(publisher =>
        {
            publisher.Delay = options.Telemetry.HealthInterval;
            publisher.Period = options.Telemetry.HealthInterval;
            publisher.Timeout = options.Telemetry.HealthTimeout * 5;
        });
        services.AddHostedService<FirstReadiness>();
        var limit = options.Telemetry.HealthTimeout + TimeSpan.FromSeconds(1);
        services.AddHealthChecks()
            .AddCheck<StoreProbe>("store", tags: [Ready, OutageFeed.Tag], timeout: limit)
            .AddCheck<JournalProbe>("journal", tags: [Ready, OutageFeed.Tag], timeout: limit)
            .AddCheck<MembershipProbe>("cluster", tags: [Ready, "cluster"], timeout: limit)
            .AddCheck<RegionProbe>("regions", tags: [Ready, "cluster"], timeout: limit)
            .AddCheck<ControllerProbe>("controller", tags: [Ready, "cluster"], timeout: limit);
    }

    /// <summary>Maps the routes.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", (ActorSystem system) => system.WhenTerminated.IsCompleted
            ? Results.Json(new { status = "ended" }, statusCode: 503)
            : Results.Json(new { status = "live" }));
        app.MapGet("/health/ready", (HealthBoard board, string? tag) => Answer([.. board.Now.Where(a => a.Tags.Contains(tag ?? Ready))]));
    }

    private static IResult Answer(IReadOnlyCollection<HealthAnswer> answers)
    {
        var ready = answers.Count > 0 && answers.All(a => a.Healthy);
        var checks = answers.ToDictionary(a => a.Name, a => new HealthView(a.Healthy ? "ok" : "failed", a.Reason, Math.Round(a.Age.TotalSeconds, 1), Math.Round(a.Took.TotalMilliseconds, 1), a.Tags));
        return Results.Json(new { status = ready ? "ready" : "not-ready", checks }, statusCode: ready ? 200 : 503);
    }

    private sealed record HealthView(string Status, string? Reason, double AgeSeconds, double TookMilliseconds, IReadOnlyList<string> Tags);
}
