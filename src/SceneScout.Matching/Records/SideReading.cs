using System.Globalization;
using System.Text.Json;

namespace SceneScout.Matching.Records;

/// <summary>Reads records from JSON. Fields that it does not know are left alone.</summary>
public static class SideReading
{
    /// <summary>Reads one side.</summary>
    /// <param name="json">The value.</param>
    /// <param name="path">What stands before a field's name in messages, for example <c>left.</c>.</param>
    /// <exception cref="SideMistakeException">A field has a value that is not accepted.</exception>
    public static MatchSide Of(JsonElement json, string path = "")
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new SideMistakeException(path.TrimEnd('.'), Shown(json), "give an object with fields such as title, venue, address, start");
        return new MatchSide
        {
            Id = Text(json, path, "id"),
            Source = Text(json, path, "source"),
            Title = Text(json, path, "title"),
            Venue = Text(json, path, "venue"),
            Address = Text(json, path, "address"),
            City = Text(json, path, "city"),
            Region = Text(json, path, "region"),
            Country = Text(json, path, "country"),
            PostalCode = Text(json, path, "postalCode"),
            Phone = Text(json, path, "phone"),
            Latitude = Degrees(json, path, "latitude", 90),
            Longitude = Degrees(json, path, "longitude", 180),
            Start = Time(json, path, "start"),
            End = Time(json, path, "end"),
            TimeZone = Text(json, path, "timeZone"),
            Url = Text(json, path, "url"),
            Performers = Texts(json, path, "performers"),
            Category = Text(json, path, "category"),
            Kind = Kind(json, path),
        };
    }

    private static string? Text(JsonElement json, string path, string field)
    {
        if (!json.TryGetProperty(field, out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => Known(value.GetString()),
            JsonValueKind.Null => null,
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Array => Known(string.Join("; ", Texts(json, path, field))),
            _ => throw new SideMistakeException(path + field, Shown(value), "give a text"),
        };
    }

    private static List<string> Texts(JsonElement json, string path, string field)
    {
        if (!json.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
            return [];
        if (value.ValueKind == JsonValueKind.String)
            return [.. (value.GetString() ?? "").Split([';', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (value.ValueKind != JsonValueKind.Array)
            throw new SideMistakeException(path + field, Shown(value), "give a list of texts");
        var texts = new List<string>();
        foreach (var item in value.EnumerateArray())
        {
            var text = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("name", out var name) ? name : item;
            if (text.ValueKind != JsonValueKind.String)
                throw new SideMistakeException(path + field, Shown(item), "give a list of texts");
            if (Known(text.GetString()) is { } known)
                texts.Add(known);
        }

        return texts;
    }

    private static double? Degrees(JsonElement json, string path, string field, int most)
    {
        if (!json.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        double? degrees = null;
        if (value.ValueKind == JsonValueKind.Number)
            degrees = value.GetDouble();
        else if (value.ValueKind == JsonValueKind.String)
        {
            if (Known(value.GetString()) is not { } text)
                return null;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read))
                degrees = read;
        }

        return degrees is { } d && Math.Abs(d) <= most ? d : throw new SideMistakeException(path + field, Shown(value), $"give a number from -{most} to {most}");
    }

    private static SideTime? Time(JsonElement json, string path, string field) =>
        Text(json, path, field) is { } text ? SideTime.Read(text) ?? throw new SideMistakeException(path + field, text, SideTime.Accepted) : null;

    private static SideKind? Kind(JsonElement json, string path) => Text(json, path, "kind") switch
    {
        null => null,
        "event" => SideKind.Event,
        "venue" => SideKind.Venue,
        { } other => throw new SideMistakeException(path + "kind", other, "give event or venue"),
    };

    private static string? Known(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Shown(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 80 ? text : text[..80] + "...";
    }
}
