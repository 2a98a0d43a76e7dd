using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Http;
using SceneScout.Sources.Tests.Http;

namespace SceneScout.Sources.Tests.Sixth;

public sealed class SixthSourceTests
{
    private const string Page =
        """
        {"happenings":[{"id":7,"headline":"Nacht der Orgeln","text":"<p>Zwölf Kirchen</p>","begins":"2026-05-09T19:30","ends":"2026-05-10T01:00","zone":"Europe/Berlin","state":"on",
        "place":{"name":"Dom","town":"Berlin","country":"DE","lat":52.519,"lng":13.401},"price":{"from":"12.50","currency":"EUR"},"photos":["https://img.example/1.jpg","https://img.example/2.jpg"],
        "link":"https://cityagenda.example/7","tickets":"https://www.eventbrite.de/e/nacht-der-orgeln-123456789"},{"id":8,"headline":"Entwurf","begins":"2026-05-09","state":"draft"}],"next":"p2"}
        """;

    [Fact]
    public async Task A_registered_source_is_searched_page_by_page_and_read()
    {
        var api = new FakeApi(asked => FakeApi.Json(asked["page"] == "p2" ? """{"happenings":[]}""" : Page));
        var options = new SourceOptions { BaseAddress = new Uri("http://127.0.0.1:9/agenda/"), ApiKey = FakeApi.Key, CallsPerSecond = 100_000 };
        using var set = SourceSet.Create(
            new Dictionary<SourceName, SourceOptions> { [CityAgendaSource.Name] = options }, TimeProvider.System, null, new CallTuning(), _ => api, registry: SourceRegistry.BuiltIn.With(CityAgendaSource.Definition));

        var pages = await FakeApi.ReadAll(set.Client(CityAgendaSource.Name)!, FakeApi.Area());

        Assert.Equal(2, pages.Count);
        Assert.All(api.Requests, asked => Assert.Equal($"Token {FakeApi.Key}", asked.Headers["Authorization"]));
        var adapter = ((ISourceSet)set).Adapter("CityAgenda")!;
        var listing = Assert.IsType<NormaliseResult.Ok>(adapter.Normalise(Json.Of(pages[0].Listings[0].Json))).Listing;
        Assert.Equal("Nacht der Orgeln", listing.Title);
        Assert.Equal(Json.Utc("2026-05-09T17:30:00Z"), listing.Time.Start.Utc);
        Assert.Equal(new Price(12.5m, null, "EUR", null), listing.Price);
        Assert.Equal(2, listing.Images.Length);
        Assert.Equal(new ListingKey(SourceName.Eventbrite, "123456789"), Assert.Single(listing.LinksTo));
        Assert.IsType<NormaliseResult.Skipped>(adapter.Normalise(Json.Of(pages[0].Listings[1].Json)));
    }

    [Fact]
    public void A_source_is_registered_once_under_a_name_that_fits_everywhere()
    {
        var registry = SourceRegistry.BuiltIn.With(CityAgendaSource.Definition);

        Assert.EndsWith("manual, cityagenda", registry.Names, StringComparison.Ordinal);
        Assert.Contains("registered twice", Assert.Throws<ArgumentException>(() => registry.With(CityAgendaSource.Definition)).Message, StringComparison.Ordinal);
        Assert.Null(SourceRegistry.BuiltIn.Find("cityagenda"));
        Assert.Null(registry.Find("../cityagenda"));
    }
}
