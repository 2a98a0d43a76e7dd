using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Configuration;
using Akka.Hosting;
using Akka.Remote.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Hosting;

namespace SceneScout.Lab.Bench.Threds;

/// <summary>A node with threds and nothing else, with the journal settings that ship.</summary>
internal sealed class ThredBenchNode : IAsyncDisposable
{
    private readonly IHost _host;

    private ThredBenchNode(IHost host, IStore store, ThredHost threds, MeasuredJournal journal) => (_host, Store, Threds, Journal) = (host, store, threds, journal);

    /// <summary>Its journal.</summary>
    public MeasuredJournal Journal { get; }

    /// <summary>Its store.</summary>
    public IStore Store { get; }

    /// <summary>Its threds.</summary>
    public ThredHost Threds { get; }

    /// <summary>Its actor system.</summary>
    public ActorSystem System => _host.Services.GetRequiredService<ActorSystem>();

    /// <summary>Starts it and waits until it is up.</summary>
    public static async Task<ThredBenchNode> StartAsync(StoreOptions options, CancellationToken cancellation)
    {
        var store = StoreOpening.Open(options);
        await store.MigrateAsync(cancellation);
        var journal = new MeasuredJournal(store.ThredJournal);
        var threds = new ThredHost(store.Threds, journal, store.ThredRecords, TimeProvider.System, () => NullLogger.Instance);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddAkka(SeedAddress.SystemName, akka => akka
            .AddHocon(AkkaSetup.Journal(options), HoconAddMode.Prepend)
            .AddHocon(ConfigurationFactory.ParseString(ConfigFiles.Shipped($"store-{options.Kind}.conf")), HoconAddMode.Append)
            .AddHocon(ConfigurationFactory.ParseString(ConfigFiles.Shipped("akka.conf")), HoconAddMode.Append)
            .AddHocon("akka { loglevel = OFF, stdout-loglevel = OFF, loggers = [] }", HoconAddMode.Prepend)
            .WithRemoting("127.0.0.1", 0)
            .WithClustering(new ClusterOptions())
            .WithThreds(threds));
        var host = builder.Build();
        await host.StartAsync(cancellation);
        var cluster = Akka.Cluster.Cluster.Get(host.Services.GetRequiredService<ActorSystem>());
        await cluster.JoinAsync(cluster.SelfAddress, cancellation);
        return new(host, store, threds, journal);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Threds.Dispose();
        await Store.DisposeAsync();
    }
}
