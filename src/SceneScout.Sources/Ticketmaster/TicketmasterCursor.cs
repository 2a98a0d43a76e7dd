using System.Text.Json.Serialization;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.Ticketmaster;

/// <summary>Where a Ticketmaster search stands.</summary>
internal sealed record TicketmasterCursor
{
    /// <summary>More windows than this are never open at once: it bounds the cursor to about 3 KB.</summary>
    public const int MostWindows = 64;

    /// <summary>0: dated windows; 1: events whose date is to be announced; 2: to be determined.</summary>
    [JsonPropertyName("f")]
    public int Phase { get; init; }

    /// <summary>Windows still to read, the next one last; each <c>[from, to, latitude, longitude, radius]</c>, seconds since 1970 and metres.</summary>
    [JsonPropertyName("w")]
    public double[][] Windows { get; init; } = [];

    /// <summary>Page of the next window, from 0.</summary>
    [JsonPropertyName("n")]
    public int PageNumber { get; init; }

    /// <summary>The total told with the page before of the same window; null for a first page.</summary>
    [JsonPropertyName("m")]
    public long? Total { get; init; }

    /// <summary>A window as numbers.</summary>
    public static double[] Window(DateWindow dates, Circle circle) => [dates.From, dates.To, circle.Latitude, circle.Longitude, circle.Radius];

    /// <summary>Whether the numbers of a window are possible ones.</summary>
    public static bool IsWindow(double[]? window) =>
        window is [>= 0 and < 2e10, >= 0 and < 2e10, >= -90 and <= 90, >= -180 and <= 180, > 0 and <= 2_000_000];
}

/// <summary>Source-generated JSON of the cursor.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(TicketmasterCursor))]
internal sealed partial class TicketmasterCursorJson : JsonSerializerContext;
