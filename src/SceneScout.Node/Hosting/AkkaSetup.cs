using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Hosting;
using Akka.Configuration;
using Akka.Hosting;
using Akka.Remote.Hosting;
using SceneScout.Actors.Failover;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Introspection;
using SceneScout.Node.Configuration;

namespace SceneScout.Node.Hosting;

/// <summary>Sets up the actor system of a node from the shipped HOCON and the options.</summary>
internal static class AkkaSetup
{
    /// <summary>Adds configuration, remoting, cluster and the pipeline's actors.</summary>
    public static AkkaConfigurationBuilder Configure(AkkaConfigurationBuilder builder, ScoutOptions options, SpawnServices services)
    {
        builder
            .AddHocon(Journal(options.Store), HoconAddMode.Prepend)
            .AddHocon($"akka.coordinated-shutdown.phases.before-service-unbind.timeout = {SpanText.Write(options.DrainTime + Draining.Slack + Draining.Slack)}", HoconAddMode.Prepend)
            .AddHocon(ConfigurationFactory.ParseString(ConfigFiles.Shipped($"store-{options.Store.Kind}.conf")), HoconAddMode.Append)
            .AddHocon(ConfigurationFactory.ParseString(ConfigFiles.Shipped("akka.conf")), HoconAddMode.Append)
            .ConfigureLoggers(loggers =>
            {
                loggers.LogLevel = options.Telemetry.LogLevel <= Microsoft.Extensions.Logging.LogLevel.Debug ? Akka.Event.LogLevel.DebugLevel : Akka.Event.LogLevel.InfoLevel;
                loggers.ClearLoggers();
                loggers.AddLoggerFactory();
            })
            .WithRemoting(Remoting(options))
            .WithClustering(new ClusterOptions
            {
                Roles = [.. options.Roles],
                AppVersion = typeof(AkkaSetup).Assembly.GetName().Version!.ToString(3),
                SeedNodes = options.Seeds.Count == 0 ? null : InOrder(options.Seeds),
                MinimumNumberOfMembers = options.MinMembers,
            })
            .WithIntrospection(services.Time)
            .WithCrashWatch(services.Time)
            .WithSpawn(options.Roles, services)
            .WithDraining(options.DrainTime)
            .WithActors((system, _) =>
            {
                if (options.Store.Kind == "postgres")
                    system.ActorOf(Props.Create(() => new JournalPool()), "journal-pool");
            })
            // What is said after the log has gone, such as the end of remoting, would go to the console as it is, and is no news.
            .AddStartup((system, _) => CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "no-last-words", () =>
            {
                system.EventStream.SetLogLevel(Akka.Event.LogLevel.WarningLevel);
                return Task.FromResult(Akka.Done.Instance);
            }));
        return options.Seeds.Count > 0
            ? builder
            : builder.AddStartup((system, _) =>
            {
                var cluster = Akka.Cluster.Cluster.Get(system);
                cluster.Join(cluster.SelfAddress);
            });
    }

    /// <summary>The seeds by address. While nobody is up, the member with the lowest address leads, in the eyes of everybody who knows it; the first seed is the one that everybody knows.
    /// Were they two members, nodes that join at the same time could each lead for a moment and give members different ages, and a singleton would stay on a node that is not the oldest.</summary>
    internal static string[] InOrder(IEnumerable<string> seeds) => [.. seeds.OrderBy(Address.Parse, Member.AddressOrdering)];

    private static RemoteOptions Remoting(ScoutOptions options)
    {
        var remoting = new RemoteOptions
        {
            HostName = options.NodeBind.Length == 0 ? options.NodeHost : options.NodeBind,
            PublicHostName = options.NodeHost,
            Port = options.NodePort,
        };
        if (options.Tls is { } tls)
            (remoting.EnableSsl, remoting.Ssl) = (true, NodeTls.Load(tls));
        return remoting;
    }

    internal static Config Journal(StoreOptions store) => store.Kind == "postgres"
        ? Connections(store.Connection, store.Connection)
        : Connections(Sqlite(store.Folder, "journal.db"), Sqlite(store.Folder, "snapshots.db"));

    private static string Sqlite(string folder, string file) => $"Data Source={Path.Combine(Path.GetFullPath(folder), file)};Cache=Private;Pooling=True";

    private static Config Connections(string journal, string snapshots) => ConfigurationFactory.ParseString($$"""
        akka.persistence.journal.sql.connection-string = {{Quote(journal)}}
        akka.persistence.snapshot-store.sql.connection-string = {{Quote(snapshots)}}
        """);

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
