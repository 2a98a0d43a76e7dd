using Akka.Actor;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SceneScout.Node.Configuration;
using SceneScout.Node.Health;
using SceneScout.Node.Http.Descriptions;

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
            ? Results.Json(new LiveView("ended"), statusCode: 503)
            : Results.Json(new LiveView("live")))
            .WithName("getLiveness").WithSummary("Whether the process runs its actor system").Gives<LiveView>().Gives<LiveView>(null, StatusCodes.Status503ServiceUnavailable);
        app.MapGet("/health/ready", (HealthBoard board, string? tag) => Answer([.. board.Now.Where(a => a.Tags.Contains(tag ?? Ready))]))
            .WithName("getReadiness").WithSummary("Whether the node can work, by its probes").WithDescription("Store, journal, cluster, shard regions and controller, asked all the time.")
            .Asks(QueryWord.Choice("tag", "only these probes", "ready", "store", "cluster")).Gives<ReadyView>().Gives<ReadyView>(null, StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult Answer(IReadOnlyCollection<HealthAnswer> answers)
    {
        var ready = answers.Count > 0 && answers.All(a => a.Healthy);
        var checks = answers.ToDictionary(a => a.Name, a => new HealthView(a.Healthy ? "ok" : "failed", a.Reason, Math.Round(a.Age.TotalSeconds, 1), Math.Round(a.Took.TotalMilliseconds, 1), a.Tags));
        return Results.Json(new ReadyView(ready ? "ready" : "not-ready", checks), statusCode: ready ? 200 : 503);
    }

    /// <summary>Whether the process is alive.</summary>
    /// <param name="Status">live, or ended.</param>
    internal sealed record LiveView(string Status);

    /// <summary>Whether the node can work.</summary>
    /// <param name="Status">ready, or not-ready.</param>
    /// <param name="Checks">The answer of each probe.</param>
    internal sealed record ReadyView(string Status, IReadOnlyDictionary<string, HealthView> Checks);

    /// <summary>The last answer of a probe.</summary>
    /// <param name="Status">ok, or failed.</param>
    /// <param name="Reason">Why it failed.</param>
    /// <param name="AgeSeconds">How old the answer is.</param>
    /// <param name="TookMilliseconds">How long it took.</param>
    /// <param name="Tags">What picks it.</param>
    internal sealed record HealthView(string Status, string? Reason, double AgeSeconds, double TookMilliseconds, IReadOnlyList<string> Tags);
}
