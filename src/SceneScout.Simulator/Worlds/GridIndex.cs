namespace SceneScout.Simulator.Worlds;

/// <summary>Items by latitude and longitude in cells of a quarter degree, so that an area query reads its cells only.</summary>
internal sealed class GridIndex
{
    private const double CellDegrees = 0.25;
    private const double MetresPerDegree = 111_195;
    private readonly Dictionary<(int Row, int Column), List<int>> _cells = [];

    /// <summary>Adds an item at a place; the same item may be added at several places.</summary>
    public void Add(double latitude, double longitude, int item)
    {
        var key = (Row(latitude), Column(longitude));
        if (!_cells.TryGetValue(key, out var items))
        {
            _cells[key] = items = [];
        }

        items.Add(item);
    }

    /// <summary>Every item that may lie within the radius (in metres), without order; an item at several places may come twice.</summary>
    public IEnumerable<int> Near(double latitude, double longitude, double radius)
    {
        var spanLat = radius / MetresPerDegree;
        var cos = Math.Cos(double.DegreesToRadians(Math.Min(89, Math.Abs(latitude) + spanLat)));
        var spanLon = Math.Min(180, spanLat / Math.Max(cos, 0.01));
        int south = Row(latitude - spanLat), north = Row(latitude + spanLat);
        int west = Column(longitude - spanLon), east = Column(longitude + spanLon);
        var wanted = (long)(north - south + 1) * (east - west + 1);
        return wanted > _cells.Count ? Everything() : Cells(south, north, west, east);
    }

    /// <summary>Every item, without order.</summary>
    public IEnumerable<int> Everything() => _cells.Values.SelectMany(items => items);

    private static int Row(double latitude) => (int)Math.Floor(latitude / CellDegrees);

    private static int Column(double longitude) => (int)Math.Floor(longitude / CellDegrees);

    private IEnumerable<int> Cells(int south, int north, int west, int east)
    {
        const int columns = (int)(360 / CellDegrees);
        for (var row = south; row <= north; row++)
        {
            for (var column = west; column <= east; column++)
            {
                // Columns run from -720 to 719; an area over the date line wraps.
                var wrapped = ((((column + (columns / 2)) % columns) + columns) % columns) - (columns / 2);
                if (_cells.TryGetValue((row, wrapped), out var items))
                {
                    foreach (var item in items)
                    {
                        yield return item;
                    }
                }
            }
        }
    }
}
