using SceneScout.Domain.Faults;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Geocoding;
using SceneScout.Simulator.Faults;
using SceneScout.Simulator.Tests.Support;
using SceneScout.Simulator.Worlds;
using SceneScout.Sources.Http;
using SceneScout.Sources.Nominatim;
using Xunit;

namespace SceneScout.Simulator.Tests;

/// <summary>The client of the geocoder against the simulated one, over a real socket.</summary>
public sealed class NominatimTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private SimulatorClient _sim = null!;

    public async Task InitializeAsync() => _sim = await SimulatorClient.StartAsync(new SimulatorOptions { Events = 300, EnforceLimits = false });

    public async Task DisposeAsync() => await _sim.DisposeAsync();

    [Fact]
    public async Task Every_venue_of_the_world_is_found_by_its_street_and_number()
    {
        using var geocoder = Geocoder();
        foreach (var venue in Alone(venue => venue.Address).Take(40))
        {
            var city = Cities.All[venue.CityIndex];
            var place = Found(await geocoder.FindAsync(Question(city) with { Street = venue.Address, PostalCode = venue.PostalCode }, None));

            Assert.True(new GeoPoint(venue.Latitude, venue.Longitude).DistanceTo(place.Point) < 1, $"{venue.Address}, {city.Name}");
            Assert.Equal((GeoPrecision.Rooftop, city.Name, city.CountryCode), (place.Precision, place.City, place.CountryCode));
            Assert.Contains("OpenStreetMap", place.Attribution, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_venue_is_found_by_its_name_where_its_street_is_not_known_or_not_said()
    {
        using var geocoder = Geocoder();
        var venue = Alone(venue => venue.Name).First();
        var city = Cities.All[venue.CityIndex];
        var before = _sim.Host.Stats["nominatim"].Calls;

        var named = Found(await geocoder.FindAsync(Question(city) with { Name = venue.Name }, None));
        var lost = Found(await geocoder.FindAsync(Question(city) with { Name = venue.Name, Street = "1 Street of Nowhere" }, None));

        Assert.Equal((named.Point, 3L), (lost.Point, _sim.Host.Stats["nominatim"].Calls - before));
        Assert.True(new GeoPoint(venue.Latitude, venue.Longitude).DistanceTo(named.Point) < 1);
    }

    [Fact]
    public async Task A_number_that_is_not_known_gives_the_street_and_an_unknown_place_or_country_gives_nothing()
    {
        using var geocoder = Geocoder();
        var venue = Alone(venue => venue.Address).First(venue => Cities.All[venue.CityIndex].NumberFirst);
        var city = Cities.All[venue.CityIndex];
        var street = $"99999 {venue.Address[(venue.Address.IndexOf(' ', StringComparison.Ordinal) + 1)..]}";

        Assert.Equal(GeoPrecision.Street, Found(await geocoder.FindAsync(Question(city) with { Street = street }, None)).Precision);
        Assert.IsType<GeocoderAnswer.Nothing>(await geocoder.FindAsync(Question(city) with { Name = "Hall of Nobody" }, None));
        Assert.IsType<GeocoderAnswer.Nothing>(await geocoder.FindAsync(Question(city) with { Name = venue.Name, CountryCode = "IS" }, None));
    }

    [Fact]
    public async Task A_point_tells_its_city_and_the_sea_tells_nothing()
    {
        using var geocoder = Geocoder();
        var city = Cities.All[0];

        Assert.Equal(city.Name, Found(await geocoder.AtAsync(new GeoPoint(city.Latitude, city.Longitude), None)).City);
        Assert.IsType<GeocoderAnswer.Nothing>(await geocoder.AtAsync(new GeoPoint(-50, -120), None));
    }

    [Fact]
    public async Task A_server_that_fails_now_and_then_is_asked_again_and_one_that_is_down_is_told()
    {
        using var geocoder = Geocoder();
        var question = Question(Cities.All[0]) with { Name = "Hall of Nobody" };
        _sim.Host.SetFaults("nominatim", new SourceFaults { ErrorRate = 1 });

        var failed = Assert.IsType<GeocoderAnswer.Failed>(await geocoder.FindAsync(question, None));

        Assert.Equal((FaultKind.ExternalApi, 503, "nominatim", false), (failed.Fault.Kind, failed.Fault.Status, failed.Fault.Source, failed.IsOfQuestion));
        Assert.Equal(3, _sim.Host.Stats["nominatim"].Calls);
        _sim.Host.SetFaults("nominatim", SourceFaults.None);
        Assert.IsType<GeocoderAnswer.Nothing>(await geocoder.FindAsync(question, None));
    }

    [Theory]
    [InlineData(nameof(SourceFaults.ResetRate))]
    [InlineData(nameof(SourceFaults.InvalidJsonRate))]
    [InlineData(nameof(SourceFaults.TruncateRate))]
    [InlineData(nameof(SourceFaults.WrongContentTypeRate))]
    [InlineData(nameof(SourceFaults.HugeBodyRate))]
    public async Task Whatever_a_server_sends_is_an_answer(string fault)
    {
        using var geocoder = Geocoder(retries: 0);
        var faults = new SourceFaults { HugeBytes = 40 << 20 };
        typeof(SourceFaults).GetProperty(fault)!.SetValue(faults, 1.0);
        _sim.Host.SetFaults("nominatim", faults);

        var answer = await geocoder.FindAsync(Question(Cities.All[0]) with { Name = "Hall of Nobody" }, None);

        Assert.Equal(FaultKind.ExternalApi, Assert.IsType<GeocoderAnswer.Failed>(answer).Fault.Kind);
    }

    [Fact]
    public async Task A_server_that_asks_to_wait_is_left_alone_for_as_long()
    {
        using var geocoder = Geocoder();
        _sim.Host.SetFaults("nominatim", new SourceFaults { TooManyRate = 1, RetryAfter = TimeSpan.FromSeconds(90) });

        var failed = Assert.IsType<GeocoderAnswer.Failed>(await geocoder.FindAsync(Question(Cities.All[0]) with { Name = "Hall of Nobody" }, None));

        Assert.Equal((FaultKind.RateLimited, TimeSpan.FromSeconds(90), false), (failed.Fault.Kind, failed.Fault.RetryAfter, failed.IsOfQuestion));
    }

    [Fact]
    public async Task An_address_that_is_wrong_is_no_answer_and_neither_is_a_key()
    {
        using var astray = Geocoder(path: "nominatim/lookup/");
        Assert.False(Assert.IsType<GeocoderAnswer.Failed>(await astray.FindAsync(Question(Cities.All[0]) with { Name = "Hall of Nobody" }, None)).IsOfQuestion);

        using var geocoder = Geocoder(key: "bad-key");
        var failed = Assert.IsType<GeocoderAnswer.Failed>(await geocoder.FindAsync(Question(Cities.All[0]) with { Name = "Hall of Nobody" }, None));

        Assert.Equal(FaultKind.Authentication, failed.Fault.Kind);
        Assert.DoesNotContain("bad-key", failed.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_fault()
    {
        using var geocoder = NominatimGeocoder.Create(new NominatimOptions { BaseAddress = new Uri("http://127.0.0.1:9/"), Retries = 0, CallsPerSecond = 1000 }, TimeProvider.System);

        Assert.Equal(FaultKind.ExternalApi, Assert.IsType<GeocoderAnswer.Failed>(await geocoder.FindAsync(Question(Cities.All[0]) with { Name = "Hall" }, None)).Fault.Kind);
    }

    [Fact]
    public async Task Calls_say_who_makes_them()
    {
        using var spy = new AgentSpy();
        var options = new NominatimOptions { BaseAddress = _sim.Host.BaseAddressOf("nominatim"), UserAgent = "my-calendar/1.0", Contact = "me@example.org", CallsPerSecond = 1000 };
        using var geocoder = NominatimGeocoder.Create(options, TimeProvider.System, null, null, null, new CallTuning(), spy);

        await geocoder.FindAsync(Question(Cities.All[0]) with { Name = "Hall & Co", Street = "1 Rue d'Été" }, None);

        Assert.Equal(2, spy.Asked.Count);
        Assert.All(spy.Asked, asked => Assert.Equal("my-calendar/1.0", asked.Agent));
        Assert.Equal("?street=1%20Rue%20d%27%C3%89t%C3%A9&city=New%20York&state=NY&countrycodes=us&limit=1&format=jsonv2&addressdetails=1&accept-language=en&email=me%40example.org", spy.Asked[0].Query);
        Assert.StartsWith("?q=Hall%20%26%20Co%2C%20New%20York%2C%20NY&countrycodes=us&limit=1&", spy.Asked[1].Query, StringComparison.Ordinal);
    }

    private static PlaceQuestion Question(WorldCity city) => new() { City = city.Name, Region = city.Region, CountryCode = city.CountryCode };

    private static OnlinePlace Found(GeocoderAnswer answer) => Assert.IsType<GeocoderAnswer.Found>(answer).Place;

    // Those that no other of their city is called the same as.
    private IEnumerable<WorldVenue> Alone(Func<WorldVenue, string> name) =>
        _sim.World.Plan.Venues.GroupBy(venue => (venue.CityIndex, name(venue).ToLowerInvariant())).Where(same => same.Count() == 1).Select(same => same.Single());

    private NominatimGeocoder Geocoder(int retries = 2, string key = "", string path = "nominatim/") => NominatimGeocoder.Create(
        new NominatimOptions { BaseAddress = new Uri(_sim.Host.BaseAddress, path), Retries = retries, ApiKey = key, CallsPerSecond = 1000 },
        TimeProvider.System, null, null, null, new CallTuning { RetryDelay = TimeSpan.FromMilliseconds(1) }, new SocketsHttpHandler { AllowAutoRedirect = false });

    private sealed class AgentSpy() : DelegatingHandler(new SocketsHttpHandler())
    {
        public List<(string Agent, string Query)> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add((request.Headers.UserAgent.ToString(), request.RequestUri!.Query));
            return base.SendAsync(request, cancellationToken);
        }
    }
}
