using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Planning;
using SceneScout.Storage.Contracts;

namespace SceneScout.Lab.Verify;

/// <summary>Compares a store with what a simulator knows to be true.</summary>
internal static class TruthCheck
{
    /// <summary>The rule's name.</summary>
    public const string Rule = "truth";

    /// <summary>The rule.</summary>
    public const string Claim = "Every listing of the truth that a search can find is in the store.";

    private const int Chunk = 500;

    // A search from now on may begin or end in the middle of a day; what lies within a day of its ends is not claimed.
    private static readonly TimeSpan Margin = TimeSpan.FromDays(1);

    /// <summary>Reads a simulator's <c>/truth</c>.</summary>
    /// <exception cref="HttpRequestException">It does not answer.</exception>
    /// <exception cref="JsonException">It answers something else.</exception>
    public static async Task<TruthDocument> ReadAsync(Uri truth, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        return await http.GetFromJsonAsync<TruthDocument>(truth, cancellation) is { Events.IsDefault: false } document
            ? document
            : throw new JsonException("There are no events in the answer.");
    }

    /// <summary>What discovery must have found: listed by a source that lists events, with a date inside the horizon. Each comes with every id that it may be known by.</summary>
    /// <param name="truth">The truth.</param>
    /// <param name="now">When the last search may have begun.</param>
    /// <param name="horizon">How far searches look ahead.</param>
    public static ImmutableArray<ImmutableArray<ListingKey>> Expected(TruthDocument truth, DateTimeOffset now, TimeSpan horizon)
    {
        var from = (now > truth.Start ? now : truth.Start) + Margin;
        var to = truth.Start + horizon - Margin;
        return
        [
            .. truth.Events.Where(e => e.Start >= from && e.Start < to).SelectMany(e => e.Listings).Where(l => l.Dated)
                .Select(l => new[] { l.Id, l.Token }.OfType<string>().Distinct().Select(id => new ListingKey(new SourceName(l.Source), id)).ToImmutableArray()),
        ];
    }

    /// <summary>The part of the truth that some areas cover: a store knows nothing of cities that it never searched.</summary>
    /// <param name="truth">The truth.</param>
    /// <param name="searched">The areas.</param>
    public static TruthDocument Within(TruthDocument truth, IReadOnlyCollection<SearchedArea> searched) => truth with
    {
        Events =
        [
            .. truth.Events.Select(e => e with { Listings = [.. e.Listings.Where(l => searched.Any(area => area.Source == l.Source && Covers(area, e)))] }).Where(e => !e.Listings.IsEmpty),
        ],
    };

    private static bool Covers(SearchedArea area, TruthDocumentEvent e) =>
        e.Start >= area.Scope.Range.Start + Margin && e.Start < area.Scope.Range.End - Margin && e.Place is { } place && area.Scope.IsWellWithin(place);

    /// <summary>Those of the expected listings that stand behind no event.</summary>
    public static async Task<IEnumerable<LedgerBreach>> MissingAsync(
        IEventStore events, ImmutableArray<ImmutableArray<ListingKey>> expected, CancellationToken cancellation)
    {
        var found = new HashSet<ListingKey>();
        foreach (var chunk in expected.SelectMany(keys => keys).Chunk(Chunk))
            found.UnionWith((await events.FindBlocksAsync(chunk, cancellation)).Keys);
        return expected.Where(keys => !keys.Any(found.Contains)).Select(keys => new LedgerBreach(Rule, $"{keys[0]}", "behind no event"));
    }
}

/// <summary>What is read of the truth.</summary>
internal sealed record TruthDocument(DateTimeOffset Start, ImmutableArray<TruthDocumentEvent> Events);

/// <summary>A true event.</summary>
internal sealed record TruthDocumentEvent(string City, DateTimeOffset Start, ImmutableArray<TruthDocumentListing> Listings, double? Latitude = null, double? Longitude = null)
{
    /// <summary>Where it is: an event without a venue is listed where its city is; null when nobody knows where that lies.</summary>
    public GeoPoint? Place => Latitude is { } latitude && Longitude is { } longitude ? new GeoPoint(latitude, longitude) : TargetCities.Find(City)?.Location;
}

/// <summary>A listing of it.</summary>
internal sealed record TruthDocumentListing(string Source, string Id, string? Token, bool Dated);
