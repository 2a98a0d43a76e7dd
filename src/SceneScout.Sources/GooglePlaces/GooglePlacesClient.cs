using System.Text.Json;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.GooglePlaces;

/// <summary>Finds venues by <c>places:searchNearby</c>. A call gives 20 at most and has no further pages, so a circle that is full is quartered, within a budget of calls.</summary>
internal sealed class GooglePlacesClient(SourceHttp http, SourceOptions options) : SourceClient<GooglePlacesCursor>(http, GooglePlacesCursorJson.Default.GooglePlacesCursor)
{
    /// <summary>Setting: types of venues that are searched for, at most 50; empty for the usual ones.</summary>
    public const string TypesSeed = "types";

    private const int MostResults = 20;
    private const int MostCalls = 40;
    private const double LargestRadius = 50_000;
    private const double SmallestRadius = 1_500;

    // The dearest field decides the price of the whole call; web site, phone, rating and opening hours are left out for that.
    private const string FieldMask =
        "places.id,places.displayName,places.location,places.types,places.formattedAddress,places.addressComponents,places.businessStatus";

    private static readonly GooglePlacesAdapter Adapter = new();

    private static readonly string[] VenueTypes =
    [
        "event_venue", "concert_hall", "performing_arts_theater", "auditorium", "amphitheatre", "comedy_club", "night_club", "stadium", "arena", "convention_center", "community_center",
        "cultural_center", "banquet_hall", "movie_theater", "museum", "art_gallery", "opera_house", "philharmonic_hall", "dance_hall", "karaoke",
    ];

    /// <inheritdoc />
    protected override GooglePlacesCursor First(AreaQuery query) =>
        new() { Tiles = [.. Circle.Of(query.Centre, query.RadiusMetres).Cover(LargestRadius).Take(MostCalls).Reverse().Select(Numbers)] };

    /// <inheritdoc />
    protected override bool IsValid(GooglePlacesCursor cursor) =>
        cursor is { Calls: >= 0 and < MostCalls, Tiles: { Length: > 0 and <= GooglePlacesCursor.MostTiles } tiles }
        && Array.TrueForAll(tiles, tile => tile is [>= -90 and <= 90, >= -180 and <= 180, > 0 and <= LargestRadius]);

    /// <inheritdoc />
    protected override async Task<FetchResult> StepAsync(AreaQuery query, GooglePlacesCursor cursor, CancellationToken cancellation)
    {
        var tile = new Circle(cursor.Tiles[^1][0], cursor.Tiles[^1][1], cursor.Tiles[^1][2]);
        var body = Body(tile);
        var answer = await Http.SendAsync(key => Search(body, key), cancellation);
        if (answer is not JsonAnswer.Ok ok)
            return new FetchResult.Failed(((JsonAnswer.Failed)answer).Fault);
        var parsed = Adapter.Parse(ok.Root);
        var rest = cursor.Tiles[..^1];
        var calls = cursor.Calls + 1;
        var isFull = parsed.Venues.Length + parsed.Failures.Length >= MostResults;
        if (isFull && tile.Radius > SmallestRadius)
            rest = [.. rest, .. tile.Quarters().Reverse().Select(Numbers)];
        var next = rest.Length == 0 || calls >= MostCalls || rest.Length > GooglePlacesCursor.MostTiles ? null : new GooglePlacesCursor { Tiles = rest, Calls = calls };
        // The API tells no totals: a full smallest tile, or a tile beyond the budget of calls, hides one venue at least.
        var hidden = (isFull && tile.Radius <= SmallestRadius ? 1 : 0) + (next is null ? rest.Length : 0);
        var behind = cursor.Tiles.Length == 1 || calls >= MostCalls ? null : new GooglePlacesCursor { Tiles = cursor.Tiles[..^1], Calls = calls };
        // The quarters of a tile belong to it: only the tiles that the search begins with are parts.
        var part = Array.Exists(First(query).Tiles, first => first.AsSpan().SequenceEqual(cursor.Tiles[^1])) ? new Part(null, isFull && tile.Radius > SmallestRadius, behind) : null;
        return Page(parsed, next, hidden, part);
    }

    private static double[] Numbers(Circle circle) => [circle.Latitude, circle.Longitude, circle.Radius];

    private byte[] Body(Circle tile)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("includedTypes");
            foreach (var type in options.Seeds.TryGetValue(TypesSeed, out var types) && types.Count is > 0 and <= 50 ? types : VenueTypes)
                json.WriteStringValue(type);
            json.WriteEndArray();
            json.WriteNumber("maxResultCount", MostResults);
            json.WriteStartObject("locationRestriction");
            json.WriteStartObject("circle");
            json.WriteStartObject("center");
            json.WriteNumber("latitude", tile.Latitude);
            json.WriteNumber("longitude", tile.Longitude);
            json.WriteEndObject();
            json.WriteNumber("radius", tile.Radius);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private HttpRequestMessage Search(byte[] body, ApiKey key)
    {
        var request = Request(HttpMethod.Post, "v1/places:searchNearby");
        request.Headers.TryAddWithoutValidation("X-Goog-Api-Key", key.Secret);
        request.Headers.TryAddWithoutValidation("X-Goog-FieldMask", FieldMask);
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        return request;
    }
}
