using CsCheck;

namespace SceneScout.Geocoding.Tests;

public sealed class CityAtTests
{
    private const double NextTownKilometres = 20;

    [Theory]
    [InlineData(40.6782, -73.9442, "New York", "NY", "US")]
    [InlineData(40.7505, -73.9934, "New York", "NY", "US")]
    [InlineData(40.8296, -73.9262, "New York", "NY", "US")]
    [InlineData(51.5320, -0.1233, "London", "England", "GB")]
    [InlineData(51.4613, -0.1156, "London", "England", "GB")]
    [InlineData(51.3762, -0.0982, "London", "England", "GB")]
    [InlineData(35.6580, 139.7016, "Tokyo", "Tokyo", "JP")]
    [InlineData(35.6938, 139.7034, "Tokyo", "Tokyo", "JP")]
    [InlineData(52.4986, 13.3910, "Berlin", null, "DE")]
    [InlineData(52.5429, 13.4256, "Berlin", null, "DE")]
    [InlineData(48.8674, 2.3636, "Paris", null, "FR")]
    [InlineData(34.0983, -118.3258, "Los Angeles", "CA", "US")]
    [InlineData(40.8136, -74.0745, "East Rutherford", "NJ", "US")]
    [InlineData(33.9583, -118.3419, "Inglewood", "CA", "US")]
    [InlineData(43.6435, -79.3791, "Toronto", "ON", "CA")]
    [InlineData(-33.8915, 151.2767, "Sydney", "NSW", "AU")]
    [InlineData(48.5734, 7.7521, "Strasbourg", null, "FR")]
    [InlineData(48.5733, 7.8153, "Kehl", null, "DE")]
    [InlineData(52.3424, 14.5540, "Frankfurt (Oder)", "Brandenburg", "DE")]
    public void A_point_is_in_its_city_on_its_side_of_the_border(double latitude, double longitude, string city, string? region, string country)
    {
        var found = GeoAtlas.Bundled.CityAt(latitude, longitude);

        Assert.Equal((city, country), (found?.Name, found?.CountryCode));
        if (region is not null)
            Assert.Equal(region, found?.Region);
    }

    [Theory]
    [InlineData(39.0997, -94.5786, "Kansas City", "MO")]
    [InlineData(39.1141, -94.6275, "Kansas City", "KS")]
    [InlineData(39.0886, -84.5090, "Covington", "KY")]
    [InlineData(39.1015, -84.5125, "Cincinnati", "OH")]
    [InlineData(39.9430, -75.1310, "Camden", "NJ")]
    [InlineData(39.9500, -75.1420, "Philadelphia", "PA")]
    [InlineData(45.6280, -122.6740, "Vancouver", "WA")]
    [InlineData(38.7846, -77.0170, null, "MD")]
    public void A_point_is_on_its_side_of_a_river_between_two_states(double latitude, double longitude, string? city, string state)
    {
        var found = GeoAtlas.Bundled.CityAt(latitude, longitude);

        Assert.Equal(state, found?.Region);
        if (city is not null)
            Assert.Equal(city, found?.Name);
    }

    [Theory]
    [InlineData(39.7080, -105.0790, "Lakewood", "CO")]
    [InlineData(39.7085, -105.0460, "Denver", "CO")]
    [InlineData(39.5970, -104.8830, "Greenwood Village", "CO")]
    [InlineData(33.9290, -84.3410, "Dunwoody", "GA")]
    [InlineData(33.9243, -84.3785, "Sandy Springs", "GA")]
    [InlineData(33.8480, -84.3730, "Atlanta", "GA")]
    [InlineData(44.8549, -93.2422, "Bloomington", "MN")]
    [InlineData(44.9480, -93.3480, "Saint Louis Park", "MN")]
    [InlineData(38.6497, -90.3350, "Clayton", "MO")]
    [InlineData(34.0736, -118.4004, "Beverly Hills", "CA")]
    [InlineData(34.0901, -118.3687, "West Hollywood", "CA")]
    [InlineData(37.8044, -122.2712, "Oakland", "CA")]
    [InlineData(37.8270, -122.2420, "Piedmont", "CA")]
    [InlineData(42.3736, -71.1097, "Cambridge", "MA")]
    [InlineData(41.4089, -75.6624, "Scranton", "PA")]
    [InlineData(26.1580, -80.3250, "Sunrise", "FL")]
    [InlineData(61.2181, -149.9003, "Anchorage", "AK")]
    [InlineData(21.3069, -157.8583, "Honolulu", "HI")]
    public void A_point_on_either_side_of_a_towns_boundary_is_in_its_own_town(double latitude, double longitude, string city, string state)
    {
        var found = GeoAtlas.Bundled.CityAt(latitude, longitude);

        Assert.Equal((city, state), (found?.Name, found?.Region));
    }

