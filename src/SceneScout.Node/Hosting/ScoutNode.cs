using Akka.Actor;
using Akka.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Quotas;
using SceneScout.Actors.Workers.Geocoding;
using SceneScout.Actors.Workers.Images;
using SceneScout.Classification;
using SceneScout.Dashboard.Hosting;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Planning.Places;
using SceneScout.Geocoding;
using SceneScout.Imaging.Decoding;
using SceneScout.Imaging.Fetching;
using SceneScout.Imaging.Keeping;
using SceneScout.Matching.Listings;
using SceneScout.Node.Alerts;
using SceneScout.Node.Configuration;
using SceneScout.Node.Dashboard;
using SceneScout.Node.Founding;
using SceneScout.Node.Http;
using SceneScout.Node.Http.Discoveries;
using SceneScout.Node.Http.Export;
using SceneScout.Node.Http.Geo;
using SceneScout.Node.Http.Live;
using SceneScout.Node.Http.Process;
using SceneScout.Node.Http.Tasks;
using SceneScout.Node.Http.Threds;
using SceneScout.Node.Palettes;
using SceneScout.Node.Security;
using SceneScout.Node.Telemetry;
using SceneScout.Sources;
using SceneScout.Sources.Nominatim;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Hosting;

namespace SceneScout.Node.Hosting;

/// <summary>One running node: store, sources, actor system, HTTP.</summary>
internal sealed partial class ScoutNode : IAsyncDisposable
{
    private readonly WebApplication _app;

    private readonly ScoutOptions _options;
    private readonly ActorSystem _system;

    private ScoutNode(WebApplication app, ScoutOptions options, IStore store, SourceSet sources, SpawnServices services)
    {
        _app = app;
        _options = options;
        _system = app.Services.GetRequiredService<ActorSystem>();
        Store = store;
        Sources = sources;
        Services = services;
    }

    /// <summary>The store.</summary>
    public IStore Store { get; }

    /// <summary>The sources and their call counts.</summary>
    public SourceSet Sources { get; }

    /// <summary>What the actors share.</summary>
    public SpawnServices Services { get; }

    /// <summary>Where HTTP is served.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Where other nodes reach this one.</summary>
    public Address ClusterAddress => Akka.Cluster.Cluster.Get(_system).SelfAddress;

    /// <summary>The routes that HTTP serves.</summary>
    public IReadOnlyList<Endpoint> Routes => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>The operator's verbs.</summary>
    public CommandTable Verbs => _app.Services.GetRequiredService<CommandTable>();

    /// <summary>The node's actor system.</summary>
    public ActorSystem ActorSystem => _system;

    /// <summary>Talks to the controller.</summary>
    public SpawnGateway Gateway => _app.Services.GetRequiredService<SpawnGateway>();

