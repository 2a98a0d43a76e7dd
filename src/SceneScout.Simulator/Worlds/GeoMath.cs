namespace SceneScout.Simulator.Worlds;

/// <summary>Distances on a sphere and geohashes.</summary>
internal static class GeoMath
{
    /// <summary>Metres in a statute mile.</summary>
    public const double MetresPerMile = 1609.344;

    private const double EarthRadiusMetres = 6_371_008.8;
    private const string Base32 = "0123456789bcdefghjkmnpqrstuvwxyz";

    /// <summary>Great-circle distance in metres.</summary>
    public static double Distance(double lat1, double lon1, double lat2, double lon2)
    {
        var dLat = double.DegreesToRadians(lat2 - lat1);
        var dLon = double.DegreesToRadians(lon2 - lon1);
        var a = Math.Pow(Math.Sin(dLat / 2), 2)
            + (Math.Cos(double.DegreesToRadians(lat1)) * Math.Cos(double.DegreesToRadians(lat2)) * Math.Pow(Math.Sin(dLon / 2), 2));
        return 2 * EarthRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }

    /// <summary>A point moved by metres to the north and east, rounded to six decimals.</summary>
    public static (double Latitude, double Longitude) Move(double latitude, double longitude, double north, double east)
    {
        var lat = latitude + double.RadiansToDegrees(north / EarthRadiusMetres);
        var lon = longitude + double.RadiansToDegrees(east / (EarthRadiusMetres * Math.Cos(double.DegreesToRadians(latitude))));
        return (Math.Round(lat, 6), Math.Round(lon, 6));
    }

    /// <summary>The centre of a geohash cell; false when a character is not in its alphabet.</summary>
    public static bool TryDecodeGeohash(string geohash, out double latitude, out double longitude)
    {
        double south = -90, north = 90, west = -180, east = 180;
        var even = true;
        latitude = longitude = 0;
        if (geohash.Length is 0 or > 12)
        {
            return false;
        }

        foreach (var c in geohash.ToLowerInvariant())
        {
            var bits = Base32.IndexOf(c, StringComparison.Ordinal);
            if (bits < 0)
            {
                return false;
            }

            for (var mask = 16; mask > 0; mask >>= 1, even = !even)
            {
                var upper = (bits & mask) != 0;
                if (even)
                {
                    (west, east) = upper ? ((west + east) / 2, east) : (west, (west + east) / 2);
                }
                else
                {
                    (south, north) = upper ? ((south + north) / 2, north) : (south, (south + north) / 2);
                }
            }
        }

        latitude = (south + north) / 2;
        longitude = (west + east) / 2;
        return true;
    }
}
