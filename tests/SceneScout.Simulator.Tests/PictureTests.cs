using System.Text.Json;
using SceneScout.Simulator.Tests.Support;
using Xunit;

namespace SceneScout.Simulator.Tests;

public sealed class PictureTests : IAsyncLifetime
{
    private SimulatorClient _sim = null!;

    public async Task InitializeAsync() => _sim = await SimulatorClient.StartAsync(new SimulatorOptions { Events = 200, ServePictures = true, EnforceLimits = false });

    public async Task DisposeAsync() => await _sim.DisposeAsync();

    [Fact]
    public async Task Answers_name_pictures_that_the_simulator_has_and_every_size_shows_the_same()
    {
        using var answer = JsonDocument.Parse((await _sim.Ticketmaster("events?size=20")).Text);
        var events = answer.RootElement.GetProperty("_embedded").GetProperty("events").EnumerateArray().ToList();
        var served = 0;
        foreach (var images in events.Select(e => e.GetProperty("images").EnumerateArray().Take(2).Select(image => image.GetProperty("url").GetString()!).ToArray()))
        {
            Assert.All(images, url => Assert.StartsWith($"{_sim.Host.BaseAddress}pictures/", url, StringComparison.Ordinal));
            using var first = await _sim.Http.GetAsync(new Uri(images[0]));
            using var second = await _sim.Http.GetAsync(new Uri(images[1]));
            Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
            served += first.IsSuccessStatusCode ? 1 : 0;
        }

        Assert.True(served > events.Count / 2, $"{served} of {events.Count} pictures are there");
    }

    [Fact]
    public async Task A_simulator_that_serves_none_names_the_real_hosts()
    {
        await using var plain = await SimulatorClient.StartAsync(new SimulatorOptions { Events = 200, EnforceLimits = false });

        Assert.Contains("https://s1.ticketm.net/", (await plain.Ticketmaster("events?size=5")).Text, StringComparison.Ordinal);
        Assert.Equal(404, (int)(await plain.Http.GetAsync(new Uri(plain.Host.BaseAddress, "pictures/s1.ticketm.net/a.jpg"))).StatusCode);
    }
}
