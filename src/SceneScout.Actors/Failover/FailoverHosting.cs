using Akka.Hosting;

namespace SceneScout.Actors.Failover;

/// <summary>Puts the watch for crashed members on a node.</summary>
public static class FailoverHosting
{
    /// <summary>Starts it; every node has it, whatever its roles: each has a voice.</summary>
    /// <param name="builder">The actor system's builder.</param>
    /// <param name="time">The clock.</param>
    public static AkkaConfigurationBuilder WithCrashWatch(this AkkaConfigurationBuilder builder, TimeProvider time) =>
        builder.WithActors((system, registry) => registry.Register<CrashWatchActor>(system.ActorOf(CrashWatchActor.Props(system, time), CrashWatchActor.Name)));
}
