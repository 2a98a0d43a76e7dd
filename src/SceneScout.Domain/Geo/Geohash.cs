namespace SceneScout.Domain.Geo;

/// <summary>Geohash cells: a base-32 text that names a rectangle on the map; a longer text is a smaller cell inside. Four characters are about 39 by 20 km at the equator.</summary>
public static class Geohash
{
    /// <summary>Longest cell name supported (about 4 by 2 cm).</summary>
    public const int MaxLength = 12;

    private const string Alphabet = "0123456789bcdefghjkmnpqrstuvwxyz";

    /// <summary>The cell that holds a point.</summary>
    /// <param name="point">The point.</param>
    /// <param name="length">Characters, 1 to <see cref="MaxLength"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is out of range.</exception>
    public static string Encode(GeoPoint point, int length)
    {
        if (length is < 1 or > MaxLength)
            throw new ArgumentOutOfRangeException(nameof(length), length, $"A geohash has 1 to {MaxLength} characters.");
        Span<char> cell = stackalloc char[length];
        double south = -90, north = 90, west = -180, east = 180;
        var even = true;
        for (var at = 0; at < length; at++)
        {
            var digit = 0;
            for (var bit = 0; bit < 5; bit++, even = !even)
                digit = (digit << 1) | (even ? Half(point.Longitude, ref west, ref east) : Half(point.Latitude, ref south, ref north));
            cell[at] = Alphabet[digit];
        }

        return new string(cell);
    }

    /// <summary>The rectangle that a cell names.</summary>
    /// <param name="cell">1 to <see cref="MaxLength"/> characters of the geohash alphabet, lower case.</param>
    /// <exception cref="ArgumentException">The text is no geohash.</exception>
    public static GeoBox Decode(string cell)
    {
        if (cell.Length is < 1 or > MaxLength)
            throw new ArgumentException($"A geohash has 1 to {MaxLength} characters, not '{cell}'.", nameof(cell));
        double south = -90, north = 90, west = -180, east = 180;
        var even = true;
        foreach (var character in cell)
        {
            var digit = Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (digit < 0)
                throw new ArgumentException($"'{character}' in '{cell}' is not one of {Alphabet}.", nameof(cell));
            for (var bit = 4; bit >= 0; bit--, even = !even)
            {
                var upper = ((digit >> bit) & 1) == 1;
                if (even)
                    Narrow(upper, ref west, ref east);
                else
                    Narrow(upper, ref south, ref north);
            }
        }

        return new GeoBox(south, west, north, east);
    }

    /// <summary>The cells of the same length around a cell: eight, across the antimeridian too, fewer at the poles. Sorted.</summary>
    /// <param name="cell">A geohash.</param>
    public static IReadOnlyList<string> Neighbours(string cell)
    {
        var box = Decode(cell);
        var centre = box.Centre;
        var cells = new SortedSet<string>(StringComparer.Ordinal);
        for (var up = -1; up <= 1; up++)
        {
            var latitude = centre.Latitude + (up * (box.North - box.South));
            if (!GeoPoint.IsLatitude(latitude))
                continue;
            for (var right = -1; right <= 1; right++)
            {
                var longitude = centre.Longitude + (right * (box.East - box.West));
                cells.Add(Encode(new GeoPoint(latitude, GeoBox.Wrap(longitude)), cell.Length));
            }
        }

        cells.Remove(cell);
        return [.. cells];
    }

    private static int Half(double value, ref double low, ref double high)
    {
        var upper = value >= (low + high) / 2;
        Narrow(upper, ref low, ref high);
        return upper ? 1 : 0;
    }

    private static void Narrow(bool upper, ref double low, ref double high)
    {
        var middle = (low + high) / 2;
        if (upper)
            low = middle;
        else
            high = middle;
    }
}