    /// <summary>Starts a node: migrates the store first, then joins or founds the cluster, then serves HTTP.</summary>
    /// <param name="options">Checked settings.</param>
    /// <param name="targets">Cities to search around; null for those of the settings.</param>
    /// <param name="logLevel">What is logged to the console.</param>
    /// <param name="cancellation">Stops the start.</param>
    public static async Task<ScoutNode> StartAsync(
        ScoutOptions options, IReadOnlyList<City>? targets, LogLevel logLevel, CancellationToken cancellation)
    {
        HttpPort.Check(options.HttpHost, options.HttpPort);
        var store = StoreOpening.Open(options.Store);
        await store.MigrateAsync(cancellation);
        var clock = new StoreClock(TimeProvider.System);
        await StoreClockFeed.MeasureAsync(clock, store, cancellation);
        options = options with { Store = PoolerSetup.ForJournal(options.Store, store) };
        var budget = new QuotaBudget(clock);
        var loggers = new LateLoggers();
        var sources = SourceSet.Create(options.Sources, clock, loggers, registry: options.Registry, budget: budget);
        var founding = new FoundingGate();
        var cities = new CitySettings([.. targets ?? Targets(options)], targets is null && options.Spawn.Cities.IsEmpty);
        var services = new SpawnServices(store, sources, GeoAtlas.Bundled, ListingCategorizer.Bundled, [.. cities.Over(await store.Cities.ListAsync(cancellation))], options.Spawn, clock) { Judge = ListingJudge.Bundled, Stages = options.Stages, Admission = founding.Opened, Pictures = Pictures(options, clock), Geocoding = Geocoding(options, clock, budget, sources, loggers) };

        var threds = new ThredHost(store.Threds, store.ThredJournal, store.ThredRecords, clock, () => loggers.CreateLogger("SceneScout.Threds"));
        var log = new LogMemory(clock);
        var keys = new KeyVault(store.Keys, MasterKeys.Of(options.Security), clock);

        var builder = HostBuilding.Create();
        builder.Logging.ClearProviders().SetMinimumLevel(logLevel).AddConsoleLog(options.Telemetry);
        // What operators look back on does not depend on how much the console shows.
        builder.Logging.AddProvider(log).AddFilter<LogMemory>(null, LogLevel.Information).AddFilter<LogMemory>("operator", LogLevel.Debug)
            .AddFilter<LogMemory>("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // A failed start is said once, in a sentence, with an exit code: not three times with its stack.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddFilter("Akka.Hosting.AkkaHostedService", LogLevel.None);
        // Every failed answer of every probe, every few seconds, a starting node's too; the health board says what changes.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        // That the keys of pages do not outlive the process is meant so.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.UseUrls($"http://{options.HttpHost}:{options.HttpPort}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = SpawnEndpoints.MaxBodyBytes);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.GracePeriod);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(services);
        builder.Services.AddSingleton<SpawnGateway>();
        builder.Services.AddSingleton<QuotaGateway>();
        builder.Services.AddSingleton<ReviewDesk>();
        builder.Services.AddSingleton(new ConsistencyCheck(store.Ledger, options.Spawn.IngestionMaxWait, clock));
        builder.Services.AddSingleton(founding);
        // Before the actor system's own service, and so stopped after it.
        builder.Services.AddHostedService<ClusterFounding>();
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddHostedService<StoreClockFeed>();
        builder.Services.AddHostedService<IdleMemory>();
        builder.Services.AddSingleton(cities);
        builder.Services.AddHostedService<CityFeed>();
        builder.Services.AddSingleton<PipelineRates>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PipelineRates>());
        if (services.Pictures is { } pictures)
        {
            builder.Services.AddSingleton(pictures);
            builder.Services.AddHostedService<PictureSweep>();
        }

        builder.Services.AddSingleton<TaskOperations>();
        builder.Services.AddSingleton<RequestGateway>();
        builder.Services.AddSingleton(_ => threds);
        builder.Services.AddHostedService<ThredFeed>();
        builder.Services.AddSingleton<ProcessPipeline>();
        builder.Services.AddHttpServing(options);
        builder.Services.AddSingleton(sources);
        builder.Services.AddShell(log, keys);
        builder.Services.AddTelemetry(options);
        builder.Services.AddHealth(options);
        builder.Services.AddAlerts(options.Alerts);
        builder.Services.AddNodeDashboard(options);
        builder.Services.AddAkka(SeedAddress.SystemName, akka => AkkaSetup.Configure(akka, options, services).WithQuotas(options.Roles, QuotaSetup.Of(options.Sources, options.Registry, options.Geocoder?.Nominatim), budget, clock).WithThreds(threds));

        var app = builder.Build();
        loggers.Use(app.Services.GetRequiredService<ILoggerFactory>());
        foreach (var note in options.Notes)
            LogNote(app.Logger, note);
        PoolerSetup.Say(options, store, app.Services.GetRequiredService<ILogger<ScoutNode>>());
        app.UseHttpServing();
        app.MapSpawn();
        app.MapDiscoveries();
        app.MapTasks();
        app.MapDeadLetters();
        app.MapWorkers();
        app.MapEvents();
        app.MapImages();
        app.MapProcess();
        app.MapReview();
        app.MapListings();
        app.MapEventExport();
        app.MapEventChanges();
        app.MapEventStream();
        app.MapEventSocket();
        app.MapGeo();
        app.MapQuotas();
        app.MapReviewPairs();
        app.MapSchedule();
        app.MapThredEvents();
        app.MapThreds();
        app.MapPatterns();
        app.MapMailboxes();
        app.MapConsistency();
        app.MapAlerts();
        app.MapFigures();
        app.MapHealth();
        app.MapPalettes();
        app.MapTelemetry();
        app.MapSignIn();
        app.MapDashboard();
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception e) when (e is (OperationCanceledException or InvalidOperationException or AskTimeoutException) && !cancellation.IsCancellationRequested && HasEnded(app))
        {
            // It ended before it was started whole, as when another node refuses its certificate: RunAsync says why.
        }

