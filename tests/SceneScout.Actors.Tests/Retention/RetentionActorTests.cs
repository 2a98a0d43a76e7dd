using Akka.Actor;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Retention;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Actors.Tests.Retention;

public sealed class RetentionActorTests : ActorTest
{
    private static readonly GeoPoint Hall = new(52.5, 13.4);
    private static readonly DateTimeOffset Start = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Start);

    [Fact]
    public async Task Content_kept_for_a_day_is_there_to_the_last_minute_and_gone_a_minute_later()
    {
        await KeepVenueAsync("hall");
        await StartAsync();

        _time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        await LookedAsync();
        Assert.Single(await Store.Venues.NearAsync(Hall, 1000, 10, None));

        _time.Advance(TimeSpan.FromMinutes(1));
        await BecomesAsync(async () => (await Store.Venues.NearAsync(Hall, 1000, 10, None)).IsEmpty);
        Assert.Equal(1, await Store.Venues.CountAsync(None));
    }

    [Fact]
    public async Task More_than_one_step_of_rows_goes_while_finished_and_living_tasks_are_told_apart()
    {
        for (var n = 0; n < 25; n++)
        {
            await Store.Tasks.EnqueueAsync([TaskOf($"t{n}")], 1000, Start, None);
            if (n > 0)
                await Store.Tasks.CancelAsync($"t{n}", Start, None);
        }

        await StartAsync();
        _time.Advance(TimeSpan.FromDays(15));
        await BecomesAsync(async () => (await Store.Tasks.ListAsync(null, TaskState.Cancelled, 100, None)).IsEmpty);
        Assert.Equal("t0", Assert.Single(await Store.Tasks.ListAsync(null, null, 100, None)).Task.Id);
    }

    [Fact]
    public async Task It_ends_when_another_controller_has_taken_over()
    {
        var retention = await StartAsync();
        Watch(retention);
        await Store.Control.TakeEpochAsync("another", Start, None);

        _time.Advance(TimeSpan.FromHours(2));
        await ExpectTerminatedAsync(retention, Patience);
    }

    private async Task<IActorRef> StartAsync()
    {
        var fenced = Store.FencedBy((await Store.Control.TakeEpochAsync("node", Start, None)).Epoch);
        var services = Services(Options with { Retention = new RetentionOptions { Batch = 10, Pause = TimeSpan.FromMilliseconds(1) } }) with { Time = _time };
        return Sys.ActorOf(RetentionActor.Props(fenced.Retention, services));
    }

    private Task KeepVenueAsync(string id) => Store.Venues.UpsertAsync(
        [new VenueRecord { Key = new ListingKey(SourceName.Yelp, id), Venue = new Venue { ExternalId = id, Name = "The Hall", Location = Hall } }], Start, None);

    // Whatever was due at this instant is done once a worker of long ago is forgotten, which comes last.
    private async Task LookedAsync()
    {
        await Store.Workers.UpsertAsync([new WorkerState("old", "discovery", "idle", null, 0, 0, 0, Start.AddDays(-30), null)], None);
        await BecomesAsync(async () => (await Store.Workers.ListAsync(None)).IsEmpty);
    }
}
