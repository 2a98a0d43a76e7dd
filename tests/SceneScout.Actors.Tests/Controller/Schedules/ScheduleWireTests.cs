using System.Text;
using SceneScout.Actors.Controller;
using SceneScout.Actors.Controller.Schedules;
using SceneScout.Actors.Serialization;
using SceneScout.Domain.Tasks;
using Xunit;

namespace SceneScout.Actors.Tests.Controller.Schedules;

public sealed class ScheduleWireTests : Akka.TestKit.Xunit.TestKit
{
    private static readonly DateTimeOffset At = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ScheduleEvents.DiscoveryDue Due = new("due-1", ["yelp/a", "yelp/b"], new DateRange(At, At.AddDays(90)), At);

    public static TheoryData<object, string, string> Golden => new()
    {
        { new ScheduleEvents.ScheduleBegan(At), "spawn-j.schedule/1", """{"at":"2027-01-01T12:00:00+00:00"}""" },
        { Due, "spawn-j.due/1", """{"runId":"due-1","areas":["yelp/a","yelp/b"],"range":{"start":"2027-01-01T12:00:00+00:00","end":"2027-04-01T12:00:00+00:00"},"at":"2027-01-01T12:00:00+00:00"}""" },
        { new ScheduleEvents.DueQueued("due-1", 2), "spawn-j.due-queued/1", """{"runId":"due-1","tasks":2}""" },
        { new ScheduleQueries.AskRuns(), "spawn.runs/1", "{}" },
        { new ScheduleReplies.Runs(At, [new ScheduledRun("discovery", "yelp/a", "Berlin", "Europe/Berlin", At, null, TimeSpan.FromHours(6), "interval", "every 6 h")]), "spawn.runs-are/1", """{"at":"2027-01-01T12:00:00+00:00","next":[{"what":"discovery","areaId":"yelp/a","name":"Berlin","timeZone":"Europe/Berlin","at":"2027-01-01T12:00:00+00:00","every":"06:00:00","reason":"interval","why":"every 6 h"}]}""" },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void The_bytes_of_a_message_stay_as_they_were_released(object message, string manifest, string bytes)
    {
        var serializer = new WireSerializer((Akka.Actor.ExtendedActorSystem)Sys);

        Assert.Equal(manifest, serializer.Manifest(message));
        Assert.Equal(bytes, Encoding.UTF8.GetString(serializer.ToBinary(message)));
        Assert.Equal(bytes, Encoding.UTF8.GetString(serializer.ToBinary(serializer.FromBinary(Encoding.UTF8.GetBytes(bytes), manifest))));
    }

    [Fact]
    public void A_snapshot_of_before_the_schedules_is_read_and_one_with_them_comes_back_whole()
    {
        var serializer = new WireSerializer((Akka.Actor.ExtendedActorSystem)Sys);
        var old = (SpawnSnapshot)serializer.FromBinary("""{"desired":{},"open":[],"queued":[]}"""u8.ToArray(), "spawn-s/1");
        var policy = SpawnPolicy.Empty.Apply(new ScheduleEvents.ScheduleBegan(At)).Apply(Due);

        var restored = ((SpawnSnapshot)serializer.FromBinary(serializer.ToBinary(SpawnSnapshot.Of(policy)), "spawn-s/1")).Restore().Schedules;
        Assert.Equal(ScheduleState.Empty, old.Restore().Schedules);
        Assert.Equal((At, "due-1", At), (restored.BegunAt, restored.Open!.RunId, restored.LastRuns["yelp/b"]));
    }
}
