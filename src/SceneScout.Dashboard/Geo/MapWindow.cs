namespace SceneScout.Dashboard.Geo;

/// <summary>What a map shows: its middle, and how near. Immutable.</summary>
/// <param name="X">Its middle from west to east, 0 to 1.</param>
/// <param name="Y">Its middle from north to south, 0 to 1.</param>
/// <param name="Zoom">0 for a world that is 256 pixels wide; each step doubles it.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record MapWindow(double X, double Y, int Zoom, int Width, int Height)
{
    /// <summary>The nearest.</summary>
    public const int MostZoom = 17;

    private const int TileSide = 256;

    /// <summary>How many pixels the whole world is wide.</summary>
    public double World => TileSide * Math.Pow(2, Zoom);

    /// <summary>The window's western edge in pixels of the world.</summary>
    public double Left => (X * World) - (Width / 2.0);

    /// <summary>The window's northern edge in pixels of the world.</summary>
    public double Top => (Y * World) - (Height / 2.0);

    /// <summary>A window that shows some points, none too near.</summary>
    /// <param name="points">The points; the whole world when there are none.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    public static MapWindow Around(IReadOnlyCollection<(double X, double Y)> points, int width, int height)
    {
        if (points.Count == 0)
            return new MapWindow(0.5, 0.4, 2, width, height);
        var (west, east) = (points.Min(p => p.X), points.Max(p => p.X));
        var (north, south) = (points.Min(p => p.Y), points.Max(p => p.Y));
        var zoom = MostZoom - 4;
        while (zoom > 1 && ((east - west) * TileSide * Math.Pow(2, zoom) > width * 0.9 || (south - north) * TileSide * Math.Pow(2, zoom) > height * 0.85))
            zoom--;
        return new MapWindow((west + east) / 2, (north + south) / 2, zoom, width, height);
    }

    /// <summary>Moved by a part of itself.</summary>
    public MapWindow Moved(double east, double south) => Kept(this with { X = X + (east * Width / World), Y = Y + (south * Height / World) });

    /// <summary>Nearer or farther, about its middle.</summary>
    public MapWindow Zoomed(int steps) => Kept(this with { Zoom = Zoom + steps });

    /// <summary>Nearer, about a point.</summary>
    public MapWindow ZoomedTo(double x, double y, int steps) => Kept(this with { X = x, Y = y, Zoom = Zoom + steps });

    /// <summary>Where a point lies in the window, pixels.</summary>
    public (double X, double Y) Place(double x, double y) => ((x * World) - Left, (y * World) - Top);

    /// <summary>The tiles that it shows, each with its place in pixels.</summary>
    public IEnumerable<(int X, int Y, double Left, double Top)> Tiles()
    {
        var count = 1 << Zoom;
        for (var x = Math.Max(0, (int)Math.Floor(Left / TileSide)); x <= Math.Min(count - 1, (int)Math.Floor((Left + Width) / TileSide)); x++)
            for (var y = Math.Max(0, (int)Math.Floor(Top / TileSide)); y <= Math.Min(count - 1, (int)Math.Floor((Top + Height) / TileSide)); y++)
                yield return (x, y, (x * TileSide) - Left, (y * TileSide) - Top);
    }

    /// <summary>Meridians and parallels that it shows, as lines in pixels with their degrees.</summary>
    public IEnumerable<(bool IsMeridian, double At, double Degrees)> Graticule()
    {
        var step = Zoom switch { < 3 => 30.0, < 5 => 10, < 7 => 5, < 9 => 1, < 11 => 0.25, _ => 0.05 };
        for (var degrees = Math.Ceiling(((Left / World * 360) - 180) / step) * step; degrees <= ((Left + Width) / World * 360) - 180 && degrees <= 180; degrees += step)
            if (degrees >= -180)
                yield return (true, Place((degrees + 180) / 360, 0).X, degrees);
        var south = Mercator.Latitude(Math.Min(1, (Top + Height) / World));
        for (var degrees = Math.Ceiling(south / step) * step; degrees <= Mercator.Latitude(Math.Max(0, Top / World)); degrees += step)
            yield return (false, Place(0, Mercator.Of(degrees, 0).Y).Y, degrees);
    }

    private static MapWindow Kept(MapWindow window) => window with { X = Math.Clamp(window.X, 0, 1), Y = Math.Clamp(window.Y, 0, 1), Zoom = Math.Clamp(window.Zoom, 1, MostZoom) };
}
