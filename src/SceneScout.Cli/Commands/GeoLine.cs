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
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(text);
            root = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            return (null, $"'{Short(text)}' is not JSON ({e.Message}); {Accepted}.");
        }

        if (root.ValueKind != JsonValueKind.Object)
            return (null, $"'{Short(text)}' is not accepted; {Accepted}.");
        if (!root.TryGetProperty("id", out var id) || id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            return (null, $"id '{(id.ValueKind == JsonValueKind.Undefined ? "" : Short(id.GetRawText()))}' is not accepted; give a text or a number.");
        var hasPoint = Given(root, "latitude") || Given(root, "longitude");
        return hasPoint ? Pointed(root, id) : Placed(root, id);
    }

    /// <summary>Reads <c>LATITUDE,LONGITUDE</c>; null for anything else.</summary>
    public static (double Latitude, double Longitude)? PointOf(string text) =>
        text.Split(',') is [var north, var east]
            && double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && GeoPoint.IsLatitude(latitude)
            && double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude) && GeoPoint.IsLongitude(longitude)
            ? (latitude, longitude)
            : null;

    private static (GeoLine? Line, string? Mistake) Pointed(JsonElement root, JsonElement id)
    {
        if (Degrees(root, "latitude") is not { } latitude || !GeoPoint.IsLatitude(latitude))
            return (null, $"latitude '{Raw(root, "latitude")}' is not accepted; give a number from -90 to 90.");
        if (Degrees(root, "longitude") is not { } longitude || !GeoPoint.IsLongitude(longitude))
            return (null, $"longitude '{Raw(root, "longitude")}' is not accepted; give a number from -180 to 180.");
        return (new(id, (latitude, longitude), default), null);
    }

    private static (GeoLine? Line, string? Mistake) Placed(JsonElement root, JsonElement id)
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
            : (new(id, null, query), null);

        string? Text(string name)
        {
            if (!Given(root, name))
                return null;
            var value = root.GetProperty(name);
            if (value.ValueKind == JsonValueKind.String)
                return value.GetString();
            // Feeds write postal codes as numbers.
            if (value.ValueKind == JsonValueKind.Number)
                return value.GetRawText();
            mistake ??= $"{name} '{Short(value.GetRawText())}' is not accepted; give a text.";
            return null;
        }
    }

    private static bool Given(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private static double? Degrees(JsonElement root, string name) =>
        !root.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number
        : value.ValueKind == JsonValueKind.String && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var text) ? text
        : null;

    private static string Raw(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? Short(value.GetRawText()) : "";

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
