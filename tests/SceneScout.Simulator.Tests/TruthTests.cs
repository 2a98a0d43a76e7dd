using SceneScout.Simulator.Tests.Support;
using Xunit;

namespace SceneScout.Simulator.Tests;

public sealed class TruthTests
{
    [Fact]
    public async Task The_truth_of_a_large_world_is_told_in_parts()
    {
        await using var sim = await SimulatorClient.StartAsync();
        var ids = new List<string>();
        for (int? offset = 0; offset is { } at;)
        {
            var part = (await sim.Send(HttpMethod.Get, $"truth?offset={at}&limit=250")).Json;
            Assert.True(part.GetProperty("events").GetArrayLength() <= 250);
            ids.AddRange(part.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("id").GetString()!));
            offset = part.TryGetProperty("next", out var next) ? next.GetInt32() : null;
        }

        Assert.Equal(sim.World.Truth.Select(e => e.Id), ids);
        Assert.Equal(400, (await sim.Send(HttpMethod.Get, "truth?offset=-1")).Status);
    }
}
