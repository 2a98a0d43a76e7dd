using SceneScout.Actors.Areas;
using SceneScout.Actors.Controller;
using SceneScout.Actors.Introspection;
using SceneScout.Actors.Quotas;
using SceneScout.Actors.Serialization;
using SceneScout.Actors.Workers;
using SceneScout.Domain.Quotas;
using SceneScout.Domain.Tasks;
using Xunit;

namespace SceneScout.Actors.Tests.Serialization;

public sealed class WireManifestTests : Akka.TestKit.Xunit.TestKit
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
        { new QuotaEvents.UnitsReserved("k-1", 25, 3, At), "quota-j.reserved/1", """{"keyId":"k-1","units":25,"unspent":3,"at":"2027-01-01T12:00:00+00:00"}""" },
        { new QuotaEvents.LimitLearned("k-1", 86400000, 5000, At.AddDays(1), At), "quota-j.learned/1", """{"keyId":"k-1","windowMs":86400000,"limit":5000,"resetAt":"2027-01-02T12:00:00+00:00","at":"2027-01-01T12:00:00+00:00"}""" },
        { new QuotaEvents.KeyBlocked("k-1", At), "quota-j.blocked/1", """{"keyId":"k-1","until":"2027-01-01T12:00:00+00:00"}""" },
        { new QuotaEvents.LimitsSet(null, "http", At), "quota-j.set/1", """{"by":"http","at":"2027-01-01T12:00:00+00:00"}""" },
        { new QuotaReplies.Recalled("yelp", "k-1", 2, 7), "quota.recalled/1", """{"source":"yelp","keyId":"k-1","slots":2,"fence":7}""" },
        { new QuotaCommands.Show("yelp"), "quota.show/1", """{"source":"yelp"}""" },
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

    /// <summary>Messages with lists, which are not equal by value: their bytes must survive the way there and back.</summary>
    public static TheoryData<object, string, string> GoldenLists => new()
    {
        {
            new QuotaCommands.Renew("yelp", "n:1#2", 3, [new KeyReport { KeyId = "k-1", HeldSlots = 2, UseLeftMs = 900, RestMs = 10, HeldUnits = 4, Spent = [new SpentUnits(120, 2)], WantSlots = 4, WantUnits = 8, Learned = [new LearnedLimit(86400000, 300, 12, null)], BlockedForMs = 1000 }]),
            "quota.renew/1",
            """{"source":"yelp","node":"n:1#2","seq":3,"keys":[{"keyId":"k-1","heldSlots":2,"useLeftMs":900,"restMs":10,"heldUnits":4,"spent":[{"ageMs":120,"units":2}],"wantSlots":4,"wantUnits":8,"learned":[{"windowMs":86400000,"limit":300,"used":12}],"blockedForMs":1000}]}"""
        },
        {
            new QuotaReplies.Leased("yelp", 3, [new KeyLease { KeyId = "k-1", Fence = 9, Slots = 2, SlotRestMs = 1000, Units = 8, UseMs = 2500, BlockedForMs = 0 }]),
            "quota.leased/1",
            """{"source":"yelp","seq":3,"keys":[{"keyId":"k-1","fence":9,"slots":2,"slotRestMs":1000,"units":8,"useMs":2500,"blockedForMs":0}]}"""
        },
        {
            new QuotaCommands.SetLimits("yelp", [new QuotaLimit(300, TimeSpan.FromDays(1), WindowKind.UtcDay)], "http"),
            "quota.set/1",
            """{"source":"yelp","limits":[{"units":300,"window":"1.00:00:00","kind":"UtcDay","unit":"calls"}],"by":"http"}"""
        },
        {
            new QuotaReplies.Budget("yelp", [new QuotaLimit(5, TimeSpan.FromSeconds(1))], true, [new KeyUsage("k-1", 5, 2, [new WindowUsage(86400, "calls", 300, 12, 288, At)], null, [new NodeUsage("n:1#2", 2, 4)])]),
            "quota.budget/1",
            """{"source":"yelp","limits":[{"units":5,"window":"00:00:01","kind":"Rolling","unit":"calls"}],"isSet":true,"keys":[{"keyId":"k-1","slots":5,"slotsLeased":2,"windows":[{"windowSeconds":86400,"unit":"calls","limit":300,"used":12,"remaining":288,"resetAt":"2027-01-01T12:00:00+00:00"}],"nodes":[{"node":"n:1#2","slots":2,"units":4}]}]}"""
        },
        {
            new QuotaSnapshot(null, [new QuotaEvents.UnitsReserved("k-1", 25, 0, At)], [], [new QuotaEvents.KeyBlocked("k-1", At)]),
            "quota-s/1",
            """{"reserved":[{"keyId":"k-1","units":25,"unspent":0,"at":"2027-01-01T12:00:00+00:00"}],"learned":[],"blocked":[{"keyId":"k-1","until":"2027-01-01T12:00:00+00:00"}]}"""
        },
    };

    [Theory]
    [MemberData(nameof(GoldenLists))]
    public void The_bytes_of_a_message_with_lists_stay_as_they_were_released(object message, string manifest, string bytes)
    {
        var serializer = new WireSerializer((Akka.Actor.ExtendedActorSystem)Sys);

        Assert.Equal(manifest, serializer.Manifest(message));
        Assert.Equal(bytes, System.Text.Encoding.UTF8.GetString(serializer.ToBinary(message)));
        Assert.Equal(bytes, System.Text.Encoding.UTF8.GetString(serializer.ToBinary(serializer.FromBinary(System.Text.Encoding.UTF8.GetBytes(bytes), manifest))));
    }

    [Fact]
    public void An_unknown_manifest_is_refused_by_name()
    {
        var serializer = new WireSerializer((Akka.Actor.ExtendedActorSystem)Sys);

        var e = Assert.Throws<System.Runtime.Serialization.SerializationException>(() => serializer.FromBinary([], "area-j.began/99"));
        Assert.Contains("area-j.began/99", e.Message, StringComparison.Ordinal);
    }
}
