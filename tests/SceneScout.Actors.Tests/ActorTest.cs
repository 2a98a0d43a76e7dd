using Akka.Configuration;
using Microsoft.Data.Sqlite;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Events;
using SceneScout.Domain.Tasks;
using SceneScout.Geocoding;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Actors.Tests;

/// <summary>An actor system with a cluster of one and a journal in memory, over a real SQLite store.</summary>
public abstract class ActorTest(Config? over = null) : Akka.TestKit.Xunit.TestKit(over is null ? Config : over.WithFallback(Config), "scenescout")
{
    protected static readonly CancellationToken None = CancellationToken.None;

    // Far beyond what anything here takes: a test that waits so long has failed.
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    protected static readonly Config Config = ConfigurationFactory.ParseString(
        """
        akka {
          loglevel = WARNING
          actor.provider = cluster
          actor.serializers.scenescout = "SceneScout.Actors.Serialization.WireSerializer, SceneScout.Actors"
          actor.serialization-bindings { "SceneScout.Actors.Serialization.IWireMessage, SceneScout.Actors" = scenescout }
          actor.serialize-messages = on
          remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
          persistence.journal.plugin = "akka.persistence.journal.inmem"
          persistence.snapshot-store.plugin = "akka.persistence.snapshot-store.inmem"
        }
        """);

    protected string Folder { get; } = Directory.CreateTempSubdirectory("scenescout-actors-").FullName;

    protected IStore Store { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Store = SqliteStore.Open(Folder);
        await Store.MigrateAsync(None);
    }

    public override async ValueTask DisposeAsync()
    {
        await Sys.Terminate();
        await Store.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        await base.DisposeAsync();
    }

    protected static SpawnOptions Options { get; } = new()
    {
        ControllerTick = TimeSpan.FromMilliseconds(100),
        IdlePoll = TimeSpan.FromMilliseconds(50),
        RequestPoll = TimeSpan.FromMilliseconds(100),
        Scaling = new() { Enabled = false, Interval = TimeSpan.FromMilliseconds(100) },
    };

    protected SpawnServices Services(SpawnOptions? options = null) =>
        new(Store, SourceSet.Create(new Dictionary<SourceName, SourceOptions>(), TimeProvider.System), GeoAtlas.Bundled, new FixedCategorizer(), [], options ?? Options, TimeProvider.System);

    /// <summary>The same store in the hands of another process.</summary>
    protected IStore Elsewhere() => SqliteStore.Open(Folder);

    /// <summary>Changes the store behind everybody's back.</summary>
    protected async Task<int> RunSqlAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, SqliteStore.FileName)};Pooling=False");
        await connection.OpenAsync();
#pragma warning disable CA2100 // The tests' own SQL.
        await using var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync();
    }

    protected static NewTask TaskOf(string id, TaskType? type = null) => new() { Id = id, Type = type ?? TaskType.Processing, ParametersJson = "{}" };

    protected Task EnqueueAsync(params NewTask[] tasks) => Store.Tasks.EnqueueAsync(tasks, 10_000, DateTimeOffset.UtcNow, None);

    protected async Task<TaskState> StateAsync(string id) => (await Store.Tasks.FindAsync(id, None))!.State;

    protected Task BecomesAsync(Func<Task<bool>> condition) => AwaitConditionAsync(condition, Patience, TimeSpan.FromMilliseconds(50));
}
