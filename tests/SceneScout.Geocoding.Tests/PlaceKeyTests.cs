using CsCheck;
using SceneScout.Geocoding.Names;

namespace SceneScout.Geocoding.Tests;

public sealed class PlaceKeyTests
{
    [Theory]
    [InlineData("São Paulo", "sao paulo")]
    [InlineData("KØBENHAVN  K.", "kobenhavn k")]
    [InlineData("Coeur d'Alene", "coeur dalene")]
    [InlineData("Coeur d’Alene", "coeur dalene")]
    [InlineData("Saint-Denis (93)", "saint denis 93")]
    [InlineData("Москва", "moskva")]
    [InlineData(" ", "")]
    [InlineData(null, "")]
    public void Names_that_are_equal_to_people_have_one_key(string? name, string key) => Assert.Equal(key, PlaceKey.Of(name));

    [Fact]
    public void A_key_is_its_own_key() => Gen.String.Sample(text => Assert.Equal(PlaceKey.Of(text), PlaceKey.Of(PlaceKey.Of(text))));

    /// <summary>Keys of the bundled data were made by another program: here both must agree.</summary>
    [Fact]
    public void Every_place_is_found_by_its_name()
    {
        var lost = GeoAtlas.Bundled.Places.Where((_, i) => i % 20 == 0).Where(place => !place.IsDistrict && PlaceKey.Of(place.Name).Length > 0)
            .Where(place => !GeoAtlas.Bundled.Named(place.Name).Contains(place)).Select(place => place.ToString()).ToList();

        Assert.Empty(lost);
    }
}
