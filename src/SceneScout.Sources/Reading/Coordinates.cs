using System.Globalization;
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

        return Placed(new GeoPoint(lat.Value, lon.Value), country, latitude, longitude);
    }

    private static GeoPoint? Placed(GeoPoint point, string? country, Field latitude, Field longitude)
    {
        if (country is null || !CountryBoxes.Knows(country) || CountryBoxes.Contains(country, point))
            return point;
        var mirrored = new GeoPoint(point.Latitude, -point.Longitude);
        if (CountryBoxes.Contains(country, mirrored))
        {
            longitude.Warn(string.Create(CultureInfo.InvariantCulture, $"Repaired: wrong sign for {country}, taken as {mirrored.Longitude}."));
            return mirrored;
        }

        var flipped = new GeoPoint(-point.Latitude, point.Longitude);
        if (CountryBoxes.Contains(country, flipped))
        {
            latitude.Warn(string.Create(CultureInfo.InvariantCulture, $"Repaired: wrong sign for {country}, taken as {flipped.Latitude}."));
            return flipped;
        }

        latitude.Warn(string.Create(CultureInfo.InvariantCulture, $"Left out: {point.Latitude}, {point.Longitude} does not lie in {country}."));
        return null;
    }
}
