using System.Globalization;
using System.Text.Json;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Processing.Geocoding;

namespace SceneScout.Sources.Nominatim;

/// <summary>Reads answers of <c>/search</c> and <c>/reverse</c> in the form <c>jsonv2</c>. Pure.</summary>
internal static class NominatimAnswer
{
    private const int LongestText = 200;

    /// <summary>The first place of an answer. Fields that cannot be read are left out; one without a point is no place.</summary>
    public static GeocoderAnswer Read(JsonElement root)
    {
        var place = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().FirstOrDefault() : root;
        if (root.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
            return new GeocoderAnswer.Failed(new SpawnFault(FaultKind.ExternalApi, $"{NominatimOptions.Source} answered {root.ValueKind}; a list of places, or one, is expected.") { Source = NominatimOptions.Source.Value });
        if (place.ValueKind != JsonValueKind.Object || GeoPoint.From(Number(place, "lat"), Number(place, "lon")) is not { } point)
            return GeocoderAnswer.Nothing.Known;
        var address = place.TryGetProperty("address", out var parts) ? parts : default;
        return new GeocoderAnswer.Found(new OnlinePlace(point, NominatimPrecision.Of(Text(place, "addresstype") ?? Text(place, "type"), (int?)Number(place, "place_rank"), Diagonal(place)))
        {
            City = Text(address, "city") ?? Text(address, "town") ?? Text(address, "village") ?? Text(address, "municipality") ?? Text(address, "hamlet"),
            Region = Text(address, "state") ?? Text(address, "province") ?? Text(address, "region") ?? Text(address, "county"),
            CountryCode = Text(address, "country_code") is { Length: 2 } code ? code.ToUpperInvariant() : null,
            PostalCode = Text(address, "postcode"),
            Attribution = Text(place, "licence") ?? Text(place, "license"),
        });
    }

    // South, north, west, east.
    private static double? Diagonal(JsonElement place) =>
        place.TryGetProperty("boundingbox", out var box) && box.ValueKind == JsonValueKind.Array && box.GetArrayLength() == 4
            && GeoPoint.From(Number(box[0]), Number(box[2])) is { } low && GeoPoint.From(Number(box[1]), Number(box[3])) is { } high
            ? low.DistanceTo(high)
            : null;

    private static double? Number(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? Number(value) : null;

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()?.Trim() is { Length: > 0 } text
            ? (text.Length <= LongestText ? text : text[..LongestText])
            : null;
}
