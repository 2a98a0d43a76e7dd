using System.Globalization;

namespace SceneScout.Lab.Bench;

/// <summary>What was measured of the bundled geocoder.</summary>
/// <param name="Load">From nothing to the first answer.</param>
/// <param name="ManagedBytes">By how much the heap grew with it.</param>
/// <param name="DataBytes">What the data itself takes.</param>
/// <param name="Forward">Places by name, state and country.</param>
/// <param name="Loose">Places by name as feeds write it and country.</param>
/// <param name="Reverse">Cities by point.</param>
/// <param name="Zone">Time zones by point.</param>
/// <param name="PlainTable">The reference for names: a hash table of the same names and countries, which finds what is written exactly so.</param>
/// <param name="Yardstick">The reference for points: SHA-256 of 1,024 bytes.</param>
public sealed record GeoBenchReport(
    TimeSpan Load, long ManagedBytes, long DataBytes, GeoFigure Forward, GeoFigure Loose, GeoFigure Reverse, GeoFigure Zone, GeoFigure PlainTable, GeoFigure Yardstick)
{
    private const double Mebi = 1024 * 1024;

    /// <summary>The report for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"Load: {Load.TotalMilliseconds:0} ms to the first answer; {ManagedBytes / Mebi:0.0} MiB on the heap, {DataBytes / Mebi:0.0} MiB of it data");
        yield return Line("Place by name, state, country", Forward, PlainTable, "a plain table's");
        yield return Line("Place by name as feeds write it, country", Loose, PlainTable, "a plain table's");
        yield return Line("City by point", Reverse, Yardstick, "SHA-256 of 1 KiB:");
        yield return Line("Time zone by point", Zone, Yardstick, "SHA-256 of 1 KiB:");
    }

    private static string Line(string name, GeoFigure figure, GeoFigure reference, string what) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {figure.PerSecond:0} a second on one core, {figure.AllocatedBytes} bytes each, {figure.Found:0.0 %} found; {figure.PerSecond / reference.PerSecond:0.00} times {what} {reference.PerSecond:0} a second");
}
