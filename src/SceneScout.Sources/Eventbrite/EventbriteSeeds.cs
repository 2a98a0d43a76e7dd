using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Eventbrite;

/// <summary>What is asked for in place of the search that Eventbrite withdrew: lists of organizers, venues and series, and single events, configured and learned.</summary>
internal sealed class EventbriteSeeds(SourceOptions options, ImmutableArray<SourceSeed> learned)
{
    /// <summary>Kinds of seeds, in the order in which they are read.</summary>
    public const int Organizers = 0, Venues = 1, Series = 2, Events = 3, Places = 4;

    /// <summary>Number of kinds.</summary>
    public const int Kinds = 5;

    /// <summary>Settings that give seeds, in the order of the kinds.</summary>
    public static readonly IReadOnlyList<string> Names = ["organizers", "venues", "series", "events", "places"];

    /// <summary>Events asked for at once: fewer make more calls, more make longer URLs.</summary>
    public const int Batch = 20;

    private const string Expand = "venue,organizer,category,subcategory,format,ticket_availability,event_sales_status";

    private readonly List<string>[] lists =
    [
        Of(options, learned, Organizers),
        Of(options, learned, Venues),
        Of(options, learned, Series),
        Of(options, learned, Events),
        options.AllowUnsupportedSearch ? Of(options, [], Places) : [],
    ];

    /// <summary>Whether these are the seeds of a search that learned these ones; told by the very array.</summary>
    public bool AreOf(ImmutableArray<SourceSeed> seeds) => seeds == learned;

    /// <summary>The cursor itself when its seed is still there, else one for the next seed; null behind the last. Seeds have an order of their own, so that one that was learned or dropped meanwhile moves no other.</summary>
    public EventbriteCursor? AtOrAfter(EventbriteCursor cursor)
    {
        for (var kind = cursor.Kind; kind < Kinds; kind++)
            if (lists[kind] is var list && Place(list, kind == cursor.Kind ? cursor.Id : "") is var place && place < list.Count && list[place] is var id)
                return kind == cursor.Kind && id == cursor.Id ? cursor : new EventbriteCursor { Kind = kind, Id = id };
        return null;
    }

    /// <summary>The seed after those that a cursor asks for; null behind the last.</summary>
    public EventbriteCursor? After(EventbriteCursor cursor)
    {
        var (list, last) = (lists[cursor.Kind], Ids(cursor)[^1]);
        var place = Place(list, last);
        if (place < list.Count && list[place] == last)
            place++;
        return place < list.Count
            ? new EventbriteCursor { Kind = cursor.Kind, Id = list[place] }
            : cursor.Kind + 1 < Kinds ? AtOrAfter(new EventbriteCursor { Kind = cursor.Kind + 1 }) : null;
    }

    /// <summary>Whether a list is asked for that the listing stands in.</summary>
    public bool Hold(Listing listing) =>
        Has(Organizers, listing.Organizer?.ExternalId) || Has(Venues, listing.Venue?.ExternalId) || Has(Series, listing.SeriesId) || Has(Events, listing.Key.ExternalId);

    private bool Has(int kind, string? id) => id is not null && lists[kind].BinarySearch(id, StringComparer.Ordinal) >= 0;

    // The first that is the id or comes behind it.
    private static int Place(List<string> list, string id) => list.BinarySearch(id, StringComparer.Ordinal) is var found && found >= 0 ? found : ~found;

    // Events are asked for by many at once.
    private IReadOnlyList<string> Ids(EventbriteCursor cursor) =>
        cursor.Kind == Events ? [.. lists[Events].Skip(Place(lists[Events], cursor.Id)).Take(Batch)] : [cursor.Id];

    /// <summary>The id, or for events the ids with commas, of a seed.</summary>
    public string Id(EventbriteCursor cursor) => string.Join(',', Ids(cursor));

    /// <summary>Path of a page. Trailing slashes are needed: without them the API redirects.</summary>
    /// <param name="cursor">The seed and page.</param>
    /// <param name="range">Which starts are wanted; a day is added at both ends because the API compares local times.</param>
    /// <param name="expanded">False when the API failed to expand.</param>
    public string Path(EventbriteCursor cursor, DateRange range, bool expanded)
    {
        var id = Uri.EscapeDataString(Id(cursor));
        var from = Local(range.Start.AddDays(-1));
        var to = Local(range.End.AddDays(1));
        var head = cursor.Kind switch
        {
            Organizers => $"v3/organizers/{id}/events/?status=all&order_by=start_asc&start_date.range_start={from}&start_date.range_end={to}",
            Venues => $"v3/venues/{id}/events/?status=all&order_by=start_asc&only_public=true&start_date.range_start={from}&start_date.range_end={to}",
            Series => $"v3/series/{id}/events/?time_filter=all&order_by=start_asc&start_date.range_start={from}&start_date.range_end={to}",
            Events => $"v3/events/?event_ids={id}",
            _ => "v3/destination/search/",
        };
        if (cursor.Kind == Places)
            return head;
        return head
            + (expanded ? $"&expand={Expand}" : "")
            + (cursor.Continuation is { } token ? $"&continuation={Uri.EscapeDataString(token)}" : cursor.PageNumber > 1 ? $"&page={cursor.PageNumber}" : "");
    }

    private static string Local(DateTimeOffset instant) => Uri.EscapeDataString(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));

    private static List<string> Of(SourceOptions options, ImmutableArray<SourceSeed> learned, int kind) =>
    [
        .. options.Seeds.GetValueOrDefault(Names[kind], [])
            .Where(id => !string.IsNullOrWhiteSpace(id)).Select(id => id.Trim())
            .Concat(learned.Where(seed => seed.Source == SourceName.Eventbrite && seed.Kind == Names[kind]).Select(seed => seed.ExternalId))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}
