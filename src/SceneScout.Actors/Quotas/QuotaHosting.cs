using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Cluster.Sharding;
using Akka.Hosting;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Tasks;

namespace SceneScout.Actors.Quotas;

/// <summary>Budgets by their source.</summary>
public sealed class QuotaExtractor() : HashCodeMessageExtractor(Shards.Count)
{
    /// <inheritdoc />
    public override string? EntityId(object message) => (message as IQuotaCommand)?.Source;
}

/// <summary>Puts the budgets on a node: owners where discovery runs, a proxy elsewhere, and the node's client.</summary>
public static class QuotaHosting
{
    /// <summary>Registers the region or its proxy and the client.</summary>
    /// <param name="builder">The actor system's builder.</param>
    /// <param name="roles">Roles of this node.</param>
    /// <param name="options">What is configured.</param>
    /// <param name="budget">The gates of this node; null when it calls no source.</param>
    /// <param name="time">The clock.</param>
    public static AkkaConfigurationBuilder WithQuotas(
        this AkkaConfigurationBuilder builder, IReadOnlyCollection<string> roles, QuotaOptions options, QuotaBudget? budget, TimeProvider time)
    {
        const string name = "quota";
        var role = TaskType.Discovery.Name();
        if (roles.Contains(role))
            builder.WithShardRegion<Keys.Quotas>(name, (_, _, _) => source => QuotaActor.Props(source, options, time), new QuotaExtractor(), new ShardOptions
            {
                Role = role,
                StateStoreMode = StateStoreMode.DData,
                RememberEntities = false,
                HandOffStopMessage = PoisonPill.Instance,
                // Much longer than leases: an owner that stops and comes back waits for the leases that it has forgotten.
                PassivateIdleEntityAfter = TimeSpan.FromMinutes(10),
            });
        else
            builder.WithShardRegionProxy<Keys.Quotas>(name, role, new QuotaExtractor());
        return budget is null
            ? builder
            : builder.WithActors((system, registry) =>
                system.ActorOf(Props.Create(() => new QuotaClient(budget, registry.Get<Keys.Quotas>(), time)), "quota-client"));
    }
}
