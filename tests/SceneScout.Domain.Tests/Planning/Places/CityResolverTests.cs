using CsCheck;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Planning.Places;
using SceneScout.Geocoding;

namespace SceneScout.Domain.Tests.Planning.Places;

public class CityResolverTests
{
    private static readonly CityResolver Resolver = new(GeoAtlas.Bundled);

    [Theory]
    [InlineData("Hamburg", "Hamburg, DE")]
    [InlineData("hamburg", "Hamburg, DE")]
    [InlineData("Springfield, IL", "Springfield, IL, US")]
    [InlineData("springfield, illinois", "Springfield, IL, US")]
    [InlineData("Paris", "Paris, FR")]
    [InlineData("Paris, TX, US", "Paris, TX, US")]
    [InlineData("PARIS, Texas", "Paris, TX, US")]
    [InlineData("Sao Paulo", "São Paulo, BR")]
    [InlineData("sao paulo, Brazil", "São Paulo, BR")]
    [InlineData("Zurich", "Zürich, CH")]
    [InlineData("Köln", "Cologne, DE")]
    [InlineData("Cologne, Germany", "Cologne, DE")]
    [InlineData("München", "Munich, DE")]
    [InlineData("New York", "New York, US")]
    [InlineData("NYC", "New York, NY, US")]
    [InlineData("Birmingham, UK", "Birmingham, GB")]
    [InlineData("Birmingham, Alabama", "Birmingham, AL, US")]
    [InlineData("London, CA", "London, CA")]
    public void A_place_of_the_atlas_is_found_whatever_its_accents_and_case(string text, string label)
    {
        var (city, mistake) = Resolver.Resolve(text);

        Assert.Null(mistake);
        Assert.Equal(label, city!.Label);
        Assert.NotEqual("", city.TimeZone);
    }

    [Theory]
    [InlineData("Springfield", "could be Springfield, MO, US; Springfield, MA, US; Springfield, IL, US")]
    [InlineData("Birmingham", "Birmingham, AL, US")]
    [InlineData("Hambrg", "near to it are Hamburg, DE")]
    [InlineData("Berln", "Berlin, DE")]
    [InlineData("Hamburg, TX", "there are Hamburg, DE")]
    [InlineData("Hamburg, Narnia", "'Narnia' of 'Hamburg, Narnia' is not a country")]
    [InlineData("Xyzzyplugh", "'Xyzzyplugh' is not a city that is known; give a place such as Hamburg")]
    [InlineData("Hamburg/far", "radius 'far'")]
    [InlineData("Hamburg/9000km", "radius '9000km'")]
    [InlineData("Hamburg/30km/11", "priority '11'")]
    [InlineData("Hamburg/30km/5/1", "is not accepted")]
    [InlineData("home@91,0", "point '91,0'")]
    [InlineData("home@1", "point '1'")]
    [InlineData("@1,2", "needs a name")]
    [InlineData("", "is not accepted")]
    public void What_is_unclear_is_refused_and_says_what_would_do(string text, string part)
    {
        var (city, mistake) = Resolver.Resolve(text);

        Assert.Null(city);
        Assert.Contains(part, mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hamburg/30km/5", 30_000, 5)]
    [InlineData("Hamburg/2500", 2_500, null)]
    [InlineData("Hamburg/0.5km", 500, null)]
    [InlineData("Hamburg/10mi/10", 16_093, 10)]
    [InlineData("Hamburg//3", null, 3)]
    [InlineData("Hamburg", null, null)]
    public void Radius_and_priority_are_its_own(string text, int? radius, int? priority)
    {
        var (city, _) = Resolver.Resolve(text);

        Assert.Equal((radius, priority), ((int?)city!.RadiusMetres, city.Priority));
    }

    [Fact]
    public void A_point_has_the_zone_and_the_country_of_where_it_is()
    {
        var (home, _) = Resolver.Resolve("home@52.52,13.40/5km");
        var (sea, _) = Resolver.Resolve("buoy@-40,-120");

        Assert.Equal(("home", "DE", "Europe/Berlin", new GeoPoint(52.52, 13.40), 5000d), (home!.Name, home.CountryCode, home.TimeZone, home.Location, home.RadiusMetres));
        Assert.Equal(("buoy", "", "Etc/GMT+8"), (sea!.Label, sea.CountryCode, sea.TimeZone));
    }

    [Theory]
    [InlineData("Hamburg; Springfield, IL/20km; home@52.5,13.4", "Hamburg, DE|Springfield, IL, US|home, DE")]
    [InlineData("Hamburg, Berlin", "Hamburg, DE|Berlin, DE")]
    [InlineData("Paris, Texas", "Paris, TX, US")]
    [InlineData("Berlin,Hamburg,Berlin", "Berlin, DE|Hamburg, DE")]
    [InlineData("home@52.5,13.4", "home, DE")]
    [InlineData("", "")]
    public void A_list_is_parted_by_semicolons_and_by_commas_only_where_every_part_alone_is_a_place(string text, string labels)
    {
        var (cities, mistakes) = Resolver.ResolveList(text);

        Assert.Empty(mistakes);
        Assert.Equal(labels, string.Join('|', cities.Select(city => city.Label)));
    }

    [Fact]
    public void A_list_names_every_mistake() =>
        Assert.Equal(2, Resolver.ResolveList("Hambrg; Berlin; Springfield").Mistakes.Length);

    [Fact]
    public void No_text_makes_it_fail() => Gen.String.Sample(text =>
    {
        var (city, mistake) = Resolver.Resolve(text);
        Assert.True(city is null != mistake is null);
        Resolver.ResolveList(text);
    }, iter: 40);

    [Fact]
    public void A_city_with_a_radius_of_its_own_is_searched_alone_and_by_it()
    {
        var (cities, _) = Resolver.ResolveList("New York; Newark/8km/9; Yonkers");

        var clusters = CityClusters.Of(cities);

        Assert.Equal(["New York + Yonkers", "Newark"], clusters.Select(c => c.Name).Order());
        var alone = Assert.Single(clusters, c => c.Name == "Newark");
        Assert.Equal((8000d, 90), (alone.SearchRadiusMetres, alone.Priority));
    }
}
