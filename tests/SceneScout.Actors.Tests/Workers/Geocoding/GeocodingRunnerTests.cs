using System.Text.Json;
using Akka.Actor;
using SceneScout.Actors.Workers;
using SceneScout.Actors.Workers.Geocoding;
using SceneScout.Domain.Events;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Processing.Quality;
using SceneScout.Domain.Tasks;
using SceneScout.Geocoding;
using SceneScout.Simulator;
using SceneScout.Simulator.Faults;
using SceneScout.Simulator.Worlds;
using SceneScout.Sources.Nominatim;
using Xunit;

namespace SceneScout.Actors.Tests.Workers.Geocoding;

/// <summary>Tasks of geocoding, with the real client against the simulated server.</summary>
public sealed class GeocodingRunnerTests() : RunnerTest(GeocodingStage.Type)
{
    private static readonly GeocodingRules Rules = new() { AgainAfter = TimeSpan.FromDays(7), Patience = TimeSpan.FromHours(6) };
    private SimulatorHost _simulator = null!;
    private NominatimGeocoder _geocoder = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Events = 300, EnforceLimits = false });
        _geocoder = NominatimGeocoder.Create(new NominatimOptions { BaseAddress = _simulator.BaseAddressOf("nominatim"), CallsPerSecond = 1000, Retries = 0 }, TimeProvider.System);
        Node = Node with { Geocoding = new GeocodingServices(_geocoder, Rules, new GeocodeMemory(100, TimeSpan.FromDays(180), Clock)) };
    }

    public override async ValueTask DisposeAsync()
    {
        _geocoder.Dispose();
        await _simulator.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Events_known_by_their_town_alone_get_the_place_of_their_venue_and_the_same_task_again_asks_nobody()
    {
        var truth = Truth().Take(3).ToArray();
        var task = await WrittenAsync([.. truth.Select(Venue)]);

        var outcome = await RunAsync(task);

        Assert.Equal(3, Assert.IsType<TaskOutcome.Done>(outcome).Items);
        await ToldAsItStandsAsync(task, outcome, errors: 0);
        for (var i = 0; i < truth.Length; i++)
        {
            var placed = await EnrichmentAsync(i);
            Assert.Equal(("rooftop", "nominatim"), (placed.LocationPrecision, placed.Geocoded?.By));
            Assert.Equal((truth[i].Latitude!.Value, truth[i].Longitude!.Value), (placed.Location!.Value.Latitude, placed.Location.Value.Longitude), new Near());
        }

        var calls = _simulator.Stats["nominatim"].Calls;
        var again = Assert.IsType<TaskOutcome.Done>(await RunAsync(await QueueAsync(TaskOf("t2", [0, 1, 2]))));
        Assert.Equal((calls, 0), (_simulator.Stats["nominatim"].Calls, (int)Result(again, "placed")));
    }

    [Fact]
    public async Task One_question_is_asked_once_however_many_events_ask_it_and_what_is_not_known_is_left_alone_for_a_time()
    {
        var nowhere = new Venue { Name = "Hall of Nobody", City = "Berlin", CountryCode = "DE" };
        var task = await WrittenAsync(nowhere, nowhere, nowhere);

        Assert.IsType<TaskOutcome.Done>(await RunAsync(task));

        Assert.Equal((1L, "city", null), (_simulator.Stats["nominatim"].Calls, (await EnrichmentAsync(0)).LocationPrecision, (await EnrichmentAsync(0)).Geocoded));
        Clock.Advance(Rules.AgainAfter - TimeSpan.FromSeconds(1));
        await RunAsync(await QueueAsync(TaskOf("t2", [0, 1, 2])));
        Assert.Equal(1, _simulator.Stats["nominatim"].Calls);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await RunAsync(await QueueAsync(TaskOf("t3", [0, 1, 2])));
        Assert.Equal(2, _simulator.Stats["nominatim"].Calls);
    }

    [Fact]
    public async Task A_place_of_the_source_and_an_event_without_a_venue_are_no_questions()
    {
        var task = await WrittenAsync(new Venue { Name = "Lido", City = "Berlin", CountryCode = "DE", Location = new(52.4989, 13.4437) }, new Venue { City = "Berlin", CountryCode = "DE" });

        Assert.Equal(2, Assert.IsType<TaskOutcome.Done>(await RunAsync(task)).Items);

        Assert.Equal((0L, "source"), (_simulator.Stats["nominatim"].Calls, (await EnrichmentAsync(0)).LocationPrecision));
    }

    [Fact]
    public async Task While_the_server_is_down_the_task_waits_in_its_row_and_in_the_end_its_events_stay_where_they_are()
    {
        var task = await WrittenAsync(Venue(Truth().First()));
        _simulator.SetFaults("nominatim", new SourceFaults { ErrorRate = 1 });

        var yielded = Assert.IsType<TaskOutcome.Yielded>(await RunAsync(task));

        Assert.Equal((Start.AddMinutes(1), FaultKind.ExternalApi), (yielded.Until.NotBefore, yielded.Until.Reason!.Kind));
        Assert.Equal("city", (await EnrichmentAsync(0)).LocationPrecision);
        Clock.Advance(Rules.Patience - TimeSpan.FromSeconds(30));
        var done = Assert.IsType<TaskOutcome.Done>(await RunAsync(await QueueAgainAsync(task)));
        Assert.Equal((0, "city"), ((int)Result(done, "placed"), (await EnrichmentAsync(0)).LocationPrecision));
    }

    [Fact]
    public async Task A_task_that_has_waited_for_as_long_as_it_may_asks_no_more_and_takes_what_is_known()
    {
        var task = await WrittenAsync(Venue(Truth().First()));
        Clock.Advance(Rules.Patience);

        Assert.Equal(0, (int)Result(Assert.IsType<TaskOutcome.Done>(await RunAsync(await QueueAgainAsync(task))), "placed"));

        Assert.Equal(0, _simulator.Stats["nominatim"].Calls);
    }

    [Fact]
    public async Task Told_to_wait_it_keeps_what_was_answered_and_waits_as_long_as_it_is_told()
    {
        var (known, other) = (Truth().First(), Truth().Skip(1).First());
        var task = await WrittenAsync(Venue(known), Venue(other));
        await RunAsync(await QueueAsync(TaskOf("t0", [0])));
        _simulator.SetFaults("nominatim", new SourceFaults { TooManyRate = 1, RetryAfter = TimeSpan.FromMinutes(10) });

        var yielded = Assert.IsType<TaskOutcome.Yielded>(await RunAsync(task));

        Assert.Equal((Start.AddMinutes(10), FaultKind.RateLimited), (yielded.Until.NotBefore, yielded.Until.Reason!.Kind));
        Assert.Equal(("rooftop", "city"), ((await EnrichmentAsync(0)).LocationPrecision, (await EnrichmentAsync(1)).LocationPrecision));
    }

    [Fact]
    public async Task An_event_that_is_written_anew_has_the_place_that_its_node_has_at_hand()
    {
        var venue = Venue(Truth().First());
        await RunAsync(await WrittenAsync(venue));

        var anew = EventProcessing.Process(Event(7, venue), GeoAtlas.Bundled, new FixedCategorizer(), QualityOptions.Default, Start, places: Node.Geocoding!.Memory);

        Assert.Equal("rooftop", anew.LocationPrecision);
    }

    private protected override Props RunnerOf(TaskRecord task) => GeocodingRunner.Props(task, Node);

    private static Guid Id(int number) => new($"00000000-0000-0000-0000-{number + 1:x12}");

    private static NewTask TaskOf(string id, int[] events) =>
        new() { Id = id, Type = GeocodingStage.Type, ParametersJson = JsonSerializer.Serialize(new ProcessingParameters([.. events.Select(Id)]), TaskJson.Default.ProcessingParameters) };

    private static Venue Venue(TruthEvent truth) => new() { Name = truth.Venue, City = truth.City, CountryCode = truth.Country };

    private static CanonicalEvent Event(int number, Venue venue)
    {
        var listing = new Listing { Key = new ListingKey(SourceName.Manual, $"e{number}"), Title = $"Concert {number}", Venue = venue, Time = new EventTime(EventMoment.Unknown, null, null, false) };
        return new CanonicalEvent { Id = Id(number), Block = "b", Version = 1, Content = listing, Listings = [listing.Key], Provenance = System.Collections.Immutable.ImmutableSortedDictionary<string, ListingKey>.Empty };
    }

    private static double Result(TaskOutcome.Done done, string name)
    {
        using var json = JsonDocument.Parse(done.WrittenJson!);
        return json.RootElement.GetProperty(name).GetDouble();
    }

    // Venues that no other of their city is called the same as, each once.
    private IEnumerable<TruthEvent> Truth() => _simulator.World.Truth.Where(truth => truth.Venue is not null)
        .GroupBy(truth => (truth.City, truth.Venue)).Where(same => same.Select(truth => truth.Latitude).Distinct().Count() == 1).Select(same => same.First());

    private async Task<TaskRecord> WrittenAsync(params Venue[] venues)
    {
        await Store.Events.WriteAsync(
            [.. venues.Select((venue, i) => Event(i, venue)).Select(e => new EventMutation(e, 0, [new EventMember(e.Content, "h", 1, [])], []) { Enrichment = EventProcessing.Process(e, GeoAtlas.Bundled, new FixedCategorizer(), QualityOptions.Default, Start) })], Start, None);
        return await QueueAsync(TaskOf("t1", [.. Enumerable.Range(0, venues.Length)]));
    }

    private async Task<TaskRecord> QueueAgainAsync(TaskRecord task)
    {
        await Store.Tasks.ReleaseAsync(task.Lease, Clock.GetUtcNow(), None);
        return await ClaimAsync();
    }

    private async Task<Enrichment> EnrichmentAsync(int number) => (await Store.Events.FindAsync(Id(number), None))!.Enrichment!;

    private sealed class Near : IEqualityComparer<(double Latitude, double Longitude)>
    {
        public bool Equals((double Latitude, double Longitude) one, (double Latitude, double Longitude) other) =>
            Math.Abs(one.Latitude - other.Latitude) < 1e-5 && Math.Abs(one.Longitude - other.Longitude) < 1e-5;

        public int GetHashCode((double Latitude, double Longitude) point) => 0;
    }
}
