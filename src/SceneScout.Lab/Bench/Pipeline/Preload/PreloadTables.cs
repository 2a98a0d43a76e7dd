using System.Globalization;

namespace SceneScout.Lab.Bench.Pipeline.Preload;

/// <summary>Which tables are multiplied, and what a copy's row has in place of its model's. Pure.</summary>
internal static class PreloadTables
{
    /// <summary>Tables whose rows belong to listings and events; those that there are not, and views, are left out.</summary>
    public static readonly IReadOnlyList<string> Names = ["raw_events", "events", "event_sources", "images", "event_processing_log", "listing_sightings", "event_feed"];

    /// <summary>Kept counts of those rows, by their scope.</summary>
    public const string CountScopes = "'event', 'processed', 'listing'";

    /// <summary>Columns that hold packed JSON; a copy's is written into the JSON itself.</summary>
    public static readonly IReadOnlyList<(string Table, string Column)> Packed = [("events", "body"), ("events", "enrichment"), ("event_sources", "listing")];

    private const double Apart = 0.0003;
    private static readonly string[] Ids = ["id", "event_id", "raw_id"];

    /// <summary>Whether a column is copied at all; the others the database fills.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="postgres">Whether it is PostgreSQL: there the feed's places are given by a function, which a bulk statement passes by.</param>
    public static bool Copies(string table, string column, bool postgres) => (table, column) switch
    {
        ("event_feed", "seq") => postgres,
        // What a listing is found by is another one's: blocks make it anew.
        ("event_sources", "signs" or "signs_of") => false,
        _ => true,
    };

    /// <summary>What a column of a copy has.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="type">Its type, as the database tells it.</param>
    /// <param name="eventId">The column of its table that has the event's id; null for none. Documents of an event name it.</param>
    /// <param name="copy">Number of the copy, from 1.</param>
    /// <param name="postgres">Whether the SQL is PostgreSQL's; SQLite's otherwise, whose ids and documents are texts.</param>
    public static string Expression(string column, string type, string? eventId, int copy, bool postgres)
    {
        var number = copy.ToString(CultureInfo.InvariantCulture);
        return (column, type.ToUpperInvariant()) switch
        {
            (_, "UUID") when Ids.Contains(column) => $"({Renamed(column, copy, postgres)})::uuid",
            (_, "TEXT") when Ids.Contains(column) && !postgres => Renamed(column, copy, postgres),
            ("seq", _) => $"seq + {number} * (SELECT seq FROM event_feed_bounds WHERE name = 'head')",
            ("block", _) => $"'p{number}.' || block",
            ("latitude" or "longitude", _) => string.Create(CultureInfo.InvariantCulture, $"{column} + {copy * Apart:0.0000}"),
            (_, "JSONB" or "JSON") => $"({Replaced($"{column}::text", eventId, copy, postgres)})::{type}",
            (_, "BYTEA") when Packed.Any(packed => packed.Column == column) => $"convert_to({Replaced($"convert_from({column}, 'UTF8')", eventId, copy, postgres)}, 'UTF8')",
            (_, "TEXT") => Replaced(column, postgres ? null : eventId, copy, postgres),
            _ => column,
        };
    }

    // The first eight digits of an id say which copy it is of; the others tell the models apart.
    private static string Renamed(string column, int copy, bool postgres) => $"'{copy:x8}' || substr({(postgres ? $"{column}::text" : column)}, 9)";

    private static string Replaced(string text, string? eventId, int copy, bool postgres)
    {
        var marked = string.Create(CultureInfo.InvariantCulture, $"replace({text}, '{SampleEvents.Mark}', '{SampleEvents.Mark}{copy}-')");
        // A row without an event names none: replacing nothing by nothing leaves the text as it is.
        return eventId is null ? marked : $"replace({marked}, coalesce({(postgres ? $"{eventId}::text" : eventId)}, ''), coalesce({Renamed(eventId, copy, postgres)}, ''))";
    }
}
