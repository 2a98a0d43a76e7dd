using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Geocodes_on_SQLite() : GeocodeSuite(new SqliteFixture());

public sealed class Geocodes_on_PostgreSQL() : GeocodeSuite(new PostgresFixture());

public abstract class GeocodeSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private static readonly TaskType Geocoding = TaskType.Of("geocoding");
    private static readonly PlaceFinding Finding = new("nominatim", "k1", new GeoPoint(52.4989, 13.4437), "rooftop", Now) { Attribution = "map" };

    [StoreFact]
    public async Task A_placed_event_stands_with_its_better_place_and_the_feed_tells_of_it_once()
    {
        await WrittenAsync();
        var began = (await Store.Feed.ReadAsync(0, 100, false, None)).Next;

        var committed = await CommitAsync("t1", [Kept()], new PlacedEvent(Sample.Id(1), 1, Better(), null));

        Assert.Equal<Guid>([Sample.Id(1)], committed!.Changed);
        var found = (await Store.Events.FindAsync(Sample.Id(1), None))!.Enrichment!;
        Assert.Equal((Finding, "rooftop"), (found.Geocoded, found.LocationPrecision));
        Assert.Equal(Sample.Id(1), Assert.Single((await Store.Events.QueryAsync(new EventQuery { Latitude = 52.4989, Longitude = 13.4437, RadiusMetres = 50 }, None)).Events).Event.Id);
        var change = Assert.Single((await Store.Feed.ReadAsync(began, 100, true, None)).Changes);
        Assert.Equal((EventChangeKind.Processed, Sample.Id(1), 1L), (change.Kind, change.EventId, change.Version));
        Assert.Equal(TaskState.Succeeded, (await FindAsync("t1")).State);
        Assert.Equal(1, await Fixture.CountAsync("event_processing_log WHERE stage = 'geocoding' AND status = 'success'"));
        Assert.Equal(Kept(), (await Store.Geocodes.FindAsync(["k1", "k2"], None))["k1"]);
    }

    [StoreFact]
    public async Task An_event_without_a_better_place_stays_as_it_is_and_the_log_says_why()
    {
        await WrittenAsync();
        var nothing = new KeptGeocode("k1", "Hall, Berlin", null, "nominatim knows no such place", Now, Now.AddDays(7));

        var committed = await CommitAsync("t1", [nothing], new PlacedEvent(Sample.Id(1), 1, null, nothing.Fault));

        Assert.Empty(committed!.Changed);
        Assert.Equal(nothing, (await Store.Geocodes.FindAsync(["k1"], None))["k1"]);
        Assert.Equal((true, false), (nothing.IsFresh(Now), nothing.IsFresh(Now.AddDays(7))));
        Assert.Equal(1, await Fixture.CountAsync("event_processing_log WHERE stage = 'geocoding' AND status = 'failed' AND error LIKE '%no such place%'"));
        Assert.Null((await Store.Events.FindAsync(Sample.Id(1), None))!.Enrichment!.Geocoded);
    }

    [StoreFact]
    public async Task An_event_that_has_another_version_by_now_and_one_that_is_gone_are_left_alone()
    {
        await WrittenAsync();
        await Store.Events.WriteAsync([Sample.Change(Sample.Id(1), 1, Sample.Listing("a", "changed"))], Now, None);

        var committed = await CommitAsync("t1", [Kept()], new PlacedEvent(Sample.Id(1), 1, Better(), null), new PlacedEvent(Sample.Id(9), 1, Better(), null));

        Assert.Empty(committed!.Changed);
        Assert.Contains("\"outdated\":1", committed.ResultJson, StringComparison.Ordinal);
        Assert.Equal(1, await Fixture.CountAsync("event_processing_log WHERE stage = 'geocoding' AND status = 'skipped'"));
    }

    [StoreFact]
    public async Task Under_a_lost_lease_nothing_is_written()
    {
        await WrittenAsync();
        var lease = await LeaseAsync("t1", Geocoding);
        await Store.Tasks.CancelAsync("t1", Now, None);

        Assert.Null(await Store.Geocodes.CommitAsync(new GeocodeBatch(lease, [Kept()], [new PlacedEvent(Sample.Id(1), 1, Better(), null)]), Now, None));
        Assert.Equal(0, await Fixture.CountAsync("geocodes"));
    }

    [StoreFact]
    public async Task Events_are_read_that_are_processed_at_their_version()
    {
        await WrittenAsync();
        await Store.Events.WriteAsync([Sample.New(Sample.Id(2), Sample.Listing("b"))], Now, None);

        var subject = Assert.Single(await Store.Geocodes.ReadAsync([Sample.Id(1), Sample.Id(2), Sample.Id(9)], None));

        Assert.Equal((Sample.Id(1), 1L), (subject.Event.Id, subject.Enrichment.OfVersion));
    }

    [StoreFact]
    public async Task Answers_kept_before_the_end_take_the_place_of_earlier_ones_and_go_by_their_age()
    {
        await Store.Geocodes.KeepAsync([new KeptGeocode("k1", "Hall\0, Berlin", null, "no", Now.AddDays(-10), Now)], None);
        await Store.Geocodes.KeepAsync([Kept(), Kept()], None);
        await Store.Geocodes.KeepAsync([], None);

        Assert.Equal(Finding, (await Store.Geocodes.FindAsync(["k1"], None))["k1"].Finding);
        Assert.Equal(0, (await Store.Retention.PruneAsync("geocodes", Now, null, 100, Now, None)).Rows);
        Assert.Equal(1, (await Store.Retention.PruneAsync("geocodes", Now.AddDays(1), null, 100, Now.AddDays(181), None)).Rows);
        Assert.Equal(0, await Fixture.CountAsync("geocodes"));
    }

    [StoreFact]
    public async Task What_an_event_stands_with_is_known_when_it_is_written_anew_and_of_no_other_event()
    {
        await WrittenAsync();
        await Store.Events.WriteAsync([Sample.New(Sample.Id(2), Sample.Listing("b")) with { Enrichment = Sample.Enrichment(1) }, Sample.New(Sample.Id(3), Sample.Listing("c"))], Now, None);
        await CommitAsync("t1", [Kept()], new PlacedEvent(Sample.Id(1), 1, Better(), null));
        await Store.Events.WriteAsync([Sample.Change(Sample.Id(1), 1, Sample.Listing("a", "changed"))], Now, None);

        var (id, finding) = Assert.Single(await Store.Geocodes.StandingAsync([Sample.Id(1), Sample.Id(2), Sample.Id(3), Sample.Id(9)], None));

        Assert.Equal((Sample.Id(1), Finding), (id, finding));
        Assert.Empty(await Store.Geocodes.StandingAsync([], None));
    }

    [StoreFact]
    public async Task Other_limits_of_the_geocoder_end_the_waits_of_its_stage_whatever_source_the_events_are_from()
    {
        await EnqueueAsync(TaskOf("a", Geocoding), TaskOf("b", Geocoding, "meetup"), TaskOf("down", Geocoding), TaskOf("search"));
        var (limited, down) = (new SpawnFault(FaultKind.RateLimited, "used up"), new SpawnFault(FaultKind.ExternalApi, "no"));
        foreach (var task in (await ClaimAsync(Geocoding, max: 10)).AddRange(await ClaimAsync(TaskType.Discovery)))
            await Store.Tasks.DeferAsync(task.Lease, new Deferral(Now.AddMinutes(15), false, task.Task.Id == "down" ? down : limited), Now, None);

        Assert.Equal(2, await Store.Tasks.HurryAsync(Geocoding, Now.AddSeconds(1), None));

        Assert.Equal(["a", "b"], (await ClaimAsync(Geocoding, max: 10, at: Now.AddSeconds(1))).Select(task => task.Task.Id).Order(StringComparer.Ordinal));
        Assert.Empty(await ClaimAsync(TaskType.Discovery, max: 10, at: Now.AddSeconds(1)));
    }

    [StoreFact]
    public async Task Events_are_given_to_the_stage_again_and_not_while_a_task_of_it_waits_with_them()
    {
        await WrittenAsync();
        await Store.Events.WriteAsync([Sample.New(Sample.Id(2), Sample.Listing("b"))], Now, None);

        Assert.Equal(1, await AgainAsync((Sample.Id(1), 1), (Sample.Id(2), 1), (Sample.Id(9), 1)));

        Assert.Equal(0, await AgainAsync((Sample.Id(1), 1)));
        var task = Assert.Single(await ClaimAsync(Geocoding, max: 10));
        Assert.Equal<Guid>([Sample.Id(1)], JsonSerializer.Deserialize(task.Task.ParametersJson, TaskJson.Default.ProcessingParameters)!.EventIds);
        Assert.Equal(0, await AgainAsync((Sample.Id(1), 1)));
        await Store.Geocodes.CommitAsync(new GeocodeBatch(task.Lease, [], []), Now, None);
        Assert.Equal(0, await AgainAsync((Sample.Id(1), 7)));
        Assert.Equal(1, await Store.Replays.FollowAgainAsync(Geocoding, [(Sample.Id(1), 1)], 25, Now.AddDays(1), None));
    }

    [StoreFact]
    public async Task However_many_tasks_wait_none_of_their_events_is_given_to_the_stage_again()
    {
        await WrittenAsync();
        await Store.Events.WriteAsync([Sample.New(Sample.Id(2), Sample.Listing("b")) with { Enrichment = Sample.Enrichment(1) }, Sample.New(Sample.Id(3), Sample.Listing("c")) with { Enrichment = Sample.Enrichment(1) }], Now, None);
        await EnqueueAsync([.. Enumerable.Range(0, 450).Select(n => TaskOf($"t{n:000}", Geocoding) with { ParametersJson = JsonSerializer.Serialize(new ProcessingParameters([n switch { 210 => Sample.Id(1), 430 => Sample.Id(2), _ => Sample.Id(1000 + n) }]), TaskJson.Default.ProcessingParameters) })]);
        await ClaimAsync(Geocoding, max: 215);

        Assert.Equal(1, await AgainAsync((Sample.Id(1), 1), (Sample.Id(2), 1), (Sample.Id(3), 1)));
    }

    private async Task<int> AgainAsync(params (Guid, long)[] events) => await Store.Replays.FollowAgainAsync(Geocoding, events, 25, Now, None);

    private static KeptGeocode Kept() => new("k1", "Lido, Berlin", Finding, null, Now, null);

    private static Enrichment Better() => Sample.Enrichment(1) with { Location = Finding.Point, LocationPrecision = Finding.Precision, Geocoded = Finding };

    private async Task WrittenAsync() => await Store.Events.WriteAsync([Sample.New(Sample.Id(1), Sample.Listing("a", venue: new Venue { Name = "Lido", City = "Berlin" })) with { Enrichment = Sample.Enrichment(1) }], Now, None);

    private async Task<GeocodeCommit?> CommitAsync(string task, KeptGeocode[] answers, params PlacedEvent[] placed) =>
        await Store.Geocodes.CommitAsync(new GeocodeBatch(await LeaseAsync(task, Geocoding), [.. answers], [.. placed]), Now, None);
}
