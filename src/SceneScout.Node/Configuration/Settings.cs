using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Tasks;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Configuration;

/// <summary>The closed table of settings. What is not in it is a mistake in a file or variable, and is reported.</summary>
internal static class Settings
{
    /// <summary>Prefix of all keys.</summary>
    public const string Root = "scenescout";

    /// <summary>Variables of the user's documents for parts that this system does not have; they are noted, not refused.</summary>
    public static readonly IReadOnlyList<string> Superseded = ["SPAWN_REDIS_URL", "NEXT_PUBLIC_SUPABASE_URL", "SUPABASE_SERVICE_ROLE_KEY"];

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>All settings by key, with the product's own sources and stages.</summary>
    public static readonly IReadOnlyDictionary<string, Setting> All = Of(SourceRegistry.BuiltIn, StageRegistry.BuiltIn);

    /// <summary>All settings by key, with those of the given sources and stages.</summary>
    public static IReadOnlyDictionary<string, Setting> Of(SourceRegistry sources, StageRegistry stages) =>
        Table(stages).Concat(sources.Definitions.SelectMany(SourceSettings.Of)).Concat(stages.Definitions.SelectMany(StageSettings.Of)).ToDictionary(s => s.Key);

    /// <summary>One setting.</summary>
    /// <param name="key">Its key without the root.</param>
    /// <param name="kind">How its text is read.</param>
    /// <param name="environment">Variables that set it, strongest first.</param>
    public static Setting Of(string key, SettingKind kind, params string[] environment) => new($"{Root}.{key}", kind, environment);

    private static IEnumerable<Setting> Table(StageRegistry stages)
    {
        yield return new Setting(Presets.Key, new ChoiceKind(["", .. Presets.Names]), Presets.Variable);

        yield return Of("node.host", new TextKind());
        yield return Of("node.port", new WholeKind(0, 65535));
        yield return Of("node.roles", new ListKind([Roles.Every, .. stages.Roles]));
        yield return Of("node.bind", new TextKind());
        yield return Of("node.seeds", new SeedListKind());
        yield return Of("node.tls.certificate", new TextKind());
        yield return Of("node.tls.key", new TextKind());
        yield return Of("node.tls.password", new SecretKind(), "SCENESCOUT_TLS_PASSWORD");
        yield return Of("node.tls.authority", new TextKind());
        yield return Of("node.join-timeout", Span(Second, TimeSpan.FromHours(1)));
        yield return Of("node.min-members", new WholeKind(0, 100));
        yield return Of("node.drain-time", Span(TimeSpan.Zero, TimeSpan.FromMinutes(10)));
        yield return Of("node.grace-period", Span(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(30)));

        yield return Of("cluster.take-over", new FlagKind());

        yield return Of("http.host", new TextKind());
        yield return Of("http.port", new WholeKind(0, 65535));
        yield return Of("http.token", new SecretKind(), "SCENESCOUT_HTTP_TOKEN");

        yield return Of("http.read-token", new SecretKind(), "SCENESCOUT_HTTP_READ_TOKEN");
        yield return Of("http.operate-token", new SecretKind(), "SCENESCOUT_HTTP_OPERATE_TOKEN");

        yield return Of("http.allowed-origins", new OriginListKind());
        yield return Of("http.known-proxies", new NetworkListKind());
        yield return Of("http.requests-per-minute", new WholeKind(0, 10_000_000));

        yield return Of("dashboard.tiles", new TileAddressKind());
        yield return Of("dashboard.tiles-attribution", new TextKind());

        yield return Of("security.master-key", new SecretKind(), "SCENESCOUT_MASTER_KEY");
        yield return Of("security.master-key-file", new TextKind(), "SCENESCOUT_MASTER_KEY_FILE");
        yield return Of("security.previous-master-key-file", new TextKind(), "SCENESCOUT_PREVIOUS_MASTER_KEY_FILE");
        yield return Of("security.key-poll", Span(TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)));

        yield return Of("store.kind", new ChoiceKind("sqlite", "postgres"));
        yield return Of("store.folder", new TextKind());
        yield return Of("store.connection", new SecretKind(), "SCENESCOUT_POSTGRES");
        yield return Of("store.direct-connection", new SecretKind(), "SCENESCOUT_POSTGRES_DIRECT");
        yield return Of("store.connections", new WholeKind(2, 1000));
        yield return Of("store.idle-timeout", Span(Second, TimeSpan.FromHours(1)));
        yield return Of("store.acquire-timeout", Span(Second, TimeSpan.FromMinutes(5)));

