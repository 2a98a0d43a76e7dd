using System.Collections.Immutable;
using System.Net;
using Npgsql;
using SceneScout.Actors.Blocks.Memory;
using SceneScout.Actors.Controller;
using SceneScout.Actors.Hosting;
using SceneScout.Dashboard;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Configuration;

/// <summary>Makes typed options of the settings in force, and finds what is wrong between settings.</summary>
internal static class OptionsReader
{
    /// <summary>The options.</summary>
    /// <exception cref="ConfigMistakeException">Settings contradict each other: all contradictions.</exception>
    public static ScoutOptions Read(EffectiveConfig config)
    {
        var mistakes = Contradictions(config).ToList();
        if (mistakes.Count > 0)
            throw new ConfigMistakeException(mistakes);
        return new ScoutOptions
        {
            NodeHost = config.Text("node.host"),
            NodePort = config.Whole("node.port"),
            Roles = config.List("node.roles") is var roles && roles.Contains(Actors.Hosting.Roles.Every) ? [.. config.Stages.Roles] : roles,
            NodeBind = config.Text("node.bind"),
            Seeds = [.. config.List("node.seeds").Select(seed => SeedAddress.Full(seed, Tls(config) is not null)!)],
            Tls = Tls(config),
            Telemetry = new TelemetryOptions(
                config.Text("telemetry.otlp") is { Length: > 0 } otlp ? new Uri(otlp) : null,
                config.Span("telemetry.interval"),
                config.Text("telemetry.log-format") == "json",
                Enum.Parse<LogLevel>(config.Text("telemetry.log-level"), ignoreCase: true),
                config.Span("health.interval"),
                config.Span("health.timeout")),
            JoinTimeout = config.Span("node.join-timeout"),
            MinMembers = MinMembers(config),
            TakeOver = config.Flag("cluster.take-over"),
            DrainTime = config.Span("node.drain-time"),
            GracePeriod = config.Span("node.grace-period"),
            HttpHost = config.Text("http.host"),
            HttpPort = config.Whole("http.port"),
            HttpToken = config.Text("http.token"),
            Security = new SecurityOptions(
                config.Text("http.read-token"), config.Text("http.operate-token"), config.Text("security.master-key"),
                config.Text("security.master-key-file"), config.Text("security.previous-master-key-file"), config.Span("security.key-poll")),
            Callers = new CallerOptions([.. config.List("http.allowed-origins")], config.Whole("http.requests-per-minute"), [.. config.List("http.known-proxies").Select(text => NetworkListKind.Read(text)!.Value)]),
            Dashboard = new DashboardSettings(config.Text("dashboard.tiles"), config.Text("dashboard.tiles-attribution")),
            Effective = [.. config.All],
            Store = new StoreOptions(config.Text("store.kind"), config.Text("store.folder"), Connection(config), config.Text("store.direct-connection")),
            Spawn = Spawn(config),
            Images = ImagesSettings.Read(config),
            Geocoder = GeocoderSettings.Read(config),
            Alerts = AlertSettings.Read(config),
            Registry = config.Sources,
            Stages = config.Stages,
            Notes = [.. StageSettings.Notes(config)],
            Sources = config.Sources.Definitions.Where(source => source.Api is not null).ToDictionary(source => source.Name, source => SourceSettings.Read(config, source)),
        };
    }

    private static TlsOptions? Tls(EffectiveConfig config) => config.Text("node.tls.certificate").Length == 0
        ? null
        : new TlsOptions(config.Text("node.tls.certificate"), config.Text("node.tls.key"), config.Text("node.tls.password"), config.Text("node.tls.authority"));

    private static string Connection(EffectiveConfig config) =>
        ConnectionText.With(config.Text("store.connection"), config.Whole("store.connections"), config.Span("store.idle-timeout"), config.Span("store.acquire-timeout"));

    // A lone first seed that starts cut off from a running cluster would found a second one; a majority of the seeds cannot. One or two seeds have no such majority.
    private static int MinMembers(EffectiveConfig config)
    {
        var seeds = config.List("node.seeds").Length;
        return config.Whole("node.min-members") is > 0 and var given ? given : seeds < 3 ? 1 : (seeds / 2) + 1;
    }

