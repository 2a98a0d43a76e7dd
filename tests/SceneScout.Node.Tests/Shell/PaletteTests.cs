using System.Text.Json.Nodes;
using Akka.Actor;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Tasks;
using SceneScout.Lab.Demo;
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
        Assert.Equal($"{Self} | {Roles} | up |  | 0.2.0\nCount: 1 nodes", await fixture.TextAsync("cluster", "show"));
        Assert.Equal($"{Self} | {Roles} | up |  | 0.2.0", await fixture.TextAsync("cluster", "status"));
        Assert.Equal($"{Self} | {Roles} | up |  | 0.2.0", await fixture.TextAsync("cluster", "status", ("address", Self)));
        Assert.Equal(Self, await fixture.TextAsync("cluster", "leader"));
        Assert.Equal("There are no unreachable members.", await fixture.TextAsync("cluster", "down-unreachable"));
        Assert.Equal($"Joining {Self}", await fixture.TextAsync("cluster", "join", ("address", Self)));
        Assert.True((bool)(await fixture.DataAsync("cluster", "show"))[0]!["data"]!["reachable"]!);
    }

    [Fact]
    public async Task Sharding_shows_regions_shards_and_entities()
    {
        Assert.Equal("area\nblock\nparticipant\npattern\nquota\nthred\nworker-discovery\nworker-ingestion\nworker-processing", await fixture.TextAsync("cluster-sharding", "list-regions"));
        // Of workers that have nothing to do one may be sent away meanwhile.
        await NodeFixture.EventuallyAsync(async () =>
        {
            var entities = (await fixture.TextAsync("cluster-sharding", "list-entities", ("region", "worker-discovery"))).Split('\n');
            Assert.All(entities, entity => Assert.Matches("^worker-discovery-[12]$", entity));
            var shards = (await fixture.TextAsync("cluster-sharding", "list-shards", ("region", "worker-discovery"))).Split('\n');
            Assert.All(shards, s => Assert.Matches("^[0-9]{1,2}$", s));
            Assert.Equal(
                $"{Self} | {Roles} | up |  | 0.2.0 [coordinator](worker-discovery) | shards: {shards.Length} | entities: {entities.Length}\nTotal: shards: {shards.Length} | entities: {entities.Length}",
                await fixture.TextAsync("cluster-sharding", "region-stats", ("region", "worker-discovery")));
        });
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
        await NodeFixture.EventuallyAsync(async () =>
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
        Assert.Matches(@"^[a-z-]+ \| [^|]+ \| (\d{4}-|-)[^|]* \| (\d{4}-|-)[^|]* \| .+$", (await fixture.TextAsync("schedule", "show", ("count", "1"))).Split('\n')[0]);
        Assert.Equal("", await fixture.TextAsync("dlq", "list"));
    }

    [Fact]
    public async Task Discovery_may_be_wanted_for_so_many_hours()
    {
        var planned = await fixture.TextAsync("spawn", "discover", ("city", "Hamburg"), ("source", "yelp"), ("deadline", "2"));
        var task = (await fixture.DataAsync("task", "list", ("type", "discovery"), ("count", "1000"))).Single(t => t!["data"]!["taskId"]!.ToString().EndsWith(planned.Split(' ', ':')[1], StringComparison.Ordinal))!["data"]!;

        Assert.InRange((long)task["deadline"]!, DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds(), DateTimeOffset.UtcNow.AddHours(2).ToUnixTimeMilliseconds());
        Assert.Contains("\ndeadline: ", await fixture.TextAsync("task", "show", ("task", task["taskId"]!.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_and_types_are_paused_and_resumed_and_say_so()
    {
        Assert.Equal("Paused source meetup", await fixture.TextAsync("source", "disable", ("source", "meetup"), ("reason", "terms under review")));
        Assert.Equal("Paused source meetup, as before", await fixture.TextAsync("spawn", "pause", ("scope", "source"), ("name", "meetup"), ("reason", "terms under review")));
        Assert.Matches(@"(?m)^meetup \| paused \| ", await fixture.TextAsync("source", "list"));
        Assert.Matches(@"(?m)^paused: source meetup since \d{4}-.* by admin@.*: terms under review$", await fixture.TextAsync("spawn", "status"));
        Assert.Equal("Resumed source meetup", await fixture.TextAsync("source", "enable", ("source", "meetup")));
        Assert.Equal("source meetup was not paused", await fixture.TextAsync("spawn", "resume", ("scope", "source"), ("name", "meetup")));
        Assert.Equal("Draining worker worker-processing-9", await fixture.TextAsync("spawn", "drain", ("scope", "worker"), ("name", "worker-processing-9")));
        await NodeFixture.EventuallyAsync(async () => Assert.Contains("\ndrained: worker worker-processing-9 since ", await fixture.TextAsync("spawn", "status"), StringComparison.Ordinal));
        Assert.Equal("Resumed worker worker-processing-9", await fixture.TextAsync("spawn", "resume", ("scope", "worker"), ("name", "worker-processing-9")));
    }

    [Fact]
    public async Task A_worker_says_how_it_is_and_after_a_shutdown_a_new_one_takes_its_place()
    {
        await NodeFixture.EventuallyAsync(async () => Assert.Contains("worker-ingestion-1 | ", await fixture.TextAsync("spawn", "workers"), StringComparison.Ordinal));
        Assert.Matches(@"^worker-ingestion-1 \| (idle|busy|error) \| \S+ \| done: \d+ \| average: \d+ ms \| errors: [\d.]+ % \| akka\.tcp://", await fixture.TextAsync("spawn", "health", ("worker", "worker-ingestion-1")));
        var first = await WorkerAsync();

        Assert.Matches("^worker-ingestion-1 stops", await fixture.TextAsync("spawn", "shutdown", ("worker", "worker-ingestion-1"), ("reason", "it looks odd")));

        await NodeFixture.EventuallyAsync(async () => Assert.True(await WorkerAsync() is { } second && !second.Equals(first)));
        Assert.Equal("worker-ingestion-1", (await fixture.DataAsync("spawn", "health", ("worker", "worker-ingestion-1")))[0]!["data"]!["id"]!.ToString());
        Assert.Contains(" | spawn.shutdown | ", await fixture.TextAsync("audit", "list", ("count", "1000")), StringComparison.Ordinal);
        Assert.Equal((400, "worker 'worker-0' is not accepted: the id of a worker, as spawn workers gives it."), await fixture.RefusedAsync("spawn", "health", NodeFixture.Operate, ("worker", "worker-0")));
    }

    [Fact]
    public async Task Budgets_are_shown_set_and_given_back_to_the_configuration()
    {
        var before = await fixture.TextAsync("quota", "show", ("source", "meetup"));
        Assert.Matches(@"^meetup \| limits: .+ \| configured", before);
        Assert.Equal("meetup | limits: 2/1s | set by an operator", await fixture.TextAsync("quota", "set", ("source", "meetup"), ("limit", "2/1s")));
        Assert.Equal(before.Split('\n')[0], await fixture.TextAsync("quota", "set", ("source", "meetup")));
        Assert.StartsWith("limit 'often' is not accepted: ", (await fixture.RefusedAsync("quota", "set", NodeFixture.Operate, ("source", "meetup"), ("limit", "often"))).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workers_are_scaled_by_hand_and_left_to_the_load_again()
    {
        Assert.Equal("processing | workers: 2 | set by hand", await fixture.TextAsync("spawn", "scale", ("type", "processing"), ("workers", "2")));
        Assert.Matches(@"^processing \| workers: \d \| by load$", await fixture.TextAsync("spawn", "scale", ("type", "processing")));
    }

    [Fact]
    public async Task A_dead_letter_is_shown_edited_retried_and_discarded()
    {
        const string parameters = """{"source":"eventbrite","location":{"latitude":52.5,"longitude":13.4,"radius":5000},"dateRange":{"start":"2027-01-01T00:00:00+00:00","end":"2027-02-01T00:00:00+00:00"}}""";
        var tasks = fixture.Node.Store.Tasks;
        var now = DateTimeOffset.UtcNow;
        // Beyond the reach of the node's own workers: nobody but this test may claim it.
        await fixture.TextAsync("spawn", "pause", ("scope", "type"), ("name", "discovery"));
        await tasks.EnqueueAsync([new() { Id = "dead-1", Type = TaskType.Discovery, Source = "eventbrite", ParametersJson = parameters, NotBefore = now.AddDays(1) }], 1000, now, CancellationToken.None);
        Assert.Matches(@"^dead-1 \| type-paused \| The type discovery has been paused by admin@", await fixture.TextAsync("spawn", "why", ("task", "dead-1")));
        await fixture.TextAsync("spawn", "resume", ("scope", "type"), ("name", "discovery"));
        Assert.Matches(@"^dead-1 \| not-due \| ", await fixture.TextAsync("spawn", "why", ("task", "dead-1")));
        var lease = Assert.Single(await tasks.ClaimAsync(new(TaskType.Discovery, "by-hand", 1, now.AddDays(3), []), now.AddDays(2), CancellationToken.None)).Lease;
        var fault = new SpawnFault(FaultKind.Validation, "planted fault");
        Assert.True(await tasks.FailAsync(lease, fault, new RetryDecision.GiveUp(fault), now, CancellationToken.None));

        Assert.Matches(@"(?m)^dead-1 \| discovery \| eventbrite \| .* \| VALIDATION_ERROR: planted fault$", await fixture.TextAsync("dlq", "list", ("source", "eventbrite")));
        Assert.Matches(@"(?m)^attempt 1 \| .* \| by-hand \| VALIDATION_ERROR \| planted fault$", await fixture.TextAsync("dlq", "show", ("task", "dead-1")));
        Assert.StartsWith("dead-1 | dead-lettered | ", await fixture.TextAsync("spawn", "why", ("task", "dead-1")), StringComparison.Ordinal);
        Assert.Equal(400, (await fixture.RefusedAsync("dlq", "edit", NodeFixture.Operate, ("task", "dead-1"), ("parameters", "{}"))).Status);
        Assert.Equal("Edited dead-1", await fixture.TextAsync("dlq", "edit", ("task", "dead-1"), ("parameters", parameters.Replace("5000", "6000", StringComparison.Ordinal))));
        await EditedOnlyAsReadAsync("api/dead-letters/dead-1/parameters", parameters);
        Assert.Equal("Discarded dead-1", await fixture.TextAsync("dlq", "discard", ("task", "dead-1"), ("reason", "planted")));
        Assert.Equal("Nothing to do: dead-1 is no dead letter any more", await fixture.TextAsync("dlq", "retry", ("task", "dead-1")));
        Assert.Equal((400, "task 'dead-0' is not accepted: the id of a dead letter, as dlq list gives it."), await fixture.RefusedAsync("task", "retry", NodeFixture.Operate, ("task", "dead-0")));
        Assert.Contains(" | dlq.discard | dead-1 | reason=planted", await fixture.TextAsync("audit", "list", ("count", "1000")), StringComparison.Ordinal);
    }

    private async Task EditedOnlyAsReadAsync(string address, string parameters)
    {
        using var read = await fixture.Http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Contains("6000", await read.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(read.Headers.ETag!.IsWeak);
        foreach (var (radius, status) in ((string, System.Net.HttpStatusCode)[])[("7000", System.Net.HttpStatusCode.OK), ("8000", System.Net.HttpStatusCode.PreconditionFailed)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(address, UriKind.Relative)) { Content = new StringContent(parameters.Replace("5000", radius, StringComparison.Ordinal)) };
            request.Headers.IfMatch.Add(read.Headers.ETag);
            using var answer = await fixture.Http.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
        }

        Assert.Contains("7000", await fixture.Http.GetStringAsync(new Uri(address, UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task City_verbs_change_what_is_searched_and_say_what_is_unclear()
    {
        Assert.StartsWith("Added Springfield, IL, US | ", await fixture.TextAsync("city", "add", ("city", "springfield, illinois/30km/5")), StringComparison.Ordinal);
        Assert.Matches(@"(?m)^Springfield, IL, US \| 39\.8\d*,-89\.6\d* \| 30 km \| 5 \| America/Chicago \| [\d,]+ \| added$", await fixture.TextAsync("city", "list"));
        Assert.Contains(fixture.Node.Services.Targets, city => city.Label == "Springfield, IL, US");
        Assert.StartsWith("city: 'Springfield' could be Springfield, MO, US; ", (await fixture.RefusedAsync("city", "add", NodeFixture.Operate, ("city", "Springfield"))).Detail, StringComparison.Ordinal);
        Assert.Equal("Removed Springfield, IL, US", await fixture.TextAsync("city", "remove", ("city", "Springfield, IL")));
        Assert.DoesNotContain(fixture.Node.Services.Targets, city => city.Label == "Springfield, IL, US");
        Assert.Equal((400, "city: 'Springfield, IL' is not searched; city list shows what is."), await fixture.RefusedAsync("city", "remove", NodeFixture.Operate, ("city", "Springfield, IL")));
    }

    [Theory]
    [InlineData("cluster", "status", "address", "akka.tcp://scenescout@nowhere:1", "address 'akka.tcp://scenescout@nowhere:1' is not accepted: one of akka.tcp://")]
    [InlineData("cluster", "join", "address", "nowhere", "address 'nowhere' is not accepted: an address such as akka.tcp://scenescout@10.0.0.1:4053.")]
    [InlineData("cluster-sharding", "region-stats", "region", "blk", "region 'blk' is not accepted: one of area, block, participant, pattern, quota, thred, worker-discovery, worker-ingestion, worker-processing.")]
    [InlineData("actor", "hierarchy", "start", "/nowhere", "start '/nowhere' is not accepted: the path of a running actor.")]
    [InlineData("actor", "hierarchy", "start", "nowhere", "start 'nowhere' is not accepted: a path such as /user or /system")]
    [InlineData("actor", "hierarchy", "depth", "65", "depth '65' is not accepted: a whole number from 0 to 64.")]
    [InlineData("task", "show", "task", "t-0", "task 't-0' is not accepted: the id of a task, as task list gives it.")]
    [InlineData("task", "list", "state", "odd", "state 'odd' is not accepted: one of queued, leased, succeeded, dead-lettered, cancelled.")]
    [InlineData("event", "show", "event", "e-0", "event 'e-0' is not accepted: the id of an event, a UUID.")]
    [InlineData("spawn", "discover", "source", "odd", "source 'odd' is not accepted: one of eventbrite, ticketmaster, yelp, googleplaces, meetup.")]
    [InlineData("spawn", "discover", "city", "Nowhere-upon-Sea", "cities: 'Nowhere-upon-Sea' is not a city that is known; give a place such as Hamburg, 'Springfield, IL' or home@52.52,13.40, with a radius and a priority of 1 to 10 if wanted: Hamburg/30km/5.")]
    [InlineData("log", "info", "colour", "red", "colour is not an argument of info: it takes <message>.")]
    public async Task Bad_input_is_refused_with_its_name_its_value_and_what_is_accepted(string palette, string verb, string name, string value, string detail)
    {
        var (status, said) = await fixture.RefusedAsync(palette, verb, NodeFixture.Admin, (name, value));

        Assert.Equal(400, status);
        Assert.StartsWith(detail, said, StringComparison.Ordinal);
    }

    // As an actor, which is another one after each start.
    private async Task<IActorRef?> WorkerAsync()
    {
        try
        {
            return await fixture.Node.ActorSystem.ActorSelection("/system/sharding/worker-ingestion/*/worker-ingestion-1").ResolveOne(TimeSpan.FromSeconds(1));
        }
        catch (ActorNotFoundException)
        {
            return null;
        }
    }

    // Lines are said until somebody hears one: a tail begins when its request has come through.
    private async Task TalkAsync(string message, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
            await fixture.TextAsync("log", "info", ("message", message));
    }
}
