using SceneScout.Geocoding.Places;

namespace SceneScout.Geocoding.Tests;

public sealed class AreaMapTests
{
    // Two rows of 1/300 degree from 18 degrees north: in the first county 1 between columns 2 and 4, then county 2 to column 6; the second is empty.
    private static readonly AreaMap Map = new([0, 3, 3], [2, 4, 6], [1, 2, 0], [0, 7, 8]);

    [Theory]
    [InlineData(0, AreaMap.None)]
    [InlineData(1, AreaMap.None)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(5, 2)]
    [InlineData(6, AreaMap.None)]
    [InlineData(100, AreaMap.None)]
    public void A_cell_is_of_the_run_that_it_lies_in(int column, int area) => Assert.Equal(area, Map.At(18.0015, -180 + ((column + 0.5) / 500)));

    [Theory]
    [InlineData(18.0050, -179.9950)]
    [InlineData(17.9985, -179.9950)]
    [InlineData(18.0080, -179.9950)]
    [InlineData(-90, -180)]
    [InlineData(90, 180)]
    public void Elsewhere_is_no_county(double latitude, double longitude) => Assert.Equal(AreaMap.None, Map.At(latitude, longitude));

    [Fact]
    public void Counties_of_two_states_are_apart() => Assert.Equal((true, false), (Map.AreOfOneState(1, 1), Map.AreOfOneState(1, 2)));
}
