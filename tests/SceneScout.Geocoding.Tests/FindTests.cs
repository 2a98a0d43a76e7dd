using CsCheck;

namespace SceneScout.Geocoding.Tests;

public sealed class FindTests
{
    [Theory]
    [InlineData("Hamilton, UK", "BM", "BM")]
    [InlineData("Jamaica, NY 11435", "US", "US")]
    [InlineData("Cambridge, UK", "US", "GB")]
    [InlineData("Holland, MI 49423", "US", "US")]
    public void A_countrys_name_in_the_text_counts_before_the_given_country_unless_what_stands_beside_it_says_otherwise(string city, string country, string expected) =>
        Assert.Equal(expected, GeoAtlas.Bundled.Find(new() { City = city, Country = country })?.City.CountryCode);

    [Fact]
    public void A_venue_that_is_called_as_a_place_elsewhere_is_in_the_state_that_is_told() =>
        Assert.NotEqual("New York", GeoAtlas.Bundled.Find(new() { City = "Brooklyn Bowl, NV", Country = "US" })?.City.Name);

    [Theory]
    [InlineData("Campinas, Sao Paolo", "BR", "Campinas")]
    [InlineData("Waterloo, London", "GB", "London")]
    public void The_second_of_two_far_apart_is_the_state_only_where_the_state_is_called_as_its_capital(string city, string country, string expected) =>
        Assert.Equal(expected, GeoAtlas.Bundled.Find(new() { City = city, Country = country })?.City.Name);

    [Theory]
    [InlineData("Springfield", "IL", "US", "Springfield", "IL")]
    [InlineData("Springfield", "Massachusetts", "US", "Springfield", "MA")]
    [InlineData("Springfield", "Missouri", null, "Springfield", "MO")]
    [InlineData("Paris", "TX", "US", "Paris", "TX")]
    [InlineData("Paris", "Texas", null, "Paris", "TX")]
    [InlineData("London", "Ontario", "CA", "London", "ON")]
    [InlineData("Portland", "ME", "USA", "Portland", "ME")]
    [InlineData("Frankfurt", "Brandenburg", "DE", "Frankfurt (Oder)", "Brandenburg")]
    public void The_region_says_which_of_a_name(string city, string? region, string? country, string name, string inRegion)
    {
        var found = GeoAtlas.Bundled.Find(new() { City = city, Region = region, Country = country });

        Assert.Equal((name, inRegion), (found?.City.Name, found?.City.Region));
    }

    [Theory]
    [InlineData("Springfield", 39.8, -89.6, "IL")]
    [InlineData("Springfield", 42.1, -72.6, "MA")]
    [InlineData("Paris", 33.0, -96.0, "TX")]
    public void So_does_the_area_that_is_searched(string city, double latitude, double longitude, string region) =>
        Assert.Equal(region, GeoAtlas.Bundled.Find(new() { City = city, Near = (latitude, longitude) })?.City.Region);

    [Fact]
    public void Nothing_else_known_the_largest_is_meant() =>
        Assert.Equal("FR", GeoAtlas.Bundled.Find(new() { City = "Paris" })?.City.CountryCode);

    [Theory]
    [InlineData("Brooklyn", "US", "New York")]
    [InlineData("Shibuya", "JP", "Tokyo")]
    [InlineData("Hackney", "GB", "London")]
    [InlineData("Kreuzberg", "DE", "Berlin")]
    public void A_district_finds_its_city(string district, string country, string city)
    {
        var found = GeoAtlas.Bundled.Find(new() { City = district, Country = country })!.Value;

        Assert.Equal((city, GeoPrecision.City), (found.City.Name, found.Precision));
    }

    [Theory]
    [InlineData("11222", "US", "New York", GeoPrecision.PostalCode)]
    [InlineData("90210-1234", "US", "Beverly Hills", GeoPrecision.PostalCode)]
    [InlineData("M5V 2T6", "CA", "Toronto", GeoPrecision.PostalCode)]
    [InlineData("2010", "AU", "Sydney", GeoPrecision.PostalCode)]
    [InlineData("69007", "FR", "Lyon", GeoPrecision.PostalCode)]
    [InlineData("EC1V 1NQ", "GB", "London", GeoPrecision.Region)]
    [InlineData("10999", "DE", "Berlin", GeoPrecision.Region)]
    public void A_postal_code_alone_finds_its_city(string code, string country, string city, GeoPrecision precision)
    {
        var found = GeoAtlas.Bundled.Find(new() { PostalCode = code, Country = country });

        Assert.Equal((city, precision), (found?.City.Name, found?.Precision));
    }

