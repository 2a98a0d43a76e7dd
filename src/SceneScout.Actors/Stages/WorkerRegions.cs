using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Cluster.Sharding;
using Akka.Configuration;
using Akka.Hosting;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Stages;

/// <summary>The workers' shard regions of a node, one a stage; where a node has not the stage's role, a proxy.</summary>
internal sealed class WorkerRegions
{
    private readonly Dictionary<TaskType, IActorRef> _regions = [];

    /// <summary>Type name of a stage's region.</summary>
    public static string NameOf(StageDefinition stage) => $"worker-{stage.Type.Name()}";

    /// <summary>The region of a stage.</summary>
    public IActorRef Of(TaskType type) => _regions[type];

    /// <summary>Starts the region of a stage, or its proxy.</summary>
    public async Task StartAsync(StageDefinition stage, IReadOnlyCollection<string> roles, SpawnServices services, ActorSystem system, IActorRegistry registry)
    {
        var sharding = ClusterSharding.Get(system);
        if (!roles.Contains(stage.Role))
        {
            _regions[stage.Type] = await sharding.StartProxyAsync(NameOf(stage), stage.Role, new WorkerExtractor());
            return;
        }

        var settings = Settings(stage, system);
        var context = new StageContext(services, registry);
        var workers = registry.Get<Keys.WorkerRegistry>();
        _regions[stage.Type] = await sharding.StartAsync(
            NameOf(stage),
            id => ActorFactory.Of(() => new WorkerActor(id, stage.Type, services, task => stage.Runner(task, context), workers)),
            settings,
            new WorkerExtractor(),
            sharding.DefaultShardAllocationStrategy(settings),
            HandOff.Instance);
    }

    private static ClusterShardingSettings Settings(StageDefinition stage, ActorSystem system)
    {
        var options = new ShardOptions
        {
            Role = stage.Role,
            StateStoreMode = StateStoreMode.DData,
            RememberEntities = false,
            // A worker's work comes from the store, not through the shard: to the shard it looks idle whenever the controller is gone, and must stay.
            ShouldPassivateIdleEntities = false,
        };
        var config = ConfigurationFactory.ParseString(options.ToString()).WithFallback(system.Settings.Config.GetConfig("akka.cluster.sharding"));
        return ClusterShardingSettings.Create(config, system.Settings.Config.GetConfig(config.GetString("coordinator-singleton")));
    }
}
