using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using SceneScout.Actors.Workers.Images;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Configuration;
using SceneScout.Node.Tests.Shell;
using Xunit;

namespace SceneScout.Node.Tests.Images;

/// <summary>A whole node that fetches pictures, against simulated sources that serve them.</summary>
public sealed class PictureNode : NodeFixture
{
    protected override bool Pictures => true;

    protected override IEnumerable<KeyValuePair<string, string>> Over =>
    [
        new("images.enabled", "true"), new("images.allow-loopback", "true"), new("images.per-host-per-second", "1000"), new("discovery.interval", "0s"),
        new("sources.ticketmaster.api-key", "simulated-key"), new("sources.ticketmaster.base-address", $"{Simulator.BaseAddressOf("ticketmaster")}"), new("sources.ticketmaster.calls-per-second", "5"),
    ];
}

public sealed class ImagesStageTests(PictureNode fixture) : IClassFixture<PictureNode>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Events_get_their_picture_its_sizes_are_served_and_broken_ones_fail_nothing()
    {
        await fixture.TextAsync("spawn", "discover", ("city", "Berlin"), ("source", "ticketmaster"), ("days", "10"));
        await NodeFixture.EventuallyAsync(async () =>
        {
            Assert.All(await fixture.Node.Store.Tasks.CountAsync(None), count => Assert.False(count.State.IsLive() && count.Count > 0));
            Assert.NotEmpty(await fixture.Node.Store.Tasks.ListAsync(ImagesStage.Type, TaskState.Succeeded, 10, None));
        });

        Assert.Empty(await fixture.Node.Store.Tasks.ListAsync(ImagesStage.Type, TaskState.DeadLettered, 10, None));
        var page = (await fixture.Http.GetFromJsonAsync<JsonObject>("api/events?limit=500"))!["events"]!.AsArray();
        var pictures = page.Select(e => e!["picture"]).OfType<JsonObject>().ToList();
        Assert.True(pictures.Count > page.Count / 2, $"{pictures.Count} of {page.Count} events have a picture");
        var shown = page.First(e => e!["picture"] is not null && (long)e["version"]! == 1)!;
        var picture = shown["picture"]!;
        Assert.StartsWith((string)shown["title"]!, (string)picture["alt"]!, StringComparison.Ordinal);
        Assert.Matches("^#[0-9a-f]{6}$", (string)picture["colour"]!);
        Assert.Contains((string)picture["source"]!, shown["images"]!.AsArray().Select(image => (string)image!["url"]!));
        foreach (var variant in picture["variants"]!.AsArray())
        {
            using var served = await fixture.Http.GetAsync(new Uri((string)variant!["url"]!, UriKind.Relative));
            var file = await served.Content.ReadAsByteArrayAsync();
            Assert.Equal(("image/webp", (int)variant["bytes"]!, "RIFF"), (served.Content.Headers.ContentType?.MediaType, file.Length, Encoding.ASCII.GetString(file, 0, 4)));
            Assert.Equal("nosniff", Assert.Single(served.Headers.GetValues("X-Content-Type-Options")));
            Assert.Contains("immutable", served.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }

        var id = Guid.Parse((string)shown["id"]!);
        var changes = await fixture.Node.Store.Feed.ReadAsync(0, 10_000, false, None);
        Assert.Single(changes.Changes, change => change.EventId == id && change.Kind == EventChangeKind.Processed);

        await AgainAsync(id);
        Assert.Single((await fixture.Node.Store.Feed.ReadAsync(0, 10_000, false, None)).Changes, change => change.EventId == id && change.Kind == EventChangeKind.Processed);
    }

    [Theory]
    [InlineData("api/images/nothing/640", 400)]
    [InlineData("api/images/..%2F..%2Fetc/640", 400)]
    [InlineData("api/images/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/wide", 400)]
    [InlineData("api/images/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/640", 404)]
    public async Task What_is_no_picture_is_refused(string path, int status)
    {
        using var answer = await fixture.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
    }

    [Fact]
    public void The_stage_and_its_settings_are_there_where_they_are_switched_on_alone()
    {
        var off = ConfigFiles.Load([], new Dictionary<string, string>());
        var on = OptionsReader.Read(ConfigFiles.Load([], new Dictionary<string, string> { ["images.enabled"] = "true", ["spawn.workers.images.max"] = "3", ["images.max-megabytes"] = "2" }));

        var asleep = ConfigFiles.Load([], new Dictionary<string, string> { ["preset"] = "IMAGE_PROCESSING", ["images.enabled"] = "false" });

        Assert.DoesNotContain("images", off.Stages.Names);
        Assert.DoesNotContain("images", asleep.Stages.Names);
        Assert.Equal((3, 2 << 20, true), (on.Spawn.Types[ImagesStage.Type].MaxWorkers, on.Images.Fetch.Bytes, on.Roles.Contains("images")));
        Assert.False(on.Images.Fetch.AllowLoopback);
    }

    [Fact]
    public void A_bucket_without_a_key_is_refused_by_the_names_of_what_is_missing()
    {
        var settings = new Dictionary<string, string> { ["images.s3.endpoint"] = "https://s3.example", ["images.s3.bucket"] = "events" };

        var mistakes = Assert.Throws<ConfigMistakeException>(() => OptionsReader.Read(ConfigFiles.Load([], settings))).Mistakes;
        settings["images.s3.access-key"] = settings["images.s3.secret-key"] = "planted";
        var bucket = OptionsReader.Read(ConfigFiles.Load([], settings)).Images.Bucket!;

        Assert.Equal(["access-key", "secret-key"], mistakes.Select(mistake => mistake.Split('.')[^2].Split(' ')[0]));
        Assert.Equal("https://s3.example/events/pictures/", $"{bucket}");
    }

    private async Task AgainAsync(Guid id)
    {
        using var answer = await fixture.Http.PostAsJsonAsync("api/spawn", new { action = "task", @params = new { task = new { id = "again", type = "images", parameters = new { eventIds = new[] { id } } } } });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await NodeFixture.EventuallyAsync(async () => Assert.Equal(TaskState.Succeeded, (await fixture.Node.Store.Tasks.FindAsync("again", None))!.State));
    }
}
