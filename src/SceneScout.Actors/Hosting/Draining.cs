using Akka;
using Akka.Actor;
using Akka.Hosting;
using SceneScout.Actors.Registry;

namespace SceneScout.Actors.Hosting;

/// <summary>The first thing that a stopping node does: its workers claim no more, and short tasks end here instead of starting again elsewhere.</summary>
public static class Draining
{
    /// <summary>Room for the answer beyond the time that tasks get.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    /// <summary>Adds draining to the node's shutdown.</summary>
    /// <param name="builder">The actor system's builder, after <see cref="SpawnHosting.WithSpawn"/>.</param>
    /// <param name="within">How long running tasks may take to finish. Other nodes wait for them, so: about a second. Zero releases them at once.</param>
    public static AkkaConfigurationBuilder WithDraining(this AkkaConfigurationBuilder builder, TimeSpan within) => builder.WithActors((system, registry) =>
    {
        var shutdown = CoordinatedShutdown.Get(system);
        var workers = registry.Get<Keys.WorkerRegistry>();
        shutdown.AddTask(CoordinatedShutdown.PhaseBeforeServiceUnbind, "drain-workers", async () =>
        {
            // A node that was downed is no longer trusted with its leases: it stops at once.
            if (shutdown.ShutdownReason is not CoordinatedShutdown.ClusterDowningReason)
                await workers.Ask<WorkerReports.Drained>(new WorkerReports.Drain(within), within + Slack).ConfigureAwait(false);
            return Done.Instance;
        });
    });
}
