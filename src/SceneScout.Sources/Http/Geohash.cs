namespace SceneScout.Sources.Http;

/// <summary>Geohash: latitude and longitude interleaved bit by bit, five bits a letter.</summary>
internal static class Geohash
{
    private const string Letters = "0123456789bcdefghjkmnpqrstuvwxyz";

    /// <summary>The hash of a point; nine letters are a cell of about five metres.</summary>
    public static string Encode(double latitude, double longitude, int length = 9)
    {
        var (south, north, west, east) = (-90.0, 90.0, -180.0, 180.0);
        Span<char> hash = stackalloc char[length];
        var isLongitude = true;
        for (var letter = 0; letter < length; letter++)
        {
            var bits = 0;
            for (var bit = 0; bit < 5; bit++)
            {
                bits <<= 1;
                if (isLongitude)
                    bits |= Halve(longitude, ref west, ref east);
                else
                    bits |= Halve(latitude, ref south, ref north);
                isLongitude = !isLongitude;
            }

            hash[letter] = Letters[bits];
        }

        return new string(hash);
    }

    private static int Halve(double value, ref double low, ref double high)
    {
        var middle = (low + high) / 2;
        if (value >= middle)
        {
            low = middle;
            return 1;
        }

        high = middle;
        return 0;
    }
}