    [Fact]
    public void A_postal_code_that_contradicts_its_city_is_not_followed() =>
        Assert.Equal((GeoPrecision.City, "Chicago"), GeoAtlas.Bundled.Find(new() { City = "Chicago", Country = "US", PostalCode = "10001" }) is { } found ? (found.Precision, found.City.Name) : default);

    [Theory]
    [InlineData("Deutschland", "DE")]
    [InlineData("UK", "GB")]
    [InlineData("U.S.A.", "US")]
    [InlineData("deu", "DE")]
    [InlineData("日本", "JP")]
    [InlineData("Россия", "RU")]
    [InlineData("Pays-Bas", "NL")]
    [InlineData("United States (online)", "US")]
    [InlineData("Narnia", null)]
    [InlineData("", null)]
    public void Countries_go_by_many_names(string text, string? code) => Assert.Equal(code, GeoAtlas.Bundled.CountryCode(text));

    [Theory]
    [InlineData("Glendale", "US", "Glendale", "AZ")]
    [InlineData("Englewood", "US", "Englewood", "CO")]
    [InlineData("Charleston", "US", "Charleston", "SC")]
    [InlineData("Burlington", "US", "Burlington", "VT")]
    [InlineData("Bloomington", "US", "Bloomington", "IN")]
    [InlineData("Cumberland", "US", "Cumberland", "MD")]
    [InlineData("Carson", "US", "Carson", "CA")]
    [InlineData("Aizuwakamatsu, Japan", "JP", "Aizu-Wakamatsu", "Fukushima")]
    [InlineData("Madgeburg, Germany", "DE", "Magdeburg", "Saxony-Anhalt")]
    [InlineData("Salamanca", "ES", "Salamanca", "Castille and León")]
    [InlineData("Fort Washington", "US", "Fort Washington", "MD")]
    [InlineData("Rostov", "RU", "Rostov-na-Donu", "Rostov")]
    [InlineData("Hudson", "NY, USA", "Hudson", "NY")]
    [InlineData("Burlington", "Vermont USA", "Burlington", "VT")]
    [InlineData("Beckenridge, CO", "USA", "Breckenridge", "CO")]
    [InlineData("Portland, OR", "US", "Portland", "OR")]
    [InlineData("Windsor-Essex, ON", "CA", "Windsor", "ON")]
    [InlineData("Campinas, Sao Paolo", "BR", "Campinas", "São Paulo")]
    [InlineData("Cambridge, UK", "US", "Cambridge", "England")]
    [InlineData("Atlanta, Georgia", "US", "Atlanta", "GA")]
    [InlineData("Portland, ME", "US", "Portland", "ME")]
    [InlineData("Berlin, 10115", "DE", "Berlin", "State of Berlin")]
    [InlineData("al-Bayadh", "DZ", "El Bayadh", "El Bayadh")]
    [InlineData("Cyberjaya", "MY", "Cyberjaya", "Selangor")]
    public void A_town_of_its_own_is_meant_rather_than_a_part_of_a_city_or_what_a_city_was_called_once(string city, string country, string name, string region)
    {
        var found = GeoAtlas.Bundled.Find(new() { City = city, Country = country });

        Assert.Equal((name, region), (found?.City.Name, found?.City.Region));
    }

    [Theory]
    [InlineData("Victoria Canada", null, "Victoria", "CA")]
    [InlineData("Dilijan Armenia", null, "Dilijan", "AM")]
    [InlineData("Whitstable Kent UK", null, "Whitstable", "GB")]
    [InlineData("Corinth Texas", "US", "Corinth", "US")]
    [InlineData("Indio CA", "USA", "Indio", "US")]
    [InlineData("Belgium", null, "Brussels", "BE")]
    [InlineData("United States", null, "Washington", "US")]
    [InlineData("Sverige", null, "Stockholm", "SE")]
    public void A_country_or_region_is_read_without_a_comma_and_a_country_alone_is_one(string city, string? country, string? name, string? code)
    {
        var found = GeoAtlas.Bundled.Find(new() { City = city, Country = country });

        Assert.Equal((name, code), (found?.City.Name, found?.City.CountryCode));
    }

