using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;
using SceneScout.Actors.Channels;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Configuration;
using SceneScout.Node.Tests.Shell;
using Xunit;

namespace SceneScout.Node.Tests.Stages;

/// <summary>A whole node with a fourth stage: registered, and nothing else.</summary>
public sealed class DigestNode : NodeFixture
{
    internal static readonly StageRegistry Registry = StageRegistry.BuiltIn.With(DigestStage.Definition);

    protected override StageRegistry Stages => Registry;

    protected override IEnumerable<KeyValuePair<string, string>> Over =>
    [
        new("spawn.retry.max-retries", "1"), new("spawn.retry.base-delay", "0s"), new("spawn.retry.max-delay", "0s"), new("telemetry.interval", "1s"),
        new("sources.yelp.calls-per-second", "1000"), new("discovery.interval", "0s"),
    ];
}

public sealed class FourthStageTests(DigestNode fixture) : IClassFixture<DigestNode>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task What_the_stage_before_it_has_written_is_queued_claimed_and_done_told_on_its_topic_and_counted()
    {
        var inbox = Inbox.Create(fixture.Node.ActorSystem);
        DistributedPubSub.Get(fixture.Node.ActorSystem).Mediator.Tell(new Subscribe(Topics.Task(DigestStage.Type), inbox.Receiver), inbox.Receiver);

        await fixture.TextAsync("spawn", "discover", ("city", "Berlin"), ("source", "yelp"), ("days", "30"));
        await NodeFixture.EventuallyAsync(async () =>
        {
            var totals = await fixture.Node.Store.Events.TotalsAsync(None);
            Assert.All(await fixture.Node.Store.Tasks.CountAsync(None), count => Assert.False(count.State.IsLive() && count.Count > 0));
            Assert.True(totals.Canonical > 0);
        });

        var digested = new HashSet<Guid>();
        foreach (var task in await fixture.Node.Store.Tasks.ListAsync(DigestStage.Type, TaskState.Succeeded, 1000, None))
        {
            var result = JsonNode.Parse((await fixture.Node.Store.Tasks.FindAsync(task.Task.Id, None))!.ResultJson!)!;
            Assert.Equal("own", $"{result["threads"]}");
            digested.UnionWith(result["digests"]!.AsObject().Select(d => Guid.Parse(d.Key)));
        }

        var published = new HashSet<Guid>();
        await foreach (var document in fixture.Node.Store.Events.StreamAsync(None))
            published.Add(document.Event.Id);
        Assert.Empty(published.Except(digested));
        Assert.Contains(await HeardAsync(inbox), message => message is Hints.WorkQueued { Type: var type } && type == DigestStage.Type);
        await NodeFixture.EventuallyAsync(async () =>
        {
            var metrics = await fixture.Http.GetStringAsync(new Uri("metrics", UriKind.Relative));
            Assert.Matches("""spawn_events_digested_total[^\n]* [1-9]""", metrics);
            Assert.Matches("""spawn_queue_depth\{[^}]*type="digest"[^}]*\} 0\b""", metrics);
            Assert.Matches("""spawn_stage_items_total\{[^}]*type="digest"[^}]*\} [1-9]""", metrics);
            Assert.Matches("""spawn_backpressure\{[^}]*type="processing"[^}]*\} 0\b""", metrics);
            Assert.Matches("""spawn_workers_active\{[^}]*status="idle"[^}]*type="digest"[^}]*\} 1|spawn_workers_active\{[^}]*type="digest"[^}]*status="idle"[^}]*\} 1""", metrics);
        });
    }

    [Fact]
    public async Task A_failed_attempt_is_made_again_and_one_that_always_fails_is_a_dead_letter_that_can_be_mended()
    {
        await SubmitAsync("once", failures: 1);
        await SubmitAsync("always", failures: 99);

        await NodeFixture.EventuallyAsync(async () => Assert.Equal(TaskState.Succeeded, (await fixture.Node.Store.Tasks.FindAsync("once", None))!.State));
        await NodeFixture.EventuallyAsync(async () => Assert.Contains("always | digest", await fixture.TextAsync("dlq", "list", ("type", "digest")), StringComparison.Ordinal));
        var (status, detail) = await fixture.RefusedAsync("dlq", "edit", NodeFixture.Admin, ("task", "always"), ("parameters", "{\"EventIds\":[]}"));
        Assert.Equal((400, true), (status, detail.Contains("EventIds: 0 ids; 1 or more are accepted", StringComparison.Ordinal)));
        await fixture.TextAsync("dlq", "edit", ("task", "always"), ("parameters", Parameters(0).ToJsonString()));
        await fixture.TextAsync("dlq", "retry", ("task", "always"));
        await NodeFixture.EventuallyAsync(async () => Assert.Equal(TaskState.Succeeded, (await fixture.Node.Store.Tasks.FindAsync("always", None))!.State));
    }

    [Theory]
    [InlineData("digest", "params.task.parameters.EventIds")]
    [InlineData("napping", "one of discovery, ingestion, processing, digest")]
    public async Task Over_http_a_mistake_is_named_with_what_is_accepted(string type, string expected)
    {
        using var answer = await fixture.Http.PostAsJsonAsync("api/spawn", new { action = "task", @params = new { task = new { type, parameters = new { EventIds = Array.Empty<Guid>() } } } });

        Assert.False(answer.IsSuccessStatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shell_knows_it()
    {
        var palettes = (await fixture.Http.GetFromJsonAsync<JsonArray>("api/palettes"))!.ToJsonString();

        Assert.Contains("\"processing\",\"digest\"", palettes, StringComparison.Ordinal);
        await NodeFixture.EventuallyAsync(async () => Assert.Contains("worker-digest-1", await fixture.TextAsync("spawn", "workers", ("type", "digest")), StringComparison.Ordinal));
        Assert.Contains("digest | workers: 2", await fixture.TextAsync("spawn", "scale", ("type", "digest"), ("workers", "2")), StringComparison.Ordinal);
        var (_, detail) = await fixture.RefusedAsync("spawn", "pause", NodeFixture.Admin, ("scope", "type"), ("name", "napping"));
        Assert.Contains("accepted are discovery, ingestion, processing, digest", detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_settings_and_its_role_come_with_its_definition()
    {
        var shipped = HoconLayers.Read("scenescout.conf", ConfigFiles.Shipped("scenescout.conf"));
        var over = new ConfigLayer("command line", new Dictionary<string, string> { ["scenescout.spawn.workers.digest.max"] = "7" });
        var options = OptionsReader.Read(EffectiveConfig.Of([shipped, over], stages: DigestNode.Registry));

        Assert.Equal(DigestStage.Definition.Workers with { MaxWorkers = 7 }, options.Spawn.Types[DigestStage.Type]);
        Assert.Equal(["controller", "discovery", "ingestion", "processing", "digest"], options.Roles);
        Assert.Throws<ConfigMistakeException>(() => EffectiveConfig.Of([shipped, over]));
    }

    [Fact]
    public void What_the_shipped_file_says_of_the_products_own_stages_is_what_their_definitions_say() => Assert.Equal(
        StageRegistry.BuiltIn.Workers, OptionsReader.Read(EffectiveConfig.Of([HoconLayers.Read("scenescout.conf", ConfigFiles.Shipped("scenescout.conf"))])).Spawn.Types);

    private static JsonObject Parameters(int failures) => new() { ["EventIds"] = new JsonArray(Guid.NewGuid().ToString()), ["Failures"] = failures };

    private static async Task<List<object>> HeardAsync(Inbox inbox)
    {
        var heard = new List<object>();
        try
        {
            while (true)
                heard.Add(await inbox.ReceiveAsync(TimeSpan.FromSeconds(1)));
        }
        catch (TimeoutException)
        {
            return heard;
        }
    }

    private async Task SubmitAsync(string id, int failures)
    {
        using var answer = await fixture.Http.PostAsJsonAsync("api/spawn", new { action = "task", @params = new { task = new { id, type = "digest", parameters = Parameters(failures) } } });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
