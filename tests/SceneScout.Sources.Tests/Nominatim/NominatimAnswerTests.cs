using System.Text.Json;
using CsCheck;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Geocoding;
using SceneScout.Sources.Nominatim;

namespace SceneScout.Sources.Tests.Nominatim;

public class NominatimAnswerTests
{
    [Theory]
    [InlineData("house", 30, 20.0, GeoPrecision.Rooftop)]
    [InlineData("amenity", 30, 80.0, GeoPrecision.Rooftop)]
    [InlineData("leisure", 30, 2500.0, GeoPrecision.Street)]
    [InlineData("tourism", 30, 30_000.0, GeoPrecision.City)]
    [InlineData("road", 26, 900.0, GeoPrecision.Street)]
    [InlineData("road", 26, 40_000.0, GeoPrecision.City)]
    [InlineData("postcode", 21, 5000.0, GeoPrecision.PostalCode)]
    [InlineData("suburb", 19, 5000.0, GeoPrecision.City)]
    [InlineData("city", 16, 40_000.0, GeoPrecision.City)]
    [InlineData("state", 8, 900_000.0, GeoPrecision.Region)]
    [InlineData("country", 4, null, GeoPrecision.Region)]
    [InlineData("odd", 30, null, GeoPrecision.Rooftop)]
    [InlineData("odd", 27, null, GeoPrecision.Street)]
    [InlineData(null, 18, null, GeoPrecision.City)]
    [InlineData(null, 8, null, GeoPrecision.Region)]
    [InlineData(null, null, null, GeoPrecision.City)]
    public void How_exact_a_point_is_follows_from_what_was_found_and_how_large_it_is(string? kind, int? rank, double? metres, GeoPrecision precision) =>
        Assert.Equal(precision, NominatimPrecision.Of(kind, rank, metres));

    [Fact]
    public void A_place_is_read_with_numbers_as_texts_and_its_address()
    {
        var place = Found("""
            [{"lat":"52.4989","lon":"13.4437","place_rank":30,"addresstype":"amenity","licence":"map","boundingbox":["52.4988","52.4990","13.4435","13.4439"],
              "address":{"road":"Cuvrystraße","town":"Berlin","state":"Berlin","postcode":"10997","country_code":"de"}},{"lat":"1","lon":"1"}]
            """);

        Assert.Equal((52.4989, 13.4437, GeoPrecision.Rooftop), (place.Point.Latitude, place.Point.Longitude, place.Precision));
        Assert.Equal(("Berlin", "Berlin", "DE", "10997", "map"), (place.City, place.Region, place.CountryCode, place.PostalCode, place.Attribution));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"error":"Unable to geocode"}""")]
    [InlineData("""[{"lat":"north","lon":"13"}]""")]
    [InlineData("""[{"lat":"91","lon":"13"}]""")]
    [InlineData("""[{"lat":0,"lon":0}]""")]
    [InlineData("[7]")]
    public void What_has_no_point_is_no_place(string json) => Assert.IsType<GeocoderAnswer.Nothing>(Read(json));

    [Theory]
    [InlineData("7")]
    [InlineData("\"busy\"")]
    [InlineData("null")]
    public void What_is_no_answer_at_all_is_a_fault_that_says_what_is_expected(string json) =>
        Assert.Contains("a list of places, or one, is expected", Assert.IsType<GeocoderAnswer.Failed>(Read(json)).Fault.Message, StringComparison.Ordinal);

    [Fact]
    public void No_value_of_any_kind_in_any_field_is_too_much() =>
        Gen.Select(Gen.OneOf("lat", "lon", "place_rank", "addresstype", "boundingbox", "address", "licence"), Gen.OneOf("null", "{}", "[]", "[1,2,3,4]", "1e400", "-7", "\"x\"", "true", "[[],{},null,1]")).Sample((field, value) =>
        {
            var json = $$"""[{"lat":"1","lon":"2","{{field}}":{{value}}}]""";
            Assert.False(Read(json) is GeocoderAnswer.Failed);
        });

    private static OnlinePlace Found(string json) => Assert.IsType<GeocoderAnswer.Found>(Read(json)).Place;

    private static GeocoderAnswer Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return NominatimAnswer.Read(document.RootElement);
    }
}