        yield return Of("telemetry.otlp", new OptionalAddressKind(), "OTEL_EXPORTER_OTLP_ENDPOINT");
        yield return Of("telemetry.interval", Span(Second, TimeSpan.FromMinutes(10)));
        yield return Of("telemetry.log-format", new ChoiceKind("text", "json"));
        yield return Of("telemetry.log-level", new ChoiceKind("trace", "debug", "information", "warning", "error", "critical"));
        yield return Of("health.interval", Span(Second, TimeSpan.FromMinutes(5)));
        yield return Of("health.timeout", Span(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)));

        yield return Of("spawn.max-workers", new WholeKind(1, 1000), "SPAWN_MAX_WORKERS", "MAX_WORKERS");
        yield return Of("spawn.worker-timeout", Span(Second, TimeSpan.FromHours(6)), "SPAWN_WORKER_TIMEOUT", "SPAWNER_TIMEOUT");
        yield return Of("spawn.search-turn", Span(Second, TimeSpan.FromHours(1)));
        yield return Of("spawn.lease-time", Span(Second, TimeSpan.FromHours(1)));
        yield return Of("spawn.idle-poll", Span(TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5)));
        yield return Of("spawn.controller-tick", Span(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5)));
        yield return Of("spawn.region-silence", Span(TimeSpan.FromSeconds(20), TimeSpan.FromHours(6)));
        yield return Of("spawn.request-poll", Span(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5)));
        yield return Of("spawn.queue-limit", new WholeKind(1, 10_000_000));
        yield return Of("spawn.ingestion-batch", new WholeKind(1, 1000));
        yield return Of("spawn.ingestion-max-wait", Span(TimeSpan.Zero, LedgerRules.LongestGather));
        yield return Of("spawn.processing-batch", new WholeKind(1, 1000));
        yield return Of("spawn.pages-per-commit", new WholeKind(1, 50));
        yield return Of("spawn.block-parallelism", new WholeKind(1, 256));
        yield return Of("spawn.blocks.count", new WholeKind(1, 1_000_000));
        yield return Of("spawn.blocks.memory-megabytes", new WholeKind(1, 1_000_000));
        yield return Of("spawn.blocks.idle", Span(Second, TimeSpan.FromDays(1)));
        yield return Of("spawn.poison-after", new WholeKind(1, 100));
        yield return Of("spawn.scaling.enabled", new FlagKind());
        yield return Of("spawn.scaling.interval", Span(Second, TimeSpan.FromHours(1)));
        yield return Of("spawn.scaling.drain-time", Span(Second, TimeSpan.FromHours(6)));
        yield return Of("spawn.scaling.max-age", Span(Second, TimeSpan.FromHours(6)));
        yield return Of("spawn.scaling.up-pause", Span(TimeSpan.Zero, TimeSpan.FromHours(1)));
        yield return Of("spawn.scaling.down-pause", Span(TimeSpan.Zero, TimeSpan.FromHours(6)));

        yield return Of("spawn.retry.max-retries", new WholeKind(0, 100), "RETRY_ATTEMPTS");
        yield return Of("spawn.retry.strategy", new ChoiceKind("exponential", "linear", "fixed"));
        yield return Of("spawn.retry.base-delay", Span(TimeSpan.Zero, TimeSpan.FromHours(1)));
        yield return Of("spawn.retry.multiplier", new NumberKind(1, 10));
        yield return Of("spawn.retry.max-delay", Span(TimeSpan.Zero, TimeSpan.FromDays(1)));
        yield return Of("spawn.retry.jitter", new NumberKind(0, 1));
        yield return Of("spawn.retry.retryable-errors", new ListKind([.. FaultOverrides.Codes.Keys]));
        yield return Of("spawn.retry.fatal-errors", new ListKind([.. FaultOverrides.Codes.Keys]));

        yield return Of("circuit-breaker.enabled", new FlagKind());
        yield return Of("circuit-breaker.failure-threshold", new WholeKind(CircuitBreakerOptions.LeastThreshold, CircuitBreakerOptions.MostThreshold));
        yield return Of("circuit-breaker.timeout", Span(CircuitBreakerOptions.ShortestTime, CircuitBreakerOptions.LongestTime));
        yield return Of("circuit-breaker.monitoring-period", Span(CircuitBreakerOptions.ShortestTime, CircuitBreakerOptions.LongestTime));

        yield return Of("discovery.cities", new TextKind());
        yield return Of("discovery.radius", new NumberKind(1_000, 200_000));
        yield return Of("discovery.horizon", Span(TimeSpan.FromHours(1), TimeSpan.FromDays(730)));
        yield return Of("discovery.interval", Span(TimeSpan.Zero, TimeSpan.FromDays(365)));
        yield return Of("ingestion.sweep-interval", Span(TimeSpan.Zero, TimeSpan.FromDays(365)));
        yield return Of("ingestion.sweep-limit", new WholeKind(1, 100_000));
        yield return Of("freshness.expire-after-misses", new WholeKind(1, 1_000));
        yield return Of("freshness.expire-after", Span(TimeSpan.FromMinutes(1), TimeSpan.FromDays(365)));
        yield return Of("feed.keep", Span(TimeSpan.FromMinutes(1), TimeSpan.FromDays(365)));
        yield return Of("feed.keep-rows", new WholeKind(1, 1_000_000_000));
        yield return Of("feed.hard-keep", Span(TimeSpan.FromMinutes(1), TimeSpan.FromDays(365)));
        yield return Of("feed.hard-rows", new WholeKind(1, 1_000_000_000));
        yield return Of("feed.keep-cursors", Span(TimeSpan.FromHours(2), TimeSpan.FromDays(730)));
        foreach (var (key, kind) in ScheduleSettings.Table().Concat(RetentionSettings.Table()).Concat(ImagesSettings.Table()).Concat(GeocoderSettings.Table()).Concat(QualitySettings.Table()).Concat(AlertSettings.Table()))
            yield return Of(key, kind);
    }

    private static SpanKind Span(TimeSpan min, TimeSpan max) => new(min, max);
}
