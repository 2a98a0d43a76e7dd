using System.Text.Json.Nodes;
using SceneScout.Node.Demo;
using Xunit;

namespace SceneScout.Node.Tests.Shell;

/// <summary>Every verb against a running node; the line formats are those of Petabridge.Cmd, which scripts rely on.</summary>
[Collection(NodeCollection.Name)]
public sealed class PaletteTests(NodeFixture fixture)
{
    private const string Roles = "[controller,discovery,ingestion,processing]";

    private string Self => fixture.Node.ClusterAddress.ToString();

    [Fact]
    public async Task Cluster_shows_members_in_the_format_that_scripts_know()
    {
        Assert.Equal($"{Self} | {Roles} | up |  | 0.1.0\nCount: 1 nodes", await fixture.TextAsync("cluster", "show"));
        Assert.Equal($"{Self} | {Roles} | up |  | 0.1.0", await fixture.TextAsync("cluster", "status"));
        Assert.Equal($"{Self} | {Roles} | up |  | 0.1.0", await fixture.TextAsync("cluster", "status", ("address", Self)));
        Assert.Equal(Self, await fixture.TextAsync("cluster", "leader"));
        Assert.Equal("There are no unreachable members.", await fixture.TextAsync("cluster", "down-unreachable"));
        Assert.Equal($"Joining {Self}", await fixture.TextAsync("cluster", "join", ("address", Self)));
        Assert.True((bool)(await fixture.DataAsync("cluster", "show"))[0]!["data"]!["reachable"]!);
    }

    [Fact]
    public async Task Sharding_shows_regions_shards_and_entities()
    {
        Assert.Equal("area\nblock\nworker-discovery\nworker-ingestion\nworker-processing", await fixture.TextAsync("cluster-sharding", "list-regions"));
        await EventuallyAsync(async () => Assert.Equal("worker-discovery-1\nworker-discovery-2", await fixture.TextAsync("cluster-sharding", "list-entities", ("region", "worker-discovery"))));

        var shards = (await fixture.TextAsync("cluster-sharding", "list-shards", ("region", "worker-discovery"))).Split('\n');
        Assert.All(shards, s => Assert.Matches("^[0-9]{1,2}$", s));
        Assert.Equal(
            $"{Self} | {Roles} | up |  | 0.1.0 [coordinator](worker-discovery) | shards: {shards.Length} | entities: 2\nTotal: shards: {shards.Length} | entities: 2",
            await fixture.TextAsync("cluster-sharding", "region-stats", ("region", "worker-discovery")));
    }

    [Fact]
    public async Task The_actor_tree_is_the_same_in_two_readings_of_a_quiet_part()
    {
        var first = await fixture.TextAsync("actor", "hierarchy", ("start", "/user"), ("depth", "1"));

        Assert.Equal(first, await fixture.TextAsync("actor", "hierarchy", ("start", "/user"), ("depth", "1")));
        Assert.StartsWith("akka://scenescout/user\n", first, StringComparison.Ordinal);
        Assert.Contains("\nakka://scenescout/user/introspection\n", first, StringComparison.Ordinal);
        Assert.StartsWith($"{Self}/user\n{Self}/user/", await fixture.TextAsync("actor", "hierarchy", ("start", $"{Self}/user"), ("depth", "1")), StringComparison.Ordinal);
        Assert.Equal("akka://scenescout", await fixture.TextAsync("actor", "system"));
    }

    [Fact]
    public async Task The_log_is_written_peeked_and_tailed()
    {
        await fixture.TextAsync("log", "warn", ("message", "deploy begins"));
        var line = (await fixture.TextAsync("log", "peek", ("count", "1000"))).Split('\n').Last(l => l.Contains("deploy begins", StringComparison.Ordinal));
        Assert.Matches(@"^\[WARNING\]\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}Z\]\[operator\] deploy begins \[admin@.*\]$", line);

        using var request = new HttpRequestMessage(HttpMethod.Post, "api/palettes/log/tail");
        using var stop = new CancellationTokenSource();
        var talking = TalkAsync("said while tailing", stop.Token);
        using var answer = await fixture.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        JsonNode tailed;
        do
            tailed = JsonNode.Parse((await reader.ReadLineAsync())!)!;
        while (!tailed["text"]!.ToString().Contains("said while tailing", StringComparison.Ordinal));
        await stop.CancelAsync();
        await talking;
        Assert.Equal("information", tailed["data"]!["level"]!.ToString());
    }

