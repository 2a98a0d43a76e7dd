namespace SceneScout.Geocoding.Tests;

internal static class Distance
{
    public static double Kilometres(double latitude, double longitude, double toLatitude, double toLongitude)
    {
        var dx = (toLongitude - longitude) * Math.Cos((latitude + toLatitude) / 2 * Math.PI / 180);
        var dy = toLatitude - latitude;
        return Math.Sqrt((dx * dx) + (dy * dy)) * 111.195;
    }
}
