using Akka.Actor;
using SceneScout.Actors.Hosting;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Node.Http;
using SceneScout.Node.Security;
using SceneScout.Node.Telemetry;
using SceneScout.Sources;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Hosting;

namespace SceneScout.Node.Palettes;

/// <summary>Puts the command table on a node.</summary>
internal static class ShellHosting
{
    /// <summary>Adds the table and its audit.</summary>
    /// <param name="services">The node's services.</param>
    /// <param name="log">The node's newest log lines.</param>
    /// <param name="keys">Sealed API keys.</param>
    public static void AddShell(this IServiceCollection services, LogMemory log, KeyVault keys)
    {
        services.AddSingleton(keys);
        services.AddHostedService<KeyRingFeed>();
        services.AddSingleton(given => new CommandAudit(given.GetRequiredService<IStore>().Audit, given.GetRequiredService<SpawnServices>().Time));
        services.AddSingleton(given => new CommandTable(new CommandServices(
            given.GetRequiredService<ActorSystem>(),
            given.GetRequiredService<IStore>(),
            given.GetRequiredService<SpawnGateway>(),
            given.GetRequiredService<TaskOperations>(),
            given.GetRequiredService<QuotaGateway>(),
            given.GetRequiredService<ReviewDesk>(),
            given.GetRequiredService<SpawnServices>(),
            given.GetRequiredService<SourceSet>(),
            given.GetRequiredService<PipelineRates>(),
            given.GetRequiredService<ScoutOptions>(),
            given.GetRequiredService<ThredHost>(),
            log,
            keys,
            given.GetRequiredService<ILoggerFactory>())));
    }
}
