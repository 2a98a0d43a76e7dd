using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Akka.Actor;
using Akka.Configuration;
using Akka.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using SceneScout.Actors.Journals;
using SceneScout.Actors.Quotas;
using SceneScout.Domain.Quotas;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Storage.Postgres;
using SceneScout.TestPostgres;
using Xunit;

namespace SceneScout.Node.Tests.Journals;

public sealed class Journal_on_SQLite : JournalSuite
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-journal-").FullName;

    [Fact]
    public Task An_actor_that_trims_keeps_few_events_over_thousands_of_commands_and_comes_back_as_it_was() => TrimsAsync(new StoreOptions("sqlite", _folder, ""));

    [Fact]
    public Task An_actor_whose_history_counts_keeps_it_all() => KeepsAsync(new StoreOptions("sqlite", _folder, ""));

    public override Task DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    protected override DbConnection Open(string table) => new SqliteConnection($"Data Source={Path.Combine(_folder, table == "journal" ? "journal.db" : "snapshots.db")};Pooling=False");
}

public sealed class Journal_on_PostgreSQL : JournalSuite
{
    private string _connection = "";

    [PostgresFact]
    public Task An_actor_that_trims_keeps_few_events_over_thousands_of_commands_and_comes_back_as_it_was() => TrimsAsync(new StoreOptions("postgres", "", _connection));

    [PostgresFact]
    public Task An_actor_whose_history_counts_keeps_it_all() => KeepsAsync(new StoreOptions("postgres", "", _connection));

    public override async Task InitializeAsync()
    {
        if (PostgresBinaries.WhyMissing is not null)
            return;
        _connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        await using var store = PostgresStore.Open(_connection);
        await store.MigrateAsync(CancellationToken.None);
    }

    protected override DbConnection Open(string table) => new NpgsqlConnection(_connection);
}

/// <summary>What stays of a journal, on the journal that nodes have.</summary>
public abstract class JournalSuite : IAsyncLifetime
{
    private const int Commands = 3_000;
    private const int EventsPerSnapshot = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly QuotaLimit Day = new(300, TimeSpan.FromDays(1), WindowKind.UtcDay);
    private static readonly QuotaOptions Budgets = new(
        ImmutableSortedDictionary<string, SourceQuota>.Empty.Add("yelp", new SourceQuota([Day], QuotaLimits.Ceiling(5), IsDocumented: true)), QuotaTiming.Default);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2027, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual Task DisposeAsync() => Task.CompletedTask;

    protected abstract DbConnection Open(string table);

    private protected async Task TrimsAsync(StoreOptions store)
    {
        var rows = new List<long>();
        string before;
        using (var system = Start(store))
        {
            var owner = system.ActorOf(Props.Create(() => new QuotaActor("yelp", Budgets, _time)));
            for (var n = 0; n < Commands; n++)
            {
                await owner.Ask<QuotaReplies.Budget>(new QuotaCommands.SetLimits("yelp", [new QuotaLimit(1 + (n % 7), TimeSpan.FromSeconds(1)), Day], $"ann {n}"), Patience);
                if (n % 300 == 299)
                    rows.Add(await CountAsync("journal", "quota-yelp"));
            }

            before = await ShowAsync(owner);
            await system.Terminate();
        }

        // Two snapshots' worth: the deletion behind the newest may still be under way. One row more keeps the number of the last event.
        Assert.All(rows, count => Assert.InRange(count, 1, (2 * EventsPerSnapshot) + 1));
        Assert.InRange(await CountAsync("snapshot", "quota-yelp"), 1, 2);

        using var again = Start(store);
        Assert.Equal(before, await ShowAsync(again.ActorOf(Props.Create(() => new QuotaActor("yelp", Budgets, _time)))));
        await again.Terminate();
    }

    private protected async Task KeepsAsync(StoreOptions store)
    {
        using var system = Start(store);
        var history = system.ActorOf(Props.Create(() => new History("thred-1")));
        for (var n = 1; n <= 50; n++)
            Assert.Equal(n, await history.Ask<int>("more", Patience));
        await system.Terminate();

        Assert.Equal(50, await CountAsync("journal", "thred-1"));
    }

    private static async Task<string> ShowAsync(IActorRef owner) => JsonSerializer.Serialize(await owner.Ask<QuotaReplies.Budget>(new QuotaCommands.Show("yelp"), Patience));

    private async Task<long> CountAsync(string table, string id)
    {
        await using var connection = Open(table);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own SQL.
        command.CommandText = $"SELECT count(*) FROM {table} WHERE persistence_id = '{id}'";
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static ActorSystem Start(StoreOptions store) => ActorSystem.Create("journals", ConfigurationFactory.ParseString(
        """
        akka {
          loglevel = OFF
          stdout-loglevel = OFF
          # A budget's owner asks its cluster who is there.
          actor.provider = cluster
          remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 }
          actor.serializers.scenescout = "SceneScout.Actors.Serialization.WireSerializer, SceneScout.Actors"
          actor.serialization-bindings { "SceneScout.Actors.Serialization.IWireMessage, SceneScout.Actors" = scenescout }
        }
        """)
        .WithFallback(AkkaSetup.Journal(store))
        .WithFallback(ConfigurationFactory.ParseString(ConfigFiles.Shipped($"store-{store.Kind}.conf"))));

    private sealed class History : SnapshottingActor
    {
        private int _events;

        public History(string id)
        {
            PersistenceId = id;
            Recover<string>(_ => _events++);
            Snapshots();
            Command<string>(more => Persist(more, _ =>
            {
                Sender.Tell(++_events);
                SnapshotAfter(10, () => _events);
            }));
        }

        public override string PersistenceId { get; }
    }
}