    [Theory]
    [InlineData(61.3214, -149.5678, "Eagle River")]
    [InlineData(60.9425, -149.1663, "Girdwood")]
    public void A_part_of_a_town_with_a_post_office_of_its_own_keeps_its_name(double latitude, double longitude, string name) =>
        Assert.Equal(name, GeoAtlas.Bundled.CityAt(latitude, longitude)?.Name);

    [Theory]
    [InlineData(36.1147, -115.1728, "Las Vegas")]
    [InlineData(33.6846, -117.8265, "Irvine")]
    [InlineData(38.0000, -122.5400, "San Rafael")]
    [InlineData(35.2271, -80.8431, "Charlotte")]
    [InlineData(30.2672, -97.7431, "Austin")]
    public void A_point_is_in_the_town_that_its_post_office_is_called_by(double latitude, double longitude, string city) =>
        Assert.Equal(city, GeoAtlas.Bundled.CityAt(latitude, longitude)?.Name);

    [Theory]
    [InlineData(-33.7970, 151.1830, "Sydney", "AU")]
    [InlineData(-27.4570, 153.0340, "Brisbane", "AU")]
    [InlineData(-36.7880, 174.7730, "Auckland", "NZ")]
    [InlineData(45.3090, -75.8980, "Ottawa", "CA")]
    [InlineData(53.4170, -2.2320, "Manchester", "GB")]
    [InlineData(39.9050, 32.8600, "Ankara", "TR")]
    [InlineData(35.1630, 129.1630, "Busan", "KR")]
    [InlineData(31.0300, 121.2270, "Shanghai", "CN")]
    [InlineData(-12.1210, -77.0300, "Lima", "PE")]
    [InlineData(51.2170, 4.4670, "Antwerp", "BE")]
    [InlineData(50.8330, 3.2360, "Kortrijk", "BE")]
    public void A_suburb_or_village_of_a_municipality_is_its_city(double latitude, double longitude, string city, string country)
    {
        var found = GeoAtlas.Bundled.CityAt(latitude, longitude);

        Assert.Equal((city, country), (found?.Name, found?.CountryCode));
    }

    [Theory]
    [InlineData(53.2744, -9.0490, "Galway")]
    [InlineData(52.0590, -9.5070, "Killarney")]
    [InlineData(21.4100, -157.7990, "Kaneohe")]
    [InlineData(43.3180, 45.6940, "Grozny")]
    public void A_city_is_called_as_it_is_today_in_English(double latitude, double longitude, string city) =>
        Assert.Equal(city, GeoAtlas.Bundled.CityAt(latitude, longitude)?.Name);

    [Fact]
    public void The_middle_of_the_sea_is_in_no_city() => Assert.Null(GeoAtlas.Bundled.CityAt(-40, -120));

    [Fact]
    public void A_city_across_the_antimeridian_is_near() =>
        Assert.NotNull(GeoAtlas.Bundled.CityAt(-16.85, 179.999, 100_000));

    [Fact]
    public void Any_point_has_a_city_near_it_or_none() => Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180]).Sample((latitude, longitude) =>
    {
        if (GeoAtlas.Bundled.CityAt(latitude, longitude) is { } city)
            Assert.True(Distance.Kilometres(latitude, longitude, city.Latitude, city.Longitude) < 150 || Math.Abs(longitude) > 178, $"{latitude} {longitude}: {city}");
    }, iter: 2_000);

    [SkippableByData]
    public void Recorded_venues_are_in_the_city_that_their_source_says()
    {
        // Longitudes of the wrong sign are the source's, and one 160 km off.
        var venues = RecordedVenues.All.Where(v => (v.Longitude < 100 || v.CountryCode is not "US") && v is not { City: "Buffalo", Longitude: > -77 }).ToList();
        Assert.True(venues.Count > 50, $"{venues.Count} venues");
        var wrong = venues.Where(v => !IsIn(v)).Select(v => $"{v} -> {GeoAtlas.Bundled.CityAt(v.Latitude, v.Longitude)}").ToList();

        Assert.True(wrong.Count <= venues.Count * 2 / 100, $"{wrong.Count} of {venues.Count}:\n{string.Join('\n', wrong)}");
    }

    // The same city, one whose district the source names, or, in a metropolis, the town next to it.
    private static bool IsIn(RecordedVenue venue) =>
        GeoAtlas.Bundled.CityAt(venue.Latitude, venue.Longitude) is { } city
        && GeoAtlas.Bundled.Find(new() { City = venue.City, Country = venue.CountryCode, Near = (venue.Latitude, venue.Longitude) }) is { } named
        && (named.City == city || named.Place == city || Distance.Kilometres(city.Latitude, city.Longitude, named.Place.Latitude, named.Place.Longitude) < NextTownKilometres);
}
