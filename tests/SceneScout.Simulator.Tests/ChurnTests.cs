using SceneScout.Simulator.Tests.Support;
using SceneScout.Simulator.Worlds;
using Xunit;

namespace SceneScout.Simulator.Tests;

public sealed class ChurnTests
{
    private static readonly World Start = World.Create(new WorldOptions(3, 600, new DateTimeOffset(2027, 1, 1, 12, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void The_same_seed_turns_the_same_way()
    {
        var again = World.Create(Start.Options);

        Assert.Equal(Told(Turned(again, 7)), Told(Turned(Start, 7)));
        Assert.NotEqual(Told(Turned(Start, 7)), Told(Turned(World.Create(Start.Options with { Seed = 4 }), 7)));
    }

    [Fact]
    public void Each_turn_changes_a_part_of_the_events_and_some_go_and_come_back()
    {
        var listed = Start.Truth.Select(e => e.Id).ToHashSet();
        var gone = new HashSet<string>();
        var back = new HashSet<string>();
        var world = Start;
        for (var i = 0; i < 12; i++)
        {
            var next = world.Turned();
            Assert.InRange(Told(next).Except(Told(world)).Count(), listed.Count / 10, listed.Count / 2);
            var ids = next.Truth.Select(e => e.Id).ToHashSet();
            back.UnionWith(gone.Intersect(ids));
            gone.UnionWith(listed.Except(ids));
            world = next;
        }

        Assert.True(gone.Count > listed.Count / 10, $"{gone.Count} of {listed.Count} vanished.");
        Assert.True(back.Count > gone.Count / 2, $"{back.Count} of {gone.Count} came back.");
    }

    [Fact]
    public void Events_are_called_off_put_off_retitled_and_repriced()
    {
        var before = Start.Truth.ToDictionary(e => e.Id);
        var after = Turned(Start, 9).Truth.Where(e => before.ContainsKey(e.Id)).ToList();

        Assert.Contains(after, e => e.Status == "cancelled" && before[e.Id].Status == "scheduled");
        Assert.Contains(after, e => e.Start > before[e.Id].Start);
        Assert.Contains(after, e => e.Title != before[e.Id].Title);
    }

    [Fact]
    public async Task What_a_source_answers_turns_with_the_world()
    {
        await using var sim = await SimulatorClient.StartAsync(new SimulatorOptions { Seed = 3, Events = 400, EnforceLimits = false });
        var before = (await sim.Send(HttpMethod.Get, "truth")).Json.GetProperty("events").GetRawText();

        await sim.Send(HttpMethod.Post, "turn");
        await sim.Send(HttpMethod.Post, "turn");

        Assert.Equal(2, sim.Host.World.Turns);
        Assert.NotEqual(before, (await sim.Send(HttpMethod.Get, "truth")).Json.GetProperty("events").GetRawText());
    }

    private static World Turned(World world, int turns) => Enumerable.Range(0, turns).Aggregate(world, (turned, _) => turned.Turned());

    private static List<string> Told(World world) => [.. world.Truth.Select(e => $"{e.Id} {e.Title} {e.Status} {e.Start:O}")];
}
