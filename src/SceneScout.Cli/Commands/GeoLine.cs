using System.Globalization;
using System.Text.Json;
using SceneScout.Domain.Geo;
using SceneScout.Geocoding;

namespace SceneScout.Cli.Commands;

/// <summary>A line that <c>scout geo</c> reads: a point, or what is known of a place.</summary>
/// <param name="Id">Its id, a text or a number.</param>
/// <param name="Point">The point; null for a place.</param>
/// <param name="Query">The place; empty for a point.</param>
internal sealed record GeoLine(JsonElement Id, (double Latitude, double Longitude)? Point, PlaceQuery Query)
{
    private const string Accepted = "give {\"id\",\"latitude\",\"longitude\"} or {\"id\",\"address\",\"venue\",\"city\",\"region\",\"country\",\"postalCode\"}";

    /// <summary>Reads a line.</summary>
    /// <returns>It, or what is wrong.</returns>
    public static (GeoLine? Line, string? Mistake) Read(string text)
    {
        var (read, mistake) = NamedLine.Read(text, Accepted);
        return read is not { } line ? (null, mistake) : line.Has("latitude") || line.Has("longitude") ? Pointed(line) : Placed(line);
    }

    private static (GeoLine? Line, string? Mistake) Pointed(NamedLine line)
    {
        if (Degrees(line.Root, "latitude") is not { } latitude || !GeoPoint.IsLatitude(latitude))
            return (null, $"latitude '{line.Shown("latitude")}' is not accepted; give a number from -90 to 90.");
        if (Degrees(line.Root, "longitude") is not { } longitude || !GeoPoint.IsLongitude(longitude))
            return (null, $"longitude '{line.Shown("longitude")}' is not accepted; give a number from -180 to 180.");
        return (new(line.Id, (latitude, longitude), default), null);
    }

    private static (GeoLine? Line, string? Mistake) Placed(NamedLine line)
    {
        string? mistake = null;
        var query = new PlaceQuery
        {
            Address = Text("address"),
            Venue = Text("venue"),
            City = Text("city"),
            Region = Text("region"),
            Country = Text("country"),
            PostalCode = Text("postalCode"),
        };
        return mistake is not null ? (null, mistake)
            : query == default ? (null, $"nothing is said of a place; {Accepted}.")
            : (new(line.Id, null, query), null);

        // Feeds write postal codes as numbers.
        string? Text(string name) => line.Text(name, ref mistake, orNumber: true);
    }

    private static double? Degrees(JsonElement root, string name) =>
        !root.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number
        : value.ValueKind == JsonValueKind.String && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var text) ? text
        : null;
}
