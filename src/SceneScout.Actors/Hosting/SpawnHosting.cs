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
using SceneScout.Actors.Channels.Requests;
using SceneScout.Actors.Controller;
using SceneScout.Actors.Feed;
using SceneScout.Actors.Registry;
using SceneScout.Actors.Serialization;
using SceneScout.Actors.Workers;
using SceneScout.Actors.Workers.Discovery;
using SceneScout.Actors.Workers.Ingestion;
using SceneScout.Actors.Workers.Processing;
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

    /// <summary>The budgets' region or its proxy.</summary>
    public sealed class Quotas;

    /// <summary>The discovery workers' region or its proxy.</summary>
    public sealed class DiscoveryWorkers;

    /// <summary>The ingestion workers' region or its proxy.</summary>
    public sealed class IngestionWorkers;

    /// <summary>The processing workers' region or its proxy.</summary>
    public sealed class ProcessingWorkers;

    /// <summary>The node's worker registry.</summary>
    public sealed class WorkerRegistry;

    /// <summary>The node's bridge to the outside world.</summary>
    public sealed class Bridge;

    /// <summary>What wakes the node's readers of the feed.</summary>
    public sealed class FeedWatch;

    /// <summary>The node's watchdog of shard regions.</summary>
    public sealed class Watchdog;
}

/// <summary>Roles of nodes.</summary>
public static class Roles
{
    /// <summary>May host the controller.</summary>
    public const string Controller = "controller";

    /// <summary>All roles.</summary>
    public static readonly IReadOnlyList<string> All = [Controller, .. TaskTypes.All.Select(t => t.Name())];
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
        builder
            .WithCustomSerializer("scenescout", [typeof(IWireMessage)], system => new WireSerializer(system))
            .WithDistributedPubSub("")
            .WithActors((system, registry) =>
            {
                writer.Run(system.Materializer());
                registry.Register<Keys.BlockMemory>(system.ActorOf(BlockMemoryActor.Props(services.Options.Blocks), "block-memory"));
                registry.Register<Keys.WorkerRegistry>(system.ActorOf(Props.Create(() => new WorkerRegistryActor(services)), "worker-registry"));
                registry.Register<Keys.FeedWatch>(system.ActorOf(Props.Create(() => new FeedWatchActor(services)), "feed-watch"));
                registry.Register<Keys.Bridge>(system.ActorOf(Props.Create(() => new BridgeActor(services, () => registry.Get<Keys.Controller>())), "bridge"));
            });

        Region<Keys.Areas>(builder, roles, "area", Roles.All[1], (_, _) => AreaActor.Props, new AreaExtractor());
        Region<Keys.Blocks>(builder, roles, "block", TaskType.Ingestion.Name(), (_, registry) => block => BlockActor.Props(block, services, writer, registry.Get<Keys.BlockMemory>()), new BlockExtractor(), idleAfter: services.Options.Blocks.IdleAfter);
        Workers<Keys.DiscoveryWorkers>(builder, roles, TaskType.Discovery, services, registry => task => DiscoveryRunner.Props(task, services, registry.Get<Keys.Areas>()));
        Workers<Keys.IngestionWorkers>(builder, roles, TaskType.Ingestion, services, registry => task => IngestionRunner.Props(task, services, registry.Get<Keys.Blocks>()));
        Workers<Keys.ProcessingWorkers>(builder, roles, TaskType.Processing, services, _ => task => ProcessingRunner.Props(task, services));
        return Controller(builder, roles, services).WithActors((system, registry) => Watch(system, registry, roles, services));
    }

    private static void Watch(ActorSystem system, IActorRegistry registry, IReadOnlyCollection<string> roles, SpawnServices services)
    {
        var all = new (string Name, string Role, Func<IActorRef> Region)[]
        {
            ("area", TaskType.Discovery.Name(), registry.Get<Keys.Areas>),
            ("block", TaskType.Ingestion.Name(), registry.Get<Keys.Blocks>),
            ("worker-discovery", TaskType.Discovery.Name(), registry.Get<Keys.DiscoveryWorkers>),
            ("worker-ingestion", TaskType.Ingestion.Name(), registry.Get<Keys.IngestionWorkers>),
            ("worker-processing", TaskType.Processing.Name(), registry.Get<Keys.ProcessingWorkers>),
        };
        var hosted = all.Where(r => roles.Contains(r.Role)).ToImmutableSortedDictionary(r => r.Name, r => r.Region());
        registry.Register<Keys.Watchdog>(system.ActorOf(
            Props.Create(() => new RegionWatchdogActor(hosted, WatchInterval, services.Options.RegionSilence, services.Time, () => CoordinatedShutdown.Get(system).Run(RegionUnresponsive.Instance))),
            "region-watchdog"));
    }

    private static void Workers<TKey>(
        AkkaConfigurationBuilder builder,
        IReadOnlyCollection<string> roles,
        TaskType type,
        SpawnServices services,
        Func<IActorRegistry, Func<TaskRecord, Props>> runner) =>
        Region<TKey>(
            builder,
            roles,
            $"worker-{type.Name()}",
            type.Name(),
            (_, registry) => id => Props.Create(() => new WorkerActor(id, type, services, runner(registry), registry.Get<Keys.WorkerRegistry>())),
            new WorkerExtractor(),
            HandOff.Instance);

    private static void Region<TKey>(
        AkkaConfigurationBuilder builder,
        IReadOnlyCollection<string> roles,
        string typeName,
        string role,
        Func<ActorSystem, IActorRegistry, Func<string, Props>> props,
        IMessageExtractor extractor,
        object? handOff = null,
        TimeSpan? idleAfter = null)
    {
        if (roles.Contains(role))
            builder.WithShardRegion<TKey>(typeName, (system, registry, _) => props(system, registry), extractor, new ShardOptions
            {
                Role = role,
                StateStoreMode = StateStoreMode.DData,
                RememberEntities = false,
                HandOffStopMessage = handOff ?? PoisonPill.Instance,
                // A worker's work comes from the store, not through the shard: to the shard it looks idle whenever the controller is gone, and must stay.
                ShouldPassivateIdleEntities = handOff is null,
                PassivateIdleEntityAfter = idleAfter ?? IdleAfter,
            });
        else
            builder.WithShardRegionProxy<TKey>(typeName, role, extractor);
    }

    private static AkkaConfigurationBuilder Controller(AkkaConfigurationBuilder builder, IReadOnlyCollection<string> roles, SpawnServices services)
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
                var workers = TaskTypes.All.ToDictionary(type => type, type => system.ActorOf(RoleGate.Props(type.Name(), RegionOf(type)), $"gate-{type.Name()}"));
                return SpawnController.Props(services, type => workers[type], (message, topic) => mediator.Tell(new Publish(topic, message)), node);

                IActorRef RegionOf(TaskType type) => type switch
                {
                    TaskType.Discovery => registry.Get<Keys.DiscoveryWorkers>(),
                    TaskType.Ingestion => registry.Get<Keys.IngestionWorkers>(),
                    _ => registry.Get<Keys.ProcessingWorkers>(),
                };
            },
            new ClusterSingletonOptions { Role = Roles.Controller, TerminationMessage = SpawnController.StopController.Instance });
    }
}
