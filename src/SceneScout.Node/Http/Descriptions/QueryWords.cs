using System.Collections.Immutable;
using Microsoft.OpenApi;

namespace SceneScout.Node.Http.Descriptions;

/// <summary>Parameters that several routes have.</summary>
internal static class QueryWords
{
    /// <summary>Where a page goes on.</summary>
    public static readonly QueryWord After = QueryWord.Text("after", "next of the page before, as it is");

    /// <summary>The conditions of a question for events (<see cref="EventQueryReader"/>).</summary>
    public static readonly ImmutableArray<QueryWord> Conditions =
    [
        Instant("from", "starts at this instant or later; without an offset it is UTC", "2027-01-01T00:00:00Z"),
        Instant("to", "starts before this instant", "2027-02-01T00:00:00Z"),
        Day("localFrom", "starts on this day or later, by the calendar of its place", "2027-01-14"),
        Day("localTo", "starts on this day or before, by the calendar of its place", "2027-01-16"),
        Instant("updatedSince", "was written at this instant or later; to keep a copy, follow /api/events/changes", "2027-01-14T08:00:00Z"),
        QueryWord.Text("category", "the likeliest category", "music"),
        QueryWord.Text("source", "one of its listings is from this source", "ticketmaster"),
        QueryWord.Text("city", "its city, in any case", "Berlin"),
        QueryWord.Text("q", "words, all of which occur in title, venue or performers", "jazz"),
        QueryWord.Text("near", "latitude,longitude in degrees: around this point", "52.52,13.405"),
        QueryWord.Number("radius", "metres around near; 10000 when left out", 1, 500_000),
        QueryWord.Text("bbox", "west,south,east,north in degrees; west may be larger than east: across the antimeridian", "13.1,52.3,13.8,52.7"),
        QueryWord.Text("polygon", "latitude,longitude;... of 3 to 100 corners", "52.6,13.3;52.6,13.5;52.4,13.4"),
        QueryWord.Choice("free", "known to cost nothing, or all others", "true", "false"),
        QueryWord.Number("maxPrice", "free, or the lowest price in currency is at most so much", 0),
        QueryWord.Text("currency", "the currency of maxPrice, three letters", "EUR"),
        QueryWord.Number("minQuality", "quality at least", 0, 1),
        QueryWord.Text("freshness", "fresh, stale, expired, several with commas; fresh,stale when left out", "fresh,stale"),
        QueryWord.Text("review", "pending, accepted, rejected, several with commas; published events when left out", "pending"),
    ];

    /// <summary>Which changes a follower wants.</summary>
    public static readonly ImmutableArray<QueryWord> Filters =
    [
        QueryWord.Text("kind", "kinds of changes, several with commas", "published,updated"),
        QueryWord.Text("category", "categories, several with commas", "music"),
        QueryWord.Text("city", "cities, several with commas", "Berlin"),
        QueryWord.Text("source", "sources, several with commas", "yelp"),
        QueryWord.Whole("since", "a place in the feed to go on from; left out, it begins with what happens next", 0),
    ];

    /// <summary>How many.</summary>
    public static QueryWord Limit(int most, int missing) => QueryWord.Whole("limit", $"how many at most; {missing} when left out", 1, most);

    private static QueryWord Instant(string name, string meaning, string example) => new(name, meaning) { Format = "date-time", Example = example };

    private static QueryWord Day(string name, string meaning, string example) => new(name, meaning) { Type = JsonSchemaType.String, Format = "date", Example = example };
}
