using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Cluster.Sharding;
using Akka.Hosting;
using SceneScout.Actors.Hosting;
using SceneScout.Threds.Cluster.Agents;
using SceneScout.Threds.Cluster.Cards;
using SceneScout.Threds.Cluster.Instances;
using SceneScout.Threds.Cluster.Intake;
using SceneScout.Threds.Cluster.Journal;
using SceneScout.Threds.Cluster.Memory;
using SceneScout.Threds.Cluster.Participants;
using SceneScout.Threds.Cluster.Patterns;
using SceneScout.Threds.Cluster.Wire;

namespace SceneScout.Threds.Cluster.Hosting;

/// <summary>Puts the threds on a node, whatever its roles; the node, its tests and the benches use the same.</summary>
internal static class ThredHosting
{
    private static readonly TimeSpan IdleAfter = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FlushPatience = TimeSpan.FromSeconds(3);

    /// <summary>Registers regions, the node's catalog, its writer of cards and its waker, and the serializer.</summary>
    /// <param name="builder">The actor system's builder, with remoting and clustering set up.</param>
    /// <param name="host">Where the services of the node's threds are to be had once the system is there.</param>
    internal static AkkaConfigurationBuilder WithThreds(this AkkaConfigurationBuilder builder, ThredHost host)
    {
        builder
            .AddHocon(ThredJournal.Hocon, HoconAddMode.Append)
            .AddSetup(new ThredJournalSetup(host.Journal, TimeProvider.System))
            .WithCustomSerializer("scenescout-threds", [typeof(IThredWire)], system => new ThredWireSerializer(system))
            .WithActors((system, registry) =>
            {
                var services = host.Open(system, registry);
                registry.Register<ThredKeys.Cards>(system.ActorOf(ActorFactory.Of(() => new CardWriterActor(services)), "thred-cards"));
                registry.Register<ThredKeys.Memory>(system.ActorOf(ActorFactory.Of(() => new ThredMemoryActor(services.MostResident)), "thred-memory"));
                system.ActorOf(ActorFactory.Of(() => new CatalogActor(services.Catalog)), CatalogActor.Name);
            });
        Region<ThredKeys.Threds>(builder, "thred", new ThredExtractor(), id => ThredActor.Props(id, host.Services));
        Region<ThredKeys.Patterns>(builder, "pattern", new PatternExtractor(), id => PatternActor.Props(id, host.Services));
        Region<ThredKeys.Participants>(builder, "participant", new ParticipantExtractor(), id => ParticipantActor.Props(id, host.Services.MailboxOf(id), host.Services.Time));
        return builder
            .WithActors((system, _) =>
            {
                system.ActorOf(ActorFactory.Of(() => new WakerActor(host.Services)), "thred-waker");
                system.ActorOf(ActorFactory.Of(() => new PersistenceActor(host.Services, host.Intake)), "thred-persistence");
            })
            // The shards have gone by then, and said what is to be done with their threds.
            .AddStartup((system, registry) => CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseClusterShutdown, "thred-cards", () => FlushAsync(registry)));
    }

    private static async Task<Akka.Done> FlushAsync(IActorRegistry registry)
    {
        try
        {
            await registry.Get<ThredKeys.Cards>().Ask<CardMessages.Flushed>(new CardMessages.Flush(), FlushPatience);
        }
        catch (AskTimeoutException)
        {
            // Then these threds are found by the node that is no more.
        }

        return Akka.Done.Instance;
    }

    private static void Region<TKey>(AkkaConfigurationBuilder builder, string name, IMessageExtractor extractor, Func<string, Props> props) =>
        builder.WithShardRegion<TKey>(name, (_, _, _) => props, extractor, new ShardOptions
        {
            StateStoreMode = StateStoreMode.DData,
            RememberEntities = false,
            HandOffStopMessage = Rest.Instance,
            PassivateIdleEntityAfter = IdleAfter,
        });
}