    private static IEnumerable<string> Contradictions(EffectiveConfig config)
    {
        if (IPAddress.TryParse(config.Text("node.host"), out var host) && (host.Equals(IPAddress.Any) || host.Equals(IPAddress.IPv6Any)))
            yield return $"scenescout.node.host = '{host}' is no address that others can reach; give the node's own name or address there and '{host}' as scenescout.node.bind.";
        if (config.List("node.seeds").GroupBy(seed => SeedAddress.Full(seed)).FirstOrDefault(g => g.Count() > 1)?.Key is { } twice)
            yield return $"scenescout.node.seeds names {twice} twice.";
        if (config.Text("node.tls.certificate").Length > 0 && config.Text("node.tls.authority").Length == 0)
            yield return "scenescout.node.tls.certificate is set, but scenescout.node.tls.authority is empty; name the file of the authority that all nodes' certificates come from.";
        if (config.Text("node.tls.certificate").Length == 0 && (config.Text("node.tls.key").Length > 0 || config.Text("node.tls.authority").Length > 0))
            yield return "scenescout.node.tls.key or authority is set, but scenescout.node.tls.certificate is empty; without it nodes speak in the clear.";
        foreach (var key in new[] { "node.tls.certificate", "node.tls.key", "node.tls.authority" })
            if (config.Text(key) is { Length: > 0 } file && !File.Exists(file))
                yield return $"scenescout.{key} = '{file}' is no file.";
        if (config.Span("node.drain-time") > config.Span("node.grace-period") / 2)
            yield return "scenescout.node.drain-time is above half of scenescout.node.grace-period; leaving the cluster needs the rest.";
        if (config.Text("store.kind") == "postgres" && config.Text("store.connection").Length == 0)
            yield return "scenescout.store.connection is empty, but scenescout.store.kind is postgres; give an Npgsql connection string, for example in SCENESCOUT_POSTGRES.";
        foreach (var key in new[] { "store.connection", "store.direct-connection" })
            if (ConnectionMistake(config.Text(key)) is { } wrong)
                yield return $"scenescout.{key} is no Npgsql connection string: {wrong}";
        if (config.List("node.roles").Length == 0)
            yield return "scenescout.node.roles is empty; a node needs at least one role.";
        if (config.Text("store.kind") == "sqlite" && config.List("node.seeds").Length > 0)
            yield return "scenescout.node.seeds is set, but scenescout.store.kind is sqlite, which serves a single node; give all nodes one PostgreSQL (--postgres CONNECTION).";
        if (config.List("spawn.retry.retryable-errors").Intersect(config.List("spawn.retry.fatal-errors"), StringComparer.Ordinal).ToList() is { Count: > 0 } both)
            yield return $"scenescout.spawn.retry.retryable-errors and scenescout.spawn.retry.fatal-errors both name {string.Join(", ", both)}; give each code in one of them, of: {string.Join(", ", FaultOverrides.Codes.Keys)}.";
        if (!IsLoopback(config.Text("http.host")) && config.Text("http.token").Length == 0)
            yield return $"scenescout.http.host = '{config.Text("http.host")}' is not loopback, so scenescout.http.token must be set (SCENESCOUT_HTTP_TOKEN).";
        foreach (var scope in new[] { "read", "operate" })
            if (config.Text($"http.{scope}-token").Length > 0 && config.Text("http.token").Length == 0)
                yield return $"scenescout.http.{scope}-token is set, but scenescout.http.token is not; without it nobody could do more (SCENESCOUT_HTTP_TOKEN).";
        foreach (var contradiction in RetentionSettings.Contradictions(config))
            yield return contradiction;
        foreach (var contradiction in ImagesSettings.Contradictions(config))
            yield return contradiction;
        foreach (var contradiction in GeocoderSettings.Contradictions(config))
            yield return contradiction;
        foreach (var mistake in QualitySettings.Contradictions(config))
            yield return mistake;
        foreach (var mistake in AlertSettings.Contradictions(config))
            yield return mistake;
        foreach (var mistake in StageSettings.Contradictions(config))
            yield return mistake;
    }

