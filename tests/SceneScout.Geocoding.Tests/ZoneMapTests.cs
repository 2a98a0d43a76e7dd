using System.Globalization;
using CsCheck;
using SceneScout.Geocoding.Zones;

namespace SceneScout.Geocoding.Tests;

public sealed class ZoneMapTests
{
    [Fact]
    public void The_zone_100_metres_beside_a_boundary_is_that_of_the_boundaries_themselves()
    {
        var points = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "zone-points.txt")).Select(line => line.Split('|')).ToList();
        var wrong = points.Where(point => ZoneMap.Bundled.At(Number(point[0]), Number(point[1])) != point[2])
            .Select(point => $"{string.Join(' ', point)}: {ZoneMap.Bundled.At(Number(point[0]), Number(point[1]))}").ToList();

        Assert.True(points.Count >= 1_000, $"{points.Count} points");
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(43.6532, -79.3832, "America/Toronto")]
    [InlineData(42.3149, -83.0364, "America/Toronto")]
    [InlineData(42.3314, -83.0458, "America/Detroit")]
    [InlineData(31.7619, -106.4850, "America/Denver")]
    [InlineData(31.6904, -106.4245, "America/Ciudad_Juarez")]
    [InlineData(33.4484, -112.0740, "America/Phoenix")]
    [InlineData(39.7684, -86.1581, "America/Indiana/Indianapolis")]
    [InlineData(38.2527, -85.7585, "America/Kentucky/Louisville")]
    [InlineData(47.6960, 8.6890, "Europe/Busingen")]
    [InlineData(52.3676, 4.9041, "Europe/Amsterdam")]
    [InlineData(59.9139, 10.7522, "Europe/Oslo")]
    [InlineData(48.5734, 7.7521, "Europe/Paris")]
    [InlineData(48.5733, 7.8153, "Europe/Berlin")]
    [InlineData(50.4501, 30.5234, "Europe/Kyiv")]
    [InlineData(-31.9570, 141.4653, "Australia/Broken_Hill")]
    [InlineData(41.9029, 12.4534, "Europe/Vatican")]
    [InlineData(-17.7333, 168.3273, "Pacific/Efate")]
    [InlineData(-18.1416, 178.4419, "Pacific/Fiji")]
    [InlineData(52.9, -170.0, "America/Adak")]
    [InlineData(-40, -120, "Etc/GMT+8")]
    [InlineData(0, 180, "Etc/GMT-12")]
    [InlineData(0, -180, "Etc/GMT+12")]
    [InlineData(90, 0, "Etc/GMT")]
    [InlineData(-90, 0, "Antarctica/McMurdo")]
    public void Neighbours_keep_their_own_zones_and_the_open_sea_has_nautical_ones(double latitude, double longitude, string zone) =>
        Assert.Equal(zone, ZoneMap.Bundled.At(latitude, longitude));

    [SkippableByData]
    public void Recorded_venues_are_in_the_zone_that_their_source_says()
    {
        // A venue of Galway has London's zone, and two in the United States lie in Asia by the sign of their longitude: errors of the source.
        var said = RecordedVenues.All.Where(v => v.TimeZone is { } zone && zone.Contains('/') && v.Longitude < 100 && v.City != "Galway").ToList();
        var wrong = said.Where(v => ZoneMap.Bundled.At(v.Latitude, v.Longitude) is var zone && zone != v.TimeZone && !(zone == "America/Kentucky/Louisville" && v.TimeZone == "America/New_York"))
            .Select(v => $"{v}: {ZoneMap.Bundled.At(v.Latitude, v.Longitude)}").ToList();

        Assert.True(said.Count > 50, $"{said.Count} venues");
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_point_has_a_zone() => Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180]).Sample(
        (latitude, longitude) => Assert.NotEmpty(ZoneMap.Bundled.At(latitude, longitude)), iter: 2_000);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
