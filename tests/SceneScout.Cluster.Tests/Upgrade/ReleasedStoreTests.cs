using System.Collections.Immutable;
using SceneScout.Actors.Workers.Ingestion;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Lab.Clusters;
using SceneScout.Storage.Sqlite;
using SceneScout.TestPostgres;

namespace SceneScout.Cluster.Tests.Upgrade;

/// <summary>What 0.1.0 left behind is opened by today's program: nothing is lost, and what was unfinished is finished.</summary>
public sealed class ReleasedStoreTests
{
    private const string Version = "0.1.0";
    private const string Live = "SELECT count(*) FROM task_assignments WHERE status IN ('queued', 'leased')";
    private const string States = "SELECT task_id, status FROM task_assignments";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);
    private static readonly DateTimeOffset WorldStart = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_SQLite_store_and_journal_of_0_1_0_open_and_go_on() => await OpensAsync(await ReleasedStore.SqliteAsync(Version));

    [PostgresFact]
    public async Task A_PostgreSQL_store_and_journal_of_0_1_0_open_and_go_on() => await OpensAsync(await ReleasedStore.PostgresAsync(Version));

    /// <summary>Listings of a place and day go where an earlier version put the events of it: under two names they would not be matched.</summary>
    [Fact]
    public async Task Every_event_of_0_1_0_stands_in_the_block_that_its_listings_are_sent_to_today()
    {
        await using var released = await ReleasedStore.SqliteAsync(Version);
        await using var store = SqliteStore.Open(released.Folder);
        await store.MigrateAsync(CancellationToken.None);
        var blocks = (await released.ReadAsync("SELECT DISTINCT block, block FROM events")).Keys;
        Assert.True(blocks.Count() > 50);

        foreach (var block in blocks)
            foreach (var stored in await store.Events.LoadBlockAsync(block, CancellationToken.None))
            {
                var member = stored.Members.First(m => BlockKey.Released(m.Listing) == block);
                var further = member.Listing with { Key = new ListingKey(SourceName.Manual, "further") };
                Assert.Equal(block, (await BlockHomes.OfAsync(store.Events, [further], CancellationToken.None))[further.Key]);
            }
    }

    private static async Task OpensAsync(ReleasedStore store)
    {
        await using var _ = store;
        using var limit = new CancellationTokenSource(Patience);
        await LocalProgram.RunAsync(store.Folder, limit.Token, [LocalProgram.Scout, "migrate", .. Sets(store.Settings)]);
        // Names and counts alike, journal included.
        foreach (var (name, sql) in store.Manifest.Queries)
            Assert.Equal((name, Text(store.Manifest.Answers[name])), (name, Text(await store.ReadAsync(sql))));
        // What was there is told to those who read the feed from its beginning.
        Assert.Equal(await store.ReadAsync("SELECT CAST(id AS TEXT), 'created' FROM events"), await store.ReadAsync("SELECT CAST(event_id AS TEXT), kind FROM event_feed"));
        var unfinished = (await store.ReadAsync(States)).Where(t => t.Value is "queued" or "leased").Select(t => t.Key).ToList();
        Assert.True(unfinished.Count > 10, $"Only {unfinished.Count} tasks are unfinished.");

        var world = new LocalClusterOptions(store.Folder)
        {
            Seed = 7,
            Events = 120,
            Start = WorldStart,
            Limits = ["eventbrite:hour=100000", "ticketmaster:day=100000", "yelp:day=100000"],
        };
        await using var simulator = await LocalSimulator.StartAsync(world, limit.Token);
        await simulator.AdvanceAsync(TimeSpan.FromHours(480), limit.Token);
        await using var node = Node(store, (await simulator.SettingsAsync(limit.Token)).ToImmutableSortedDictionary().SetItems(store.Settings));
        await node.StartAsync();
        await node.UpAsync(limit.Token);
        while (!await LocalCluster.IsReadyAsync(node, limit.Token))
            await Task.Delay(100, limit.Token);

        // The journal: what operators and sources decided holds on.
        Assert.True(await store.CountAsync("SELECT epoch FROM controller_epoch") > long.Parse(store.Manifest.Answers["epoch"][""]));
        Assert.Equal(store.Manifest.Answers["pauses"], await store.ReadAsync(store.Manifest.Queries["pauses"]));
        Assert.Equal(2, await store.CountAsync("SELECT workers FROM worker_targets WHERE task_type = 'ingestion'"));
        Assert.Contains("4/1s", await node.Http.GetStringAsync("/api/quotas", limit.Token));

        await ShellAsync(node, limit.Token, "spawn", "resume", "type", "processing");
        await ShellAsync(node, limit.Token, "spawn", "resume", "source", "googleplaces");
        while (await store.CountAsync(Live) > 0)
            await Task.Delay(200, limit.Token);
        Assert.Equal(0, await node.StopAsync(limit.Token));

        var states = await store.ReadAsync(States);
        Assert.All(unfinished, id => Assert.Equal((id, "succeeded"), (id, states[id])));
        Assert.True(await store.CountAsync("SELECT sum(searches) FROM areas") > long.Parse(store.Manifest.Answers["searches"][""]));
        // Events on both sides of a border of blocks, which 0.1.0 never held against each other, are one since.
        var (now, merged) = (await store.CountAsync("SELECT count(*) FROM events"), await store.CountAsync("SELECT count(*) FROM event_redirects"));
        Assert.True(now + merged > long.Parse(store.Manifest.Answers["events"][""]), $"{now} events and {merged} merged, of {store.Manifest.Answers["events"][""]}");
        await LocalProgram.RunAsync(store.Folder, limit.Token, [LocalProgram.Scout, "verify", .. store.Settings["store.kind"] == "sqlite" ? new[] { "--data", store.Folder } : ["--postgres", store.Settings["store.connection"]]]);
    }

    private static LocalNode Node(ReleasedStore store, ImmutableSortedDictionary<string, string> settings)
    {
        var ports = LocalPorts.Free(2);
        var more = settings
            .Add("discovery.interval", "0s").Add("spawn.idle-poll", "200ms").Add("spawn.lease-time", "10s")
            .Add("sources.eventbrite.limits", "100000/1h").Add("sources.eventbrite.calls-per-second", "50").Add("sources.ticketmaster.limits", "5/1s,100000/1d").Add("sources.yelp.limits", "10/1s,100000/utc-day");
        return new LocalNode(
            1, [], ports[0], new Uri($"http://127.0.0.1:{ports[1]}/"), store.Folder, LocalPlace.Loopback, ["node", "--port", $"{ports[0]}", "--http-port", $"{ports[1]}", .. Sets(more)]);
    }

    private static Task ShellAsync(LocalNode node, CancellationToken cancellation, params string[] words) =>
        LocalProgram.RunAsync("/", cancellation, [LocalProgram.Scout, "shell", "--url", $"{node.Http.BaseAddress}", "--yes", "--", .. words]);

    private static IEnumerable<string> Sets(IEnumerable<KeyValuePair<string, string>> settings) => settings.SelectMany(s => new[] { "--set", $"{s.Key}={s.Value}" });

    private static string Text(ImmutableSortedDictionary<string, string> rows) => string.Join(", ", rows.Select(r => $"{r.Key}={r.Value}"));
}
