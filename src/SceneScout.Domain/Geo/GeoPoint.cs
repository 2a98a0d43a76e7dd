using System.Globalization;
using System.Text.Json.Serialization;

namespace SceneScout.Domain.Geo;

/// <summary>A point on the WGS 84 ellipsoid.</summary>
public readonly record struct GeoPoint
{
    /// <summary>Mean radius of the earth.</summary>
    public const double EarthRadiusMetres = 6_371_008.8;

    /// <summary>Makes a point.</summary>
    /// <param name="latitude">Degrees north, -90 to 90.</param>
    /// <param name="longitude">Degrees east, -180 to 180.</param>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is not a number or out of range.</exception>
    [JsonConstructor]
    public GeoPoint(double latitude, double longitude)
    {
        if (!IsLatitude(latitude))
            throw new ArgumentOutOfRangeException(nameof(latitude), latitude, "A latitude is a number from -90 to 90 degrees.");
        if (!IsLongitude(longitude))
            throw new ArgumentOutOfRangeException(nameof(longitude), longitude, "A longitude is a number from -180 to 180 degrees.");
        Latitude = latitude;
        Longitude = longitude;
    }

    /// <summary>Degrees north, -90 to 90.</summary>
    public double Latitude { get; }

    /// <summary>Degrees east, -180 to 180.</summary>
    public double Longitude { get; }

    /// <summary>Reads <c>latitude,longitude</c> in degrees, such as <c>52.52,13.405</c>; null for anything else.</summary>
    /// <param name="text">The text.</param>
    public static GeoPoint? Read(string text) =>
        text.Split(',') is [var north, var east]
            && double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && IsLatitude(latitude)
            && double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude) && IsLongitude(longitude)
            ? new GeoPoint(latitude, longitude)
            : null;

    /// <summary>True for a number from -90 to 90.</summary>
    public static bool IsLatitude(double degrees) => degrees is >= -90 and <= 90;

    /// <summary>True for a number from -180 to 180.</summary>
    public static bool IsLongitude(double degrees) => degrees is >= -180 and <= 180;

    /// <summary>The point, or null when a coordinate is missing, out of range, or both are zero (a filler that sources send for "unknown").</summary>
    public static GeoPoint? From(double? latitude, double? longitude) =>
        latitude is { } lat && longitude is { } lon && IsLatitude(lat) && IsLongitude(lon) && (lat != 0 || lon != 0)
            ? new GeoPoint(lat, lon)
            : null;

    /// <summary>Great-circle distance in metres (haversine on the mean radius, error below 0.6 %).</summary>
    public double DistanceTo(GeoPoint other)
    {
        var dLat = Radians(other.Latitude - Latitude);
        var dLon = Radians(other.Longitude - Longitude);
        var a = (Math.Sin(dLat / 2) * Math.Sin(dLat / 2))
            + (Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * Math.Sin(dLon / 2) * Math.Sin(dLon / 2));
        return 2 * EarthRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }

    /// <summary>Direction in which the great circle to a point begins, degrees clockwise from north, -180 to 180.</summary>
    public double BearingTo(GeoPoint other)
    {
        var (from, to, dLon) = (Radians(Latitude), Radians(other.Latitude), Radians(other.Longitude - Longitude));
        return double.RadiansToDegrees(Math.Atan2(
            Math.Sin(dLon) * Math.Cos(to),
            (Math.Cos(from) * Math.Sin(to)) - (Math.Sin(from) * Math.Cos(to) * Math.Cos(dLon))));
    }

    /// <summary>The point that a great circle reaches: right at the poles and across the antimeridian.</summary>
    /// <param name="bearing">Direction at the start, degrees clockwise from north; at a pole, from the meridian of this point's longitude.</param>
    /// <param name="metres">How far along the mean radius; any number.</param>
    public GeoPoint Towards(double bearing, double metres)
    {
        var (latitude, angle, direction) = (Radians(Latitude), metres / EarthRadiusMetres, Radians(bearing));
        var sine = (Math.Sin(latitude) * Math.Cos(angle)) + (Math.Cos(latitude) * Math.Sin(angle) * Math.Cos(direction));
        // By the tangent, not by the sine alone, which is blind to metres near a pole.
        var north = (Math.Cos(latitude) * Math.Cos(angle)) - (Math.Sin(latitude) * Math.Sin(angle) * Math.Cos(direction));
        var east = Math.Sin(direction) * Math.Sin(angle);
        var turned = double.RadiansToDegrees(Math.Atan2(east, north));
        var longitude = Math.IEEERemainder(Longitude + turned, 360);
        return new GeoPoint(
            Math.Clamp(double.RadiansToDegrees(Math.Atan2(sine, Math.Sqrt((north * north) + (east * east)))), -90, 90),
            Math.Clamp(longitude, -180, 180));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