    [Theory]
    [InlineData("Salvador", "BR")]
    [InlineData("Granada", "ES")]
    [InlineData("Columbia", "US")]
    [InlineData("Franca", "BR")]
    [InlineData("Armenia", "CO")]
    [InlineData("Guadalupe", "MX")]
    [InlineData("Santa Luzia", "BR")]
    [InlineData("Holland", "US")]
    [InlineData("Singapore", "SG")]
    [InlineData("Columbus Georgia", "US")]
    [InlineData("Athens Georgia", "US")]
    public void A_city_is_no_country_of_a_like_name(string city, string code)
    {
        var found = GeoAtlas.Bundled.Find(new() { City = city });

        Assert.Equal((code, GeoPrecision.City), (found?.City.CountryCode, found?.Precision));
    }

    [Fact]
    public void A_country_where_the_city_belongs_leaves_the_city_to_the_address()
    {
        var found = GeoAtlas.Bundled.Find(new() { City = "Germany", Address = "Marienplatz 1, 80331 München" });

        Assert.Equal(("Munich", "DE"), (found?.City.Name, found?.City.CountryCode));
    }

    [Theory]
    [InlineData("Online, France")]
    [InlineData("Online, Ukraine")]
    [InlineData("Venue, USA")]
    [InlineData("Campus, Spain")]
    [InlineData("Metro, Kenya")]
    public void Words_that_name_no_place_are_no_misspelt_town_of_the_country_beside_them(string city) =>
        Assert.NotEqual(GeoPrecision.City, GeoAtlas.Bundled.Find(new() { City = city })?.Precision);

    [Fact]
    public void The_Isle_of_Wight_is_not_in_Wales() =>
        Assert.Equal("England", GeoAtlas.Bundled.Find(new() { City = "Isle of Wight", Country = "UK" })?.City.Region);

    [Theory]
    [InlineData("Praha 7", "CZ", "Prague")]
    [InlineData("Wien", "AT", "Vienna")]
    [InlineData("Roma", "IT", "Rome")]
    public void A_city_whose_region_is_called_as_it_is_is_meant_itself(string city, string country, string name)
    {
        var found = GeoAtlas.Bundled.Find(new() { City = city, Country = country });

        Assert.Equal((name, GeoPrecision.City), (found?.City.Name, found?.Precision));
    }

    [Fact]
    public void An_address_names_its_city_when_nothing_else_does() =>
        Assert.Equal("Springfield", GeoAtlas.Bundled.Find(new() { Address = "123 Main St, Springfield, IL 62701", Country = "US" })?.City.Name);

    [Theory]
    [InlineData("Xyzzyplugh", "US")]
    [InlineData("Online", null)]
    [InlineData("", "DE")]
    [InlineData("12345", null)]
    public void What_names_no_place_finds_none(string city, string? country) => Assert.Null(GeoAtlas.Bundled.Find(new() { City = city, Country = country }));

    [Fact]
    public void No_text_makes_it_fail() => Gen.Select(Gen.String, Gen.String, Gen.String, Gen.String).Sample(
        (city, region, country, code) => GeoAtlas.Bundled.Find(new() { City = city, Region = region, Country = country, PostalCode = code, Address = city }), iter: 500);

    [Fact]
    public void A_plain_look_up_allocates_next_to_nothing()
    {
        PlaceQuery query = new() { City = "Springfield", Region = "IL", Country = "US" };
        GeoAtlas.Bundled.Find(query);
        GeoAtlas.Bundled.CityAt(52.5, 13.4);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            GeoAtlas.Bundled.Find(query);
            GeoAtlas.Bundled.CityAt(52.5, 13.4);
            GeoAtlas.Bundled.Zones.NumberAt(52.5, 13.4);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }
}
