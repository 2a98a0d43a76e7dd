using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using SceneScout.Actors.Hosting;
using SceneScout.Node.Configuration;
using SceneScout.Sources.Http;
using SceneScout.Storage.Sql;

namespace SceneScout.Node.Telemetry;

/// <summary>Metrics for Prometheus at <c>/metrics</c>; metrics and traces to an OpenTelemetry collector when one is configured; logs as text or JSON.</summary>
internal static class TelemetryServing
{
    /// <summary>Where Prometheus asks.</summary>
    public const string MetricsPath = "/metrics";

    private static readonly string[] Meters =
    [
        SpawnInstruments.MeterName, SourceInstruments.MeterName, StoreInstruments.MeterName, NodeGauges.MeterName, SceneScout.Threds.Cluster.Intake.IntakeMeter.Name,
        "System.Runtime", "Microsoft.AspNetCore.Hosting", "Npgsql",
    ];

    // Spans that nobody needs but who looks at traces: every statement and every call would make one.
    private static readonly string[] Calls = ["System.Net.Http", "Npgsql", SpawnActivities.StepsName, StoreInstruments.SourceName];

    // Tasks are short and calls are long: from 5 ms to 5 minutes.
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

    // Combinations of tags that a metric can have: room for all of them is taken at the start, 14 MB with the library's own 2,000. Sources, stages, tables and kinds are far fewer; routes, methods and answers are not.
    private const int Combinations = 400;

    /// <summary>Adds metrics and traces.</summary>
    public static void AddTelemetry(this IServiceCollection services, ScoutOptions options)
    {
        services.AddSingleton(options.Telemetry);
        services.AddSingleton<NodeGauges>();
        services.AddHostedService<GaugeReader>();
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(
            "scenescout", serviceInstanceId: $"{options.NodeHost}:{options.NodePort}/{options.HttpPort}"));
        telemetry.WithMetrics(metrics => metrics
            .AddMeter([.. Meters, .. options.Stages.Definitions.SelectMany(stage => stage.Meters)])
            .AddView(ViewOf)
            // An exemplar names a trace: of use only where traces are kept.
            .SetExemplarFilter(options.Telemetry.Otlp is null ? ExemplarFilterType.AlwaysOff : ExemplarFilterType.TraceBased)
            .AddPrometheusExporter());
        telemetry.WithTracing(traces => traces.AddSource([SpawnActivities.SourceName, "Microsoft.AspNetCore", .. options.Telemetry.Otlp is null ? [] : Calls]));
        if (options.Telemetry.Otlp is { } endpoint)
            telemetry.UseOtlpExporter(OpenTelemetry.Exporter.OtlpExportProtocol.Grpc, endpoint);
    }

    private static MetricStreamConfiguration? ViewOf(Instrument instrument) =>
        instrument.Name.StartsWith("http.", StringComparison.Ordinal) ? null
        : instrument.Unit == "s" && instrument.Name.StartsWith("spawn.", StringComparison.Ordinal)
            ? new ExplicitBucketHistogramConfiguration { Boundaries = Seconds, CardinalityLimit = Combinations }
        : new MetricStreamConfiguration { CardinalityLimit = Combinations };

    /// <summary>Adds the console log.</summary>
    public static void AddConsoleLog(this ILoggingBuilder logging, TelemetryOptions options)
    {
        if (options.JsonLog)
            logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "O";
                console.IncludeScopes = true;
            });
        else
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
            });
    }

    /// <summary>Maps <see cref="MetricsPath"/>.</summary>
    public static void MapTelemetry(this WebApplication app)
    {
        // Gauges exist only once somebody asks for them.
        app.Services.GetRequiredService<NodeGauges>();
        app.MapPrometheusScrapingEndpoint(MetricsPath);
    }
}
