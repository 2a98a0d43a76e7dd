using System.Net;
using SceneScout.Actors.Workers.Images;
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
}
