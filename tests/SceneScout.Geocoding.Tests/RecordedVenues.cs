using System.Text.Json;

namespace SceneScout.Geocoding.Tests;

/// <summary>Venues of recorded answers of sources, where the recordings are beside the project.</summary>
internal static class RecordedVenues
{
    private static readonly Lazy<IReadOnlyList<RecordedVenue>> Lazily = new(Read);

    public static IReadOnlyList<RecordedVenue> All => Lazily.Value;

    private static List<RecordedVenue> Read()
    {
        if (Folder() is not { } folder)
            return [];
        var venues = new List<RecordedVenue>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            try
            {
                using var document = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { MaxDepth = 256 });
                Walk(document.RootElement, venues);
            }
            catch (JsonException)
            {
                // Some recordings are of broken answers.
            }
        }

        return [.. venues.DistinctBy(v => (Math.Round(v.Latitude, 4), Math.Round(v.Longitude, 4), v.City))];
    }

    private static string? Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SceneScout.Actors.sln")))
                return Path.Combine(folder.Parent!.FullName, "shared", "payloads") is var payloads && Directory.Exists(payloads) ? payloads : null;
        return null;
    }

    private static void Walk(JsonElement element, List<RecordedVenue> venues)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Walk(item, venues);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (Ticketmaster(element) is { } venue)
                venues.Add(venue);
            foreach (var property in element.EnumerateObject())
                Walk(property.Value, venues);
        }
    }

    // The shape that says all: coordinates, city, country, zone.
    private static RecordedVenue? Ticketmaster(JsonElement element) =>
        Text(element, "location", "latitude") is { } latitude && Text(element, "location", "longitude") is { } longitude && Text(element, "city", "name") is { } city
            && double.TryParse(latitude, out var north) && double.TryParse(longitude, out var east) && (north, east) != (0, 0)
            ? new(north, east, city, Text(element, "country", "countryCode"), element.TryGetProperty("timezone", out var zone) ? zone.GetString() : null)
            : null;

    private static string? Text(JsonElement element, string outer, string inner) =>
        element.TryGetProperty(outer, out var part) && part.ValueKind == JsonValueKind.Object && part.TryGetProperty(inner, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
