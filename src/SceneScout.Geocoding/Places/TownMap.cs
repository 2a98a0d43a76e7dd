namespace SceneScout.Geocoding.Places;

/// <summary>
/// Where towns of the United States end, as squares of 1/20 degree: which town a point lies in, as the census draws them. Only towns that addresses name are in it.
/// </summary>
internal sealed class TownMap(int[] keys, int[] starts, byte[] squares, int[] places)
{
    private const int PerDegree = 20;
    private const int Steps = 255;
    private const int Columns = 4096;
    private const double South = 18;
    private const double North = 72;
    private const double West = -180;
    private const double East = -65;

    /// <summary>Bytes in memory.</summary>
    public long Bytes => (keys.Length * 4L) + (starts.Length * 4L) + squares.Length + (places.Length * 4L);

    /// <summary>The place whose town a point lies in; -1 for none: outside of towns, or in another country.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    public int At(double latitude, double longitude)
    {
        if (latitude < South || latitude >= North || longitude < West || longitude >= East)
            return -1;
        var (y, x) = ((latitude - South) * PerDegree, (longitude - West) * PerDegree);
        var (row, column) = ((int)y, (int)x);
        var square = Array.BinarySearch(keys, (row * Columns) + column);
        return square < 0 ? -1 : InSquare(squares.AsSpan(starts[square]..starts[square + 1]), (x - column) * Steps, (y - row) * Steps);
    }

    private int InSquare(ReadOnlySpan<byte> towns, double x, double y)
    {
        while (!towns.IsEmpty)
        {
            var (town, rings) = (towns[0] | (towns[1] << 8), towns[2]);
            towns = towns[3..];
            var inside = rings == 0;
            for (var ring = 0; ring < rings; ring++)
            {
                var points = towns[2..(2 + (2 * (towns[0] | (towns[1] << 8))))];
                towns = towns[(2 + points.Length)..];
                inside ^= IsWithin(points, x, y);
            }

            if (inside)
                return places[town];
        }

        return -1;
    }

    private static bool IsWithin(ReadOnlySpan<byte> points, double x, double y)
    {
        var inside = false;
        double fromX = points[^2], fromY = points[^1];
        for (var i = 0; i < points.Length; i += 2)
        {
            double toX = points[i], toY = points[i + 1];
            if (toY > y != fromY > y && x < ((fromX - toX) * (y - toY) / (fromY - toY)) + toX)
                inside = !inside;
            (fromX, fromY) = (toX, toY);
        }

        return inside;
    }
}
