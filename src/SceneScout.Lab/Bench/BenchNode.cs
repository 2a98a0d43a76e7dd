using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Configuration;
using Akka.Hosting;
using Akka.Remote.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Quotas;
using SceneScout.Actors.Serialization;
using SceneScout.Domain.Events;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;

namespace SceneScout.Lab.Bench;

/// <summary>A node of a measured cluster: an actor system with the budgets, and sources that ask them.</summary>
internal sealed class BenchNode : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _isDead;

    private BenchNode(IHost host, SourceSet sources)
    {
        _host = host;
        Sources = sources;
    }

    /// <summary>Its sources.</summary>
    public SourceSet Sources { get; }

    /// <summary>Its actor system.</summary>
    public ActorSystem System => _host.Services.GetRequiredService<ActorSystem>();

    /// <summary>The budgets' region.</summary>
    public IActorRef Quotas => ActorRegistry.For(System).Get<Keys.Quotas>();

    /// <summary>Starts a node that joins a seed, or founds the cluster, and waits until it is up.</summary>
    public static async Task<BenchNode> StartAsync(IReadOnlyDictionary<SourceName, SourceOptions> options, StoreOptions store, Address? seed, TimeProvider time, CancellationToken cancellation)
    {
        var budget = new QuotaBudget(time);
        var sources = SourceSet.Create(options, time, budget: budget);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var roles = new[] { TaskType.Discovery.Name() };
        builder.Services.AddAkka(SeedAddress.SystemName, akka => akka
            .AddHocon(AkkaSetup.Journal(store), HoconAddMode.Prepend)
            .AddHocon(ConfigurationFactory.ParseString(ConfigFiles.Shipped($"store-{store.Kind}.conf")), HoconAddMode.Append)
            .AddHocon(ConfigurationFactory.ParseString(ConfigFiles.Shipped("akka.conf")), HoconAddMode.Append)
            // A node that is killed leaves errors behind on purpose.
            .AddHocon("akka { loglevel = OFF, stdout-loglevel = OFF, loggers = [] }", HoconAddMode.Prepend)
            .WithRemoting("127.0.0.1", 0)
            .WithClustering(new ClusterOptions { Roles = roles })
            .WithCustomSerializer("scenescout", [typeof(IWireMessage)], system => new WireSerializer(system))
            .WithQuotas(roles, QuotaSetup.Of(options, SourceRegistry.BuiltIn), budget, time));
        var host = builder.Build();
        await host.StartAsync(cancellation);
        var cluster = Akka.Cluster.Cluster.Get(host.Services.GetRequiredService<ActorSystem>());
        await cluster.JoinAsync(seed ?? cluster.SelfAddress, cancellation);
        return new BenchNode(host, sources);
    }

    /// <summary>Ends it as a crash does: without a word to the others.</summary>
    public async Task KillAsync()
    {
        _isDead = true;
        ((ExtendedActorSystem)System).Abort();
        await System.WhenTerminated;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Sources.Dispose();
        if (!_isDead)
            await _host.StopAsync();
        _host.Dispose();
    }
}