    // The text itself is a secret; Npgsql's message names only the word that it does not know.
    private static string? ConnectionMistake(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection).Host is null && connection.Length > 0 ? "it names no Host." : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return e.Message;
        }
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static SpawnOptions Spawn(EffectiveConfig config) => new()
    {
        MaxWorkers = config.Whole("spawn.max-workers"),
        WorkerTimeout = config.Span("spawn.worker-timeout"),
        SearchTurn = config.Span("spawn.search-turn"),
        LeaseTime = config.Span("spawn.lease-time"),
        WholeSearches = new WholeSearchRule(config.Whole("discovery.whole-every"), config.Span("discovery.whole-within")),
        IdlePoll = config.Span("spawn.idle-poll"),
        ControllerTick = config.Span("spawn.controller-tick"),
        RequestPoll = config.Span("spawn.request-poll"),
        RegionSilence = config.Span("spawn.region-silence"),
        QueueLimit = config.Whole("spawn.queue-limit"),
        IngestionBatchSize = config.Whole("spawn.ingestion-batch"),
        IngestionMaxWait = config.Span("spawn.ingestion-max-wait"),
        ProcessingBatchSize = config.Whole("spawn.processing-batch"),
        PagesPerCommit = config.Whole("spawn.pages-per-commit"),
        BlockParallelism = config.Whole("spawn.block-parallelism"),
        Blocks = new BlockOptions
        {
            MaxResident = config.Whole("spawn.blocks.count"),
            MaxBytes = (long)config.Whole("spawn.blocks.memory-megabytes") << 20,
            IdleAfter = config.Span("spawn.blocks.idle"),
        },
        Types = StageSettings.Read(config),
        PoisonAfter = config.Whole("spawn.poison-after"),
        SourceConcurrency = config.Sources.Definitions.Where(source => source.Api is not null).ToImmutableSortedDictionary(
            source => source.Name.Value, source => config.Whole($"sources.{source.Name}.max-tasks")),
        Scaling = new ScalingRules
        {
            Enabled = config.Flag("spawn.scaling.enabled"),
            Interval = config.Span("spawn.scaling.interval"),
            DrainTime = config.Span("spawn.scaling.drain-time"),
            MaxAge = config.Span("spawn.scaling.max-age"),
            UpPause = config.Span("spawn.scaling.up-pause"),
            DownPause = config.Span("spawn.scaling.down-pause"),
        },
        Retry = new RetryPolicy(
            config.Whole("spawn.retry.max-retries"),
            Enum.Parse<BackoffStrategy>(config.Text("spawn.retry.strategy"), ignoreCase: true),
            config.Span("spawn.retry.base-delay"),
            config.Number("spawn.retry.multiplier"),
            config.Span("spawn.retry.max-delay"),
            config.Number("spawn.retry.jitter"))
        {
            Overrides = FaultOverrides.Of(config.List("spawn.retry.retryable-errors"), config.List("spawn.retry.fatal-errors")),
        },
        Cities = config.Text("discovery.cities") is { Length: > 0 } cities ? [cities] : [],
        RadiusMetres = config.Number("discovery.radius"),
        Horizon = config.Span("discovery.horizon"),
        DiscoveryInterval = config.Span("discovery.interval"),
        IngestionSweepInterval = config.Span("ingestion.sweep-interval"),
        IngestionSweepLimit = config.Whole("ingestion.sweep-limit"),
        Freshness = new FreshnessRules(config.Whole("freshness.expire-after-misses"), config.Span("freshness.expire-after")),
        Feed = new FeedRetention
        {
            Keep = config.Span("feed.keep"),
            KeepRows = config.Whole("feed.keep-rows"),
            HardKeep = config.Span("feed.hard-keep"),
            HardRows = config.Whole("feed.hard-rows"),
            KeepCursors = config.Span("feed.keep-cursors"),
        },
        Schedules = ScheduleSettings.Read(config),
        Retention = RetentionSettings.Read(config),
        Quality = QualitySettings.Read(config),
    };
}
