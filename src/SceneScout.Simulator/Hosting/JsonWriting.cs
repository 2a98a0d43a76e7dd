using System.Globalization;
using System.Text.Json;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Hosting;

/// <summary>Short forms for what all sources write.</summary>
internal static class JsonWriting
{
    /// <summary>A string, or null.</summary>
    public static void Text(this Utf8JsonWriter json, string name, string? value) => json.WriteString(name, value);

    /// <summary>An instant as <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    public static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A wall time as <c>yyyy-MM-ddTHH:mm:ss</c>.</summary>
    public static string Local(DateTime local) => local.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The date of a wall time as <c>yyyy-MM-dd</c>.</summary>
    public static string Date(DateTime local) => local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant with the offset of its place, as <c>yyyy-MM-ddTHH:mm:ss-05:00</c>.</summary>
    public static string Offset(string zone, DateTimeOffset instant) =>
        WorldZones.AtOffset(zone, instant).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>A coordinate as a string of six decimals.</summary>
    public static string Coordinate(double degrees) => degrees.ToString("0.000000", CultureInfo.InvariantCulture);

    /// <summary>An event's text, the same for every source that lists it.</summary>
    public static string Description(ListingView view)
    {
        var random = SplitRandom.FromSeed(view.Event.Index).Split("text");
        return CategoryTitles.Description(view.Event, view.Venue?.Name ?? "", view.Organizer.Name, ref random);
    }
}
