using System.Globalization;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;

namespace SceneScout.Sources.Reading;

/// <summary>Coordinates as sources send them: numbers or text, sometimes zero for unknown, sometimes with the wrong sign.</summary>
internal static class Coordinates
{
    /// <summary>The point; null when missing or implausible, with a warning that says why.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="country">ISO code to check against; null for no check.</param>
    public static GeoPoint? Read(Field latitude, Field longitude, string? country)
    {
        var (lat, lon) = (latitude.Number(), longitude.Number());
        if (lat is null || lon is null)
            return null;
        if (!GeoPoint.IsLatitude(lat.Value) && GeoPoint.IsLongitude(lat.Value) && GeoPoint.IsLatitude(lon.Value) && country is not null && CountryBoxes.Contains(country, new GeoPoint(lon.Value, lat.Value)))
        {
            latitude.Repaired(RepairRule.SwappedCoordinates, string.Create(CultureInfo.InvariantCulture, $"{lon.Value}, {lat.Value}"), $"Repaired: latitude and longitude stood in each other's place for {country}.");
            return new GeoPoint(lon.Value, lat.Value);
        }

        if (!GeoPoint.IsLatitude(lat.Value))
        {
            latitude.Warn("Left out: a latitude is -90 to 90 degrees.");
            return null;
        }

        if (!GeoPoint.IsLongitude(lon.Value))
        {
            longitude.Warn("Left out: a longitude is -180 to 180 degrees.");
            return null;
        }

        if (lat == 0 && lon == 0)
        {
            latitude.Warn("Left out: 0, 0 stands for an unknown place.");
            return null;
        }

        var placed = Placed(new GeoPoint(lat.Value, lon.Value), country, latitude, longitude);
        if (placed is { } point && IsCoarse(point.Latitude) && IsCoarse(point.Longitude))
            latitude.Repaired(RepairRule.CoarseCoordinates, Text(point.Latitude), "Kept, but rounded to a kilometre or more: it names a district, not a place.");
        return placed;
    }

    // At most two decimals.
    private static bool IsCoarse(double degrees) => Math.Round(degrees * 100) / 100 == degrees;

    private static string Text(double degrees) => degrees.ToString(CultureInfo.InvariantCulture);

    private static GeoPoint? Placed(GeoPoint point, string? country, Field latitude, Field longitude)
    {
        if (country is null || !CountryBoxes.Knows(country) || CountryBoxes.Contains(country, point))
            return point;
        var mirrored = new GeoPoint(point.Latitude, -point.Longitude);
        if (CountryBoxes.Contains(country, mirrored))
        {
            longitude.Repaired(RepairRule.WrongSign, Text(mirrored.Longitude), string.Create(CultureInfo.InvariantCulture, $"Repaired: wrong sign for {country}, taken as {mirrored.Longitude}."));
            return mirrored;
        }

        var flipped = new GeoPoint(-point.Latitude, point.Longitude);
        if (CountryBoxes.Contains(country, flipped))
        {
            latitude.Repaired(RepairRule.WrongSign, Text(flipped.Latitude), string.Create(CultureInfo.InvariantCulture, $"Repaired: wrong sign for {country}, taken as {flipped.Latitude}."));
            return flipped;
        }

        if (GeoPoint.IsLatitude(point.Longitude) && new GeoPoint(point.Longitude, point.Latitude) is var swapped && CountryBoxes.Contains(country, swapped))
        {
            latitude.Repaired(RepairRule.SwappedCoordinates, string.Create(CultureInfo.InvariantCulture, $"{swapped.Latitude}, {swapped.Longitude}"), $"Repaired: latitude and longitude stood in each other's place for {country}.");
            return swapped;
        }

        latitude.Warn(string.Create(CultureInfo.InvariantCulture, $"Left out: {point.Latitude}, {point.Longitude} does not lie in {country}."), RepairRule.Elsewhere);
        return null;
    }
}
