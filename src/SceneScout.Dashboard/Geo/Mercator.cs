namespace SceneScout.Dashboard.Geo;

/// <summary>Web Mercator on a square world whose side is 1: x grows to the east, y to the south.</summary>
public static class Mercator
{
    // Beyond it the square ends.
    private const double Pole = 85.05112878;

    /// <summary>Where a point lies.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    public static (double X, double Y) Of(double latitude, double longitude)
    {
        var phi = Math.Clamp(latitude, -Pole, Pole) * Math.PI / 180;
        return ((longitude + 180) / 360, 0.5 - (Math.Log(Math.Tan((Math.PI / 4) + (phi / 2))) / (2 * Math.PI)));
    }

    /// <summary>The latitude of a height on the square, degrees north.</summary>
    public static double Latitude(double y) => (Math.Atan(Math.Exp((0.5 - y) * 2 * Math.PI)) * 2 * 180 / Math.PI) - 90;
}