        return new ScoutNode(app, options, store, sources, services);
    }

    private static PictureServices? Pictures(ScoutOptions options, TimeProvider clock) => !options.Images.Enabled
        ? null
        : new PictureServices(
            new PictureClient(options.Images.Fetch, TimeProvider.System),
            new PictureProcessor(options.Images.Limits, clock),
            options.Images.Bucket is { } bucket ? new S3PictureFiles(bucket) : new DiskPictureFiles(options.Images.Folder),
            options.Images.Rules,
            options.Registry);

    private static GeocodingServices? Geocoding(ScoutOptions options, TimeProvider clock, QuotaBudget budget, SourceSet sources, ILoggerFactory loggers) => options.Geocoder is not { } geocoder
        ? null
        : new GeocodingServices(
            NominatimGeocoder.Create(geocoder.Nominatim, clock, budget, sources.Calls, loggers), geocoder.Rules, new GeocodeMemory(geocoder.Rules.Memory, geocoder.Rules.MaxAge, clock));

    private static bool HasEnded(WebApplication app) =>
        app.Lifetime.ApplicationStopping.IsCancellationRequested || CoordinatedShutdown.Get(app.Services.GetRequiredService<ActorSystem>()).ShutdownReason is not null;

    /// <summary>Cancelled when the process is asked to stop.</summary>
    public CancellationToken Stopping => _app.Lifetime.ApplicationStopping;

    /// <summary>Waits until the process is asked to stop, then stops gracefully.</summary>
    public Task WaitAsync(CancellationToken cancellation) => _app.WaitForShutdownAsync(cancellation);

    /// <summary>Runs until the process is asked to stop, the cluster is not joined in time, or the cluster drops the node; then stops gracefully.</summary>
    /// <param name="onUp">Called once when the node is a member.</param>
    /// <param name="cancellation">Stops the node.</param>
    public async Task<NodeEnd> RunAsync(Action onUp, CancellationToken cancellation)
    {
        var shutdown = CoordinatedShutdown.Get(_system);
        NodeEnd? notJoined = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, Stopping);
        try
        {
            notJoined = await ClusterFormation.WaitAsync(_system, _options, stop.Token);
            var founding = _app.Services.GetRequiredService<FoundingGate>();
            if (notJoined is null)
            {
                await Task.WhenAny(founding.Opened, founding.Refusal, _system.WhenTerminated).WaitAsync(stop.Token);
                if (founding.Opened.IsCompletedSuccessfully)
                    onUp();
                await Task.WhenAny(_app.WaitForShutdownAsync(cancellation), founding.Refusal);
                notJoined = founding.Refusal.IsCompletedSuccessfully ? await founding.Refusal : null;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop before it was a member.
        }

        await _app.StopAsync(CancellationToken.None);
        return notJoined ?? NodeEnd.Of(shutdown.ShutdownReason);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Sources.Dispose();
        Services.Pictures?.Client.Dispose();
        (Services.Geocoding?.Geocoder as IDisposable)?.Dispose();
        (Services.Pictures?.Files as IDisposable)?.Dispose();
        await Store.DisposeAsync();
    }

    /// <summary>The configured target cities, or the built-in ones.</summary>
    /// <exception cref="ConfigMistakeException">A city is not known.</exception>
    internal static IReadOnlyList<City> Targets(ScoutOptions options)
    {
        if (options.Spawn.Cities.IsEmpty)
            return TargetCities.Default;
        var resolver = new CityResolver(GeoAtlas.Bundled);
        var answers = options.Spawn.Cities.Select(resolver.ResolveList).ToList();
        var mistakes = answers.SelectMany(a => a.Mistakes).Select(mistake => $"scenescout.discovery.cities: {mistake}").ToList();
        return mistakes.Count == 0 ? [.. answers.SelectMany(a => a.Cities).DistinctBy(city => city.Label)] : throw new ConfigMistakeException(mistakes);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Note}")]
    private static partial void LogNote(ILogger logger, string note);
}
