using SceneScout.Domain.Tasks;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Eventbrite;

/// <summary>What is asked for in place of the search that Eventbrite withdrew: lists of organizers, venues and series, and single events.</summary>
internal sealed class EventbriteSeeds(SourceOptions options)
{
    /// <summary>Kinds of seeds, in the order in which they are read.</summary>
    public const int Organizers = 0, Venues = 1, Series = 2, Events = 3, Places = 4;

    /// <summary>Number of kinds.</summary>
    public const int Kinds = 5;

    /// <summary>Settings that give seeds, in the order of the kinds.</summary>
    public static readonly IReadOnlyList<string> Names = ["organizers", "venues", "series", "events", "places"];

    // Fewer make more calls, more make longer URLs.
    private const int Batch = 20;
    private const string Expand = "venue,organizer,category,subcategory,format,ticket_availability,event_sales_status";

    private readonly IReadOnlyList<string>[] lists =
    [
        Of(options, Names[Organizers]),
        Of(options, Names[Venues]),
        Of(options, Names[Series]),
        [.. Of(options, Names[Events]).Chunk(Batch).Select(ids => string.Join(',', ids))],
        options.AllowUnsupportedSearch ? Of(options, Names[Places]) : [],
    ];

    /// <summary>The cursor itself when its seed exists, else that of the next seed that does; null behind the last.</summary>
    public EventbriteCursor? AtOrAfter(EventbriteCursor cursor)
    {
        var at = cursor;
        while (at.Kind < Kinds && at.Index >= lists[at.Kind].Count)
            at = new EventbriteCursor { Kind = at.Kind + 1 };
        return at.Kind < Kinds ? at : null;
    }

    /// <summary>The id, or for events the ids with commas, of a seed.</summary>
    public string Id(EventbriteCursor cursor) => lists[cursor.Kind][cursor.Index];

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

    private static IReadOnlyList<string> Of(SourceOptions options, string name) =>
        options.Seeds.TryGetValue(name, out var ids) ? [.. ids.Where(id => !string.IsNullOrWhiteSpace(id)).Select(id => id.Trim()).Distinct(StringComparer.Ordinal)] : [];
}
