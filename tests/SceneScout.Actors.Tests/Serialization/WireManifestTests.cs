using SceneScout.Actors.Areas;
using SceneScout.Actors.Controller;
using SceneScout.Actors.Introspection;
using SceneScout.Actors.Serialization;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Tasks;
using Xunit;

namespace SceneScout.Actors.Tests.Serialization;

public sealed class WireManifestTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly DateTimeOffset At = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_message_that_may_leave_the_node_has_a_manifest()
    {
        var without = typeof(IWireMessage).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IWireMessage).IsAssignableFrom(t))
            .Except(WireManifests.Types);

        Assert.Empty(without);
    }

    public static TheoryData<object, string, string> Golden => new()
    {
        { new AreaEvents.SearchBegan("t-1", new DateRange(At, At.AddDays(90)), At), "area-j.began/1", """{"taskId":"t-1","range":{"start":"2027-01-01T12:00:00+00:00","end":"2027-04-01T12:00:00+00:00"},"at":"2027-01-01T12:00:00+00:00"}""" },
        { new AreaEvents.CursorMoved("t-1", new DiscoveryCheckpoint("c2", 2, 40, 3, 1)), "area-j.moved/1", """{"taskId":"t-1","checkpoint":{"cursor":"c2","pages":2,"discovered":40,"unchanged":3,"rejected":1}}""" },
        { new SpawnEvents.WorkersDesired(TaskType.Discovery, 3, At), "spawn-j.workers/1", """{"type":"Discovery","count":3,"at":"2027-01-01T12:00:00+00:00"}""" },
        { new SpawnEvents.DiscoveryQueued("demo", 93, 93), "spawn-j.queued/1", """{"planId":"demo","tasks":93,"areas":93}""" },
        { new WorkerCommands.EnsureRunning("worker-discovery-1"), "worker.ensure/1", """{"workerId":"worker-discovery-1"}""" },
        { new NodeQueries.AskHierarchy("/user", 2), "node.hierarchy/1", """{"start":"/user","depth":2}""" },
        { new NodeQueries.AskRegions(), "node.regions/1", "{}" },
        { new NodeQueries.AskRegion("block"), "node.region/1", """{"typeName":"block"}""" },
        { new NodeReplies.NotFound("/nowhere"), "node.missing/1", """{"what":"/nowhere"}""" },
    };

    [Fact]
    public void What_a_node_says_of_itself_keeps_its_bytes()
    {
        var serializer = new WireSerializer((Akka.Actor.ExtendedActorSystem)Sys);
        string Bytes(object message) => System.Text.Encoding.UTF8.GetString(serializer.ToBinary(message));

        Assert.Equal("""{"paths":["/user","/user/a"],"truncated":false}""", Bytes(new NodeReplies.Hierarchy(["/user", "/user/a"], false)));
        Assert.Equal("""{"typeNames":["block"]}""", Bytes(new NodeReplies.Regions(["block"])));
        Assert.Equal("""{"shards":[{"shardId":"7","entities":2,"entityIds":["a","b"]}]}""", Bytes(new NodeReplies.Region([new ShardView("7", 2, ["a", "b"])])));
        var back = (NodeReplies.Region)serializer.FromBinary(serializer.ToBinary(new NodeReplies.Region([new ShardView("7", 2, ["a", "b"])])), "node.shards/1");
        Assert.Equal(["a", "b"], back.Shards[0].EntityIds.AsEnumerable());
    }

    [Theory]
    [MemberData(nameof(Golden))]
    public void The_bytes_of_a_message_stay_as_they_were_released(object message, string manifest, string bytes)
    {
        var serializer = new WireSerializer((Akka.Actor.ExtendedActorSystem)Sys);

        Assert.Equal(manifest, serializer.Manifest(message));
        Assert.Equal(bytes, System.Text.Encoding.UTF8.GetString(serializer.ToBinary(message)));
        Assert.Equal(message, serializer.FromBinary(System.Text.Encoding.UTF8.GetBytes(bytes), manifest));
    }

    [Fact]
    public void An_unknown_manifest_is_refused_by_name()
    {
        var serializer = new WireSerializer((Akka.Actor.ExtendedActorSystem)Sys);

        var e = Assert.Throws<System.Runtime.Serialization.SerializationException>(() => serializer.FromBinary([], "area-j.began/99"));
        Assert.Contains("area-j.began/99", e.Message, StringComparison.Ordinal);
    }
}
