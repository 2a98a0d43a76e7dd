using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SceneScout.Sources.Eventbrite;
using SceneScout.Sources.GooglePlaces;
using SceneScout.Sources.Meetup;
using SceneScout.Sources.Ticketmaster;
using SceneScout.Sources.Yelp;

namespace SceneScout.Sources.Http;

/// <summary>Cursors as text: short JSON. They come back from a store and are checked like any other input.</summary>
internal static class Cursors
{
    /// <summary>Longest cursor in characters; see <see cref="Contracts.FetchResult.Page"/>.</summary>
    public const int Longest = 4000;

    /// <summary>Writes a cursor.</summary>
    public static string Write<T>(T cursor, JsonTypeInfo<T> type) => JsonSerializer.Serialize(cursor, type);

    /// <summary>Reads a cursor; null when it is none of this client's.</summary>
    public static T? Read<T>(string text, JsonTypeInfo<T> type)
        where T : class
    {
        if (text.Length > Longest)
            return null;
        try
        {
            return JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Source-generated JSON of cursors.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(TicketmasterCursor))]
[JsonSerializable(typeof(EventbriteCursor))]
[JsonSerializable(typeof(YelpCursor))]
[JsonSerializable(typeof(GooglePlacesCursor))]
[JsonSerializable(typeof(MeetupCursor))]
internal sealed partial class CursorJson : JsonSerializerContext;
