using System.Text;
using SceneScout.Actors.Controller;
using SceneScout.Actors.Serialization;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Tasks;
using Xunit;

namespace SceneScout.Actors.Tests.Serialization;

/// <summary>The bytes of every message and journal entry as they were released. A line of <c>golden.txt</c> is never changed or removed, only added: what one version wrote, the next reads.</summary>
public sealed class GoldenTests : Akka.TestKit.Xunit.TestKit
{
    private static readonly IReadOnlyList<(string Manifest, string Json)> Lines =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Serialization", "golden.txt"))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split('\t', 2))
            .Select(l => (l[0], l[1]))];

    // Pinned by the tests of the schedules (spawn.runs, spawn.runs-are, spawn-j.schedule, spawn-j.due...).
    private static readonly string[] Elsewhere = ["spawn.runs", "spawn-j.schedule", "spawn-j.due"];

    private WireSerializer Serializer => new((Akka.Actor.ExtendedActorSystem)Sys);

    [Fact]
    public void Every_manifest_has_golden_bytes() =>
        Assert.Empty(WireManifests.Types.Select(WireManifests.Of)
            .Where(m => !Elsewhere.Any(e => m.StartsWith(e, StringComparison.Ordinal)))
            .Except(Lines.Select(l => l.Manifest)));

    [Fact]
    public void What_is_written_today_is_what_was_released()
    {
        var written = WireSamples.All.Select(sample => $"{Serializer.Manifest(sample)}\t{Encoding.UTF8.GetString(Serializer.ToBinary(sample))}");
        var unknown = written.Except(Lines.Select(l => $"{l.Manifest}\t{l.Json}")).ToList();

        Assert.True(unknown.Count == 0, $"Lines of new messages are added to golden.txt; a line that changed is a break of the format.\n{string.Join('\n', unknown)}");
    }

    [Fact]
    public void What_was_released_is_read_today_and_written_the_same()
    {
        foreach (var (manifest, json) in Lines)
            Assert.Equal(json, Encoding.UTF8.GetString(Serializer.ToBinary(Read(manifest, json))));
    }

    [Fact]
    public void A_field_that_a_newer_version_added_is_ignored()
    {
        foreach (var (manifest, json) in Lines)
        {
            var newer = json == "{}" ? """{"zNew":[{"a":1}]}""" : $$"""{"zNew":[{"a":1}],{{json[1..]}}""";
            Assert.Equal(json, Encoding.UTF8.GetString(Serializer.ToBinary(Read(manifest, newer))));
        }
    }

    [Fact]
    public void A_field_that_an_older_version_did_not_have_gets_its_default()
    {
        Assert.Null(((WorkerCommands.EnsureRunning)Read("worker.ensure/1", """{"workerId":"worker-discovery-1"}""")).Epoch);
        Assert.Null(((SpawnCommands.SpawnWorker)Read("spawn.worker/1", """{"type":"Discovery"}""")).RequestId);
        Assert.Null(((SpawnEvents.WorkersDesired)Read("spawn-j.workers/1", """{"type":"Discovery","count":3,"at":"2027-01-01T12:00:00+00:00"}""")).Pinned);
        var snapshot = (SpawnSnapshot)Read("spawn-s/1", """{"desired":{"discovery":3},"open":[],"queued":[]}""");
        Assert.Empty(snapshot.Restore().Pauses);
        Assert.Equal(3, snapshot.Restore().Desired[TaskType.Discovery]);
    }

    private object Read(string manifest, string json) => Serializer.FromBinary(Encoding.UTF8.GetBytes(json), manifest);
}
