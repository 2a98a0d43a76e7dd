using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;

namespace SceneScout.Benchmarks;

/// <summary>Made-up answers in the shape and of the size that the sources' own have. What has one number is one event: same title, time and place at each source.</summary>
internal static class Answers
{
    /// <summary>Listings on a page.</summary>
    public const int PerPage = 20;

    /// <summary>A source that pages by number; its listings hold pictures in many sizes.</summary>
    public const string Ticketmaster = "ticketmaster";

    /// <summary>A source that pages by token; its listings hold long descriptions in HTML.</summary>
    public const string Eventbrite = "eventbrite";

    // Stands in a fixture wherever listings differ.
    private const string Number = "0001";

    /// <summary>What reads a source.</summary>
    public static ISourceAdapter AdapterOf(string source) => SourceRegistry.BuiltIn.Find(new SourceName(source))!.Adapter;

    /// <summary>A page of a search.</summary>
    public static byte[] Page(string source)
    {
        var events = string.Join(',', Enumerable.Range(1, PerPage).Select(number => Text(source, number)));
        return Encoding.UTF8.GetBytes(source == Eventbrite
            ? $$"""{"pagination":{"object_count":{{PerPage}},"page_number":1,"page_size":50,"page_count":1,"has_more_items":false},"events":[{{events}}]}"""
            : $$"""{"_embedded":{"events":[{{events}}]},"page":{"size":200,"totalElements":{{PerPage}},"totalPages":1,"number":0} }""");
    }

    /// <summary>A listing as its source sends it, without blanks.</summary>
    public static string Text(string source, int number)
    {
        using var stream = typeof(Answers).Assembly.GetManifestResourceStream($"{source}.json")!;
        using var json = JsonDocument.Parse(stream);
        return JsonSerializer.Serialize(json.RootElement).Replace(Number, number.ToString("0000", CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>Listings, read.</summary>
    /// <param name="source">Whose.</param>
    /// <param name="first">Number of the first.</param>
    /// <param name="count">How many.</param>
    public static ImmutableArray<Listing> Listings(string source, int first, int count) => [.. Enumerable.Range(first, count).Select(number => Read(source, Text(source, number)))];

    /// <summary>A listing, read from its text as ingestion does.</summary>
    public static Listing Read(string source, string text)
    {
        using var json = JsonDocument.Parse(text);
        return ((NormaliseResult.Ok)AdapterOf(source).Normalise(json.RootElement)).Listing;
    }
}
