using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Configuration;
using Akka.Hosting;
using Akka.Remote.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Retention;
using SceneScout.Classification;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;
using SceneScout.Geocoding;
using SceneScout.Matching.Listings;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Lab.Soak;

/// <summary>A node with everything but HTTP, over its own SQLite files, in a world and a time of its own.</summary>
internal sealed class SoakNode : IAsyncDisposable
{
    private readonly IHost _host;

    private SoakNode(IHost host, IStore store)
    {
        _host = host;
        Store = store;
    }

    /// <summary>Its store.</summary>
    public IStore Store { get; }

    /// <summary>Starts it.</summary>
    public static async Task<SoakNode> StartAsync(string folder, SoakOptions options, SoakClock clock, CancellationToken cancellation)
    {
        var store = SqliteStore.Open(folder);
        await store.MigrateAsync(cancellation);
        var services = new SpawnServices(store, new SoakWorld(clock), GeoAtlas.Bundled, ListingCategorizer.Bundled, [.. TargetCities.Default.Take(options.Cities)], Options(), clock) { Judge = ListingJudge.Bundled };
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var place = new StoreOptions("sqlite", folder, "");
        builder.Services.AddAkka(SeedAddress.SystemName, akka => akka
            .AddHocon(AkkaSetup.Journal(place), HoconAddMode.Prepend)
            .AddHocon(ConfigurationFactory.ParseString(ConfigFiles.Shipped("store-sqlite.conf")), HoconAddMode.Append)
            .AddHocon(ConfigurationFactory.ParseString(ConfigFiles.Shipped("akka.conf")), HoconAddMode.Append)
            .AddHocon("akka { loglevel = OFF, stdout-loglevel = OFF, loggers = [] }", HoconAddMode.Prepend)
            .WithRemoting("127.0.0.1", 0)
            .WithClustering(new ClusterOptions { Roles = [.. Roles.All] })
            .WithSpawn(Roles.All, services));
        var host = builder.Build();
        await host.StartAsync(cancellation);
        var cluster = Akka.Cluster.Cluster.Get(host.Services.GetRequiredService<ActorSystem>());
        await cluster.JoinAsync(cluster.SelfAddress, cancellation);
        return new SoakNode(host, store);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await Store.DisposeAsync();
    }

    // Everything is kept for days instead of months, so that a month shows whether it stays flat.
    private static SpawnOptions Options() => new()
    {
        ControllerTick = TimeSpan.FromMilliseconds(100),
        IdlePoll = TimeSpan.FromMilliseconds(50),
        RequestPoll = TimeSpan.FromMilliseconds(20),
        MaxCommitWait = TimeSpan.FromMilliseconds(1),
        DiscoveryInterval = TimeSpan.Zero,
        Retry = new RetryPolicy(10, BackoffStrategy.Fixed, TimeSpan.FromMilliseconds(20), 1, TimeSpan.FromMilliseconds(20), 0),
        Types = new SpawnOptions().Types.ToImmutableSortedDictionary(type => type.Key, _ => new WorkerTypeOptions(4, 4)),
        MaxWorkers = 12,
        Scaling = new() { Enabled = false },
        Feed = new FeedRetention { Keep = TimeSpan.FromDays(3) },
        Retention = new RetentionOptions
        {
            Pause = TimeSpan.FromMilliseconds(2),
            Keep = RetentionRules.Aged.ToImmutableSortedDictionary(rule => rule.Table, rule => TimeSpan.FromDays(rule.Table == "audit_log" ? 5 : 3), StringComparer.Ordinal),
        },
    };
}
