using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Tests.Geo;

public class GeoPointTests
{
    [Theory]
    [InlineData("52.52,13.405", 52.52, 13.405)]
    [InlineData(" -33.9 , 151.2 ", -33.9, 151.2)]
    [InlineData("90,-180", 90d, -180d)]
    public void A_point_is_read_from_latitude_and_longitude(string text, double latitude, double longitude) =>
        Assert.Equal(new GeoPoint(latitude, longitude), GeoPoint.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("52.52")]
    [InlineData("52.52,")]
    [InlineData("52.52,13.4,1")]
    [InlineData("91,13")]
    [InlineData("52,181")]
    [InlineData("NaN,13")]
    [InlineData("52;13")]
    public void Anything_else_is_no_point(string text) => Assert.Null(GeoPoint.Read(text));
}
