using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Cluster.Sharding;
using Akka.Cluster.Tools.PublishSubscribe;
using Akka.Hosting;
using Akka.Streams;
using SceneScout.Actors.Areas;
using SceneScout.Actors.Blocks;
using SceneScout.Actors.Blocks.Memory;
using SceneScout.Actors.Borders;
using SceneScout.Actors.Channels.Requests;
using SceneScout.Actors.Controller;
using SceneScout.Actors.Feed;
using SceneScout.Actors.Registry;
using SceneScout.Actors.Serialization;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Hosting;

/// <summary>Keys of actors in the registry.</summary>
public static class Keys
{
    /// <summary>Proxy of the <see cref="SpawnController"/>.</summary>
    public sealed class Controller;

    /// <summary>The areas' region or its proxy.</summary>
    public sealed class Areas;

    /// <summary>The blocks' region or its proxy.</summary>
    public sealed class Blocks;

    /// <summary>Who keeps the node's blocks within its memory.</summary>
    public sealed class BlockMemory;

    /// <summary>Who has events near borders of blocks looked at.</summary>
    public sealed class Borders;

    /// <summary>The budgets' region or its proxy.</summary>
    public sealed class Quotas;

    /// <summary>The node's worker registry.</summary>
    public sealed class WorkerRegistry;

    /// <summary>The node's bridge to the outside world.</summary>
    public sealed class Bridge;

    /// <summary>What wakes the node's readers of the feed.</summary>
    public sealed class FeedWatch;

    /// <summary>The node's watchdog of shard regions.</summary>
    public sealed class Watchdog;
}

/// <summary>Puts the pipeline's actors on a node; the node and its tests use the same.</summary>
public static class SpawnHosting
{
    private static readonly TimeSpan IdleAfter = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(10);

    /// <summary>Registers regions or proxies, the controller or its proxy, and the serializer.</summary>
    /// <param name="builder">The actor system's builder, with remoting and clustering set up.</param>
    /// <param name="roles">Roles of this node.</param>
    /// <param name="services">What the node's actors share.</param>
    public static AkkaConfigurationBuilder WithSpawn(this AkkaConfigurationBuilder builder, IReadOnlyCollection<string> roles, SpawnServices services)
    {
        var writer = new EventWriter(services.Store.Events, services.Time);
        var loader = new BlockLoader(services.Store.Events);
        builder
            .WithCustomSerializer("scenescout", [typeof(IWireMessage)], system => new WireSerializer(system))
            .WithDistributedPubSub("")
            .WithActors((system, registry) =>
            {
                writer.Run(system.Materializer());
                loader.Run(system.Materializer());
                registry.Register<Keys.BlockMemory>(system.ActorOf(BlockMemoryActor.Props(services.Options.Blocks), "block-memory"));
                registry.Register<Keys.WorkerRegistry>(system.ActorOf(Props.Create(() => new WorkerRegistryActor(services)), "worker-registry"));
                registry.Register<Keys.FeedWatch>(system.ActorOf(Props.Create(() => new FeedWatchActor(services)), "feed-watch"));
                registry.Register<Keys.Bridge>(system.ActorOf(Props.Create(() => new BridgeActor(services, () => registry.Get<Keys.Controller>())), "bridge"));
            });

        var regions = new WorkerRegions();
        Region<Keys.Areas>(builder, roles, "area", RoleOf(services, TaskType.Discovery), (_, _) => AreaActor.Props, new AreaExtractor());
        Region<Keys.Blocks>(builder, roles, "block", RoleOf(services, TaskType.Ingestion), (_, registry) => block => BlockActor.Props(block, services, loader, writer, registry.Get<Keys.BlockMemory>()), new BlockExtractor(), idleAfter: services.Options.Blocks.IdleAfter);
        if (roles.Contains(RoleOf(services, TaskType.Ingestion)))
            builder.WithSingleton<Keys.Borders>(
                "border-reconciler",
                (_, registry, _) => BorderActor.Props(services, registry.Get<Keys.Blocks>()),
                new ClusterSingletonOptions { Role = RoleOf(services, TaskType.Ingestion) },
                createProxyToo: false);
        builder.WithActors(async (system, registry) =>
        {
            foreach (var stage in services.Stages.Definitions)
                await regions.StartAsync(stage, roles, services, system, registry);
        });
        return Controller(builder, roles, services, regions).WithActors((system, registry) => Watch(system, registry, roles, services, regions));
    }

    private static void Watch(ActorSystem system, IActorRegistry registry, IReadOnlyCollection<string> roles, SpawnServices services, WorkerRegions regions)
    {
        IEnumerable<(string Name, string Role, Func<IActorRef> Region)> all =
        [
            ("area", RoleOf(services, TaskType.Discovery), registry.Get<Keys.Areas>),
            ("block", RoleOf(services, TaskType.Ingestion), registry.Get<Keys.Blocks>),
            .. services.Stages.Definitions.Select(stage => (WorkerRegions.NameOf(stage), stage.Role, (Func<IActorRef>)(() => regions.Of(stage.Type)))),
        ];
        var hosted = all.Where(r => roles.Contains(r.Role)).ToImmutableSortedDictionary(r => r.Name, r => r.Region());
        registry.Register<Keys.Watchdog>(system.ActorOf(
            Props.Create(() => new RegionWatchdogActor(hosted, WatchInterval, services.Options.RegionSilence, services.Time, () => CoordinatedShutdown.Get(system).Run(RegionUnresponsive.Instance))),
            "region-watchdog"));
    }

    private static string RoleOf(SpawnServices services, TaskType type) => services.Stages.Find(type)?.Role ?? type.Name();

    private static void Region<TKey>(
        AkkaConfigurationBuilder builder,
        IReadOnlyCollection<string> roles,
        string typeName,
        string role,
        Func<ActorSystem, IActorRegistry, Func<string, Props>> props,
        IMessageExtractor extractor,
        TimeSpan? idleAfter = null)
    {
        if (roles.Contains(role))
            builder.WithShardRegion<TKey>(typeName, (system, registry, _) => props(system, registry), extractor, new ShardOptions
            {
                Role = role,
                StateStoreMode = StateStoreMode.DData,
                RememberEntities = false,
                HandOffStopMessage = PoisonPill.Instance,
                PassivateIdleEntityAfter = idleAfter ?? IdleAfter,
            });
        else
            builder.WithShardRegionProxy<TKey>(typeName, role, extractor);
    }

    private static AkkaConfigurationBuilder Controller(AkkaConfigurationBuilder builder, IReadOnlyCollection<string> roles, SpawnServices services, WorkerRegions regions)
    {
        const string name = "spawn-controller";
        if (!roles.Contains(Roles.Controller))
            return builder.WithSingletonProxy<Keys.Controller>(name, new ClusterSingletonOptions { Role = Roles.Controller });
        return builder.WithSingleton<Keys.Controller>(
            name,
            (system, registry, _) =>
            {
                var mediator = DistributedPubSub.Get(system).Mediator;
                var node = Akka.Cluster.Cluster.Get(system).SelfAddress.ToString();
                var workers = services.Stages.Definitions.ToDictionary(
                    stage => stage.Type, stage => system.ActorOf(RoleGate.Props(stage.Role, regions.Of(stage.Type)), $"gate-{stage.Type.Name()}"));
                return SpawnController.Props(services, type => workers[type], (message, topic) => mediator.Tell(new Publish(topic, message)), node);
            },
            new ClusterSingletonOptions { Role = Roles.Controller, TerminationMessage = SpawnController.StopController.Instance });
    }
}
