using Akka.Actor;
using Akka.Hosting;

namespace SceneScout.Actors.Introspection;

/// <summary>Puts the actors that answer operators on a node.</summary>
public static class IntrospectionHosting
{
    /// <summary>Starts them; every node has them, whatever its roles.</summary>
    /// <param name="builder">The actor system's builder.</param>
    /// <param name="time">The clock.</param>
    public static AkkaConfigurationBuilder WithIntrospection(this AkkaConfigurationBuilder builder, TimeProvider time) => builder.WithActors((system, registry) =>
    {
        system.ActorOf(Props.Create(() => new IntrospectionActor()), IntrospectionActor.Name);
        registry.Register<RemoteHistoryActor>(system.ActorOf(Props.Create(() => new RemoteHistoryActor(time)), RemoteHistoryActor.Name));
    });
}
