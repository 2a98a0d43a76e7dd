using SceneScout.Geocoding.Places;

namespace SceneScout.Geocoding.Tests;

public sealed class TownMapTests
{
    // Two squares of 1/20 degree at 18 degrees north, 180 degrees west: in the first a town in its western half with a hole in it, then one in what is left of the south; the second is wholly in the second town.
    private static readonly TownMap Map = new(
        [0, 1],
        [0, 36, 39],
        [
            0, 0, 2, 4, 0, 0, 0, 127, 0, 127, 255, 0, 255, 4, 0, 40, 40, 80, 40, 80, 80, 40, 80,
            1, 0, 1, 4, 0, 0, 0, 255, 0, 255, 127, 0, 127,
            1, 0, 0,
        ],
        [70, 71]);

    [Theory]
    [InlineData(20, 20, 70)]
    [InlineData(20, 200, 70)]
    [InlineData(60, 60, 71)]
    [InlineData(200, 20, 71)]
    [InlineData(200, 200, -1)]
    [InlineData(300, 20, 71)]
    [InlineData(300, 250, 71)]
    [InlineData(600, 20, -1)]
    [InlineData(20, 300, -1)]
    public void A_point_is_in_the_first_town_of_its_square_that_it_lies_in(int east, int north, int place) =>
        Assert.Equal(place, Map.At(18 + (north / 255.0 / 20), -180 + (east / 255.0 / 20)));

    [Theory]
    [InlineData(17.99, -179.99)]
    [InlineData(18.01, -180.01)]
    [InlineData(18.01, 179.99)]
    [InlineData(72, -179.99)]
    [InlineData(-90, -180)]
    [InlineData(90, 180)]
    public void Elsewhere_is_no_town(double latitude, double longitude) => Assert.Equal(-1, Map.At(latitude, longitude));
}
