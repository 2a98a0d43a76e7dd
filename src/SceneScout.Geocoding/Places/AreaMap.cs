namespace SceneScout.Geocoding.Places;

/// <summary>
/// Counties as rows of 1/300 degree, each row as runs of one county of so many columns of 1/500 degree: a town's name seldom goes across the border of its county, and hardly ever across that of its state.
/// </summary>
internal sealed class AreaMap(int[] rows, ushort[] starts, ushort[] areas, byte[] states)
{
    /// <summary>No county: another country, or the sea.</summary>
    public const ushort None = 0;

    private const int RowsPerDegree = 300;
    private const int ColumnsPerDegree = 500;
    private const double South = 18;
    private const double West = -180;
    private const double East = -65;

    /// <summary>Bytes in memory.</summary>
    public long Bytes => (rows.Length * 4L) + (starts.Length * 4L) + states.Length;

    /// <summary>The number of the county of a point; <see cref="None"/> for none.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    public ushort At(double latitude, double longitude)
    {
        var row = (int)Math.Floor((latitude - South) * RowsPerDegree);
        if (row < 0 || row >= rows.Length - 1 || longitude > East)
            return None;
        var column = (int)Math.Floor((longitude - West) * ColumnsPerDegree);
        var (low, high) = (rows[row], rows[row + 1]);
        var first = low;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (starts[middle] <= column)
                low = middle + 1;
            else
                high = middle;
        }

        return low == first ? None : areas[low - 1];
    }

    /// <summary>True for two counties of one state.</summary>
    /// <param name="one">A county.</param>
    /// <param name="other">Another.</param>
    public bool AreOfOneState(ushort one, ushort other) => states[one] == states[other];
}