    [Fact]
    public async Task Cluster_tail_begins_with_the_members_that_are_there()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/palettes/cluster/tail");
        using var answer = await fixture.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());

        Assert.Equal($"MemberUp: {Self} | up", JsonNode.Parse((await reader.ReadLineAsync())!)!["text"]!.ToString());
    }

    [Fact]
    public async Task The_process_says_what_and_how_old_it_is()
    {
        Assert.Matches("^0d 0h \\d+m \\d+s$", await fixture.TextAsync("system", "uptime"));
        var info = await fixture.TextAsync("system", "info");
        Assert.Contains($"address: {Self}\nroles: controller,discovery,ingestion,processing\nstore: sqlite\n", info, StringComparison.Ordinal);
        Assert.Equal("", await fixture.TextAsync("remote", "connections"));
        Assert.Equal("", await fixture.TextAsync("remote", "history"));
        Assert.Equal("", await fixture.TextAsync("remote", "stats"));
    }

    [Fact]
    public async Task Discovery_asked_for_runs_through_to_events_that_can_be_explained()
    {
        Assert.Matches("^Planned shell-[0-9a-f]{32}: 1 tasks over 1 areas$", await fixture.TextAsync("spawn", "discover", ("city", "Berlin"), ("source", "yelp")));
        // The simulated world has days of its own.
        await fixture.Node.Gateway.PlanAsync(new("world", ["Berlin"], ["yelp"], new(DemoWorld.Start, DemoWorld.Start.AddDays(90))), CancellationToken.None);

        var id = "";
        await EventuallyAsync(async () =>
        {
            Assert.Contains("status: idle", await fixture.TextAsync("spawn", "status"), StringComparison.Ordinal);
            id = (await fixture.Node.Store.Events.QueryAsync(new() { Limit = 1 }, CancellationToken.None)).Events[0].Event.Id.ToString();
        });
        Assert.StartsWith($"event: {id}\ntitle: ", await fixture.TextAsync("event", "show", ("event", id)), StringComparison.Ordinal);
        Assert.Contains("\nlisting: yelp", await fixture.TextAsync("event", "explain", ("event", id)), StringComparison.Ordinal);
        Assert.Matches(@"^worker-discovery-1 \| (idle|busy) \| \S+ \| done: \d+ \| average: \d+ ms \| errors: 0 % \| ", await fixture.TextAsync("spawn", "workers", ("type", "discovery")));

        var task = (await fixture.DataAsync("task", "list", ("type", "discovery"), ("count", "1")))[0]!["data"]!["taskId"]!.ToString();
        Assert.StartsWith($"task: {task}\ntype: discovery\nstate: succeeded\nsource: yelp\n", await fixture.TextAsync("task", "show", ("task", task)), StringComparison.Ordinal);
        Assert.Equal((400, $"task '{task}' is not accepted: a live task; this one is succeeded."), await fixture.RefusedAsync("task", "cancel", NodeFixture.Operate, ("task", task)));
        Assert.Matches(@"(?m)^yelp \| on \| calls: [1-9]\d* \| 429: 0 \| ", await fixture.TextAsync("source", "list"));
        Assert.Matches(@"^discovery \| every: 6h \| next: \d{4}-", await fixture.TextAsync("schedule", "show"));
        Assert.Equal("", await fixture.TextAsync("dlq", "list"));
    }

    [Theory]
    [InlineData("cluster", "status", "address", "akka.tcp://scenescout@nowhere:1", "address 'akka.tcp://scenescout@nowhere:1' is not accepted: one of akka.tcp://")]
    [InlineData("cluster", "join", "address", "nowhere", "address 'nowhere' is not accepted: an address such as akka.tcp://scenescout@10.0.0.1:4053.")]
    [InlineData("cluster-sharding", "region-stats", "region", "blk", "region 'blk' is not accepted: one of area, block, worker-discovery, worker-ingestion, worker-processing.")]
    [InlineData("actor", "hierarchy", "start", "/nowhere", "start '/nowhere' is not accepted: the path of a running actor.")]
    [InlineData("actor", "hierarchy", "start", "nowhere", "start 'nowhere' is not accepted: a path such as /user or /system")]
    [InlineData("actor", "hierarchy", "depth", "65", "depth '65' is not accepted: a whole number from 0 to 64.")]
    [InlineData("task", "show", "task", "t-0", "task 't-0' is not accepted: the id of a task, as task list gives it.")]
    [InlineData("task", "list", "state", "odd", "state 'odd' is not accepted: one of queued, leased, succeeded, dead-lettered, cancelled.")]
    [InlineData("event", "show", "event", "e-0", "event 'e-0' is not accepted: the id of an event, a UUID.")]
    [InlineData("spawn", "discover", "source", "odd", "source 'odd' is not accepted: one of eventbrite, ticketmaster, yelp, googleplaces, meetup.")]
    [InlineData("spawn", "discover", "city", "Atlantis", "cities 'Atlantis': not a city that is known; give a name such as Berlin.")]
    [InlineData("log", "info", "colour", "red", "colour is not an argument of info: it takes <message>.")]
    public async Task Bad_input_is_refused_with_its_name_its_value_and_what_is_accepted(string palette, string verb, string name, string value, string detail)
    {
        var (status, said) = await fixture.RefusedAsync(palette, verb, NodeFixture.Admin, (name, value));

        Assert.Equal(400, status);
        Assert.StartsWith(detail, said, StringComparison.Ordinal);
    }

    // Lines are said until somebody hears one: a tail begins when its request has come through.
    private async Task TalkAsync(string message, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
            await fixture.TextAsync("log", "info", ("message", message));
    }

    private static async Task EventuallyAsync(Func<Task> claim)
    {
        for (var left = 600; ; left--)
            try
            {
                await claim();
                return;
            }
            catch (Exception e) when (left > 0 && e is Xunit.Sdk.XunitException or IndexOutOfRangeException)
            {
                await Task.Delay(100);
            }
    }
}
