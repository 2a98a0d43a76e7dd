using System.Globalization;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Review;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>Reads a question for events from a query string: the same for all answers that hold events.</summary>
internal static class EventQueryReader
{
    private const int MaxLimit = 500;

    /// <summary>Reads it.</summary>
    /// <param name="given">The query string.</param>
    /// <param name="sources">The known sources.</param>
    /// <returns>The question, or the answer that names the field that is wrong.</returns>
    public static (EventQuery? Query, IResult? Mistake) Read(IQueryCollection given, ISourceSet sources)
    {
        var query = new EventQuery
        {
            Category = Text("category"),
            City = Text("city"),
            Text = Text("q") ?? Text("text"),
            After = Text("after"),
        };
        if (query.After is { } after && !EventQuery.IsPlace(after))
            return Wrong("after", after, "next of the page before");
        if (Text("from") is { } from)
        {
            if (Instant(from) is not { } instant)
                return Wrong("from", from, "an ISO 8601 instant or date");
            query = query with { From = instant };
        }

        if (Text("to") is { } to)
        {
            if (Instant(to) is not { } instant)
                return Wrong("to", to, "an ISO 8601 instant or date");
            query = query with { To = instant };
        }

        foreach (var name in (string[])["localFrom", "localTo"])
            if (Text(name) is { } text)
            {
                if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 1000 or > 9000)
                    return Wrong(name, text, "a day of the place's calendar, for example 2027-01-14");
                query = name == "localFrom" ? query with { LocalFrom = day } : query with { LocalTo = day };
            }

        if (Text("updatedSince") is { } written)
        {
            if (Instant(written) is not { } instant)
                return Wrong("updatedSince", written, "an ISO 8601 instant or date");
            query = query with { UpdatedSince = instant };
        }

        if (Text("source") is { } source)
        {
            if (sources.Adapter(source)?.Name is not { } name)
                return Wrong("source", source, $"one of {sources.Names}");
            query = query with { Source = name.Value };
        }

        if (Text("minQuality") is { } quality)
        {
            if (Number(quality) is not (>= 0 and <= 1))
                return Wrong("minQuality", quality, "a number from 0 to 1");
            query = query with { MinQuality = Number(quality) };
        }

        if (Text("freshness") is { } freshness)
        {
            var states = freshness.Split(',', StringSplitOptions.TrimEntries).Select(FreshnessStates.Parse).ToList();
            if (states.Contains(null))
                return Wrong("freshness", freshness, "fresh, stale, expired, or several of them with commas between");
            query = query with { Freshness = [.. states.Select(state => state!.Value)] };
        }

        if (Text("review") is { } review)
        {
            var states = review.Split(',', StringSplitOptions.TrimEntries).Select(ReviewStates.Parse).ToList();
            if (states.Exists(state => state is null or ReviewState.None))
                return Wrong("review", review, $"one of {ReviewStates.Names}, or several of them with commas between");
            query = query with { Review = [.. states.Select(state => state!.Value)] };
        }

        if (Text("limit") is { } limit)
        {
            if (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n is < 1 or > MaxLimit)
                return Wrong("limit", limit, $"a whole number from 1 to {MaxLimit}");
            query = query with { Limit = n };
        }

        if (Text("free") is { } free)
        {
            if (!bool.TryParse(free, out var isFree))
                return Wrong("free", free, "true or false");
            query = query with { IsFree = isFree };
        }

        if (Text("maxPrice") is { } price)
        {
            if (!decimal.TryParse(price, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var most))
                return Wrong("maxPrice", price, "an amount, 0 or more, with currency");
            if (Text("currency") is not { Length: 3 } currency || !currency.All(char.IsAsciiLetter))
                return (null, Problems.Field("currency", Text("currency"), "the code of maxPrice's currency, three letters, for example EUR"));
            query = query with { MaxPrice = most, Currency = currency.ToUpperInvariant() };
        }
        else if (Text("currency") is { } alone)
        {
            return Wrong("currency", alone, "nothing without maxPrice");
        }

        if (Text("bbox") is { } bbox)
        {
            if (bbox.Split(',') is not [var w, var s, var e, var n]
                || Number(w) is not { } west || Number(s) is not { } south || Number(e) is not { } east || Number(n) is not { } north
                || !GeoPoint.IsLongitude(west) || !GeoPoint.IsLongitude(east) || !GeoPoint.IsLatitude(south) || !GeoPoint.IsLatitude(north) || south > north)
                return Wrong("bbox", bbox, "west,south,east,north in degrees, for example 13.1,52.3,13.8,52.7; west may be larger than east: across the antimeridian");
            query = query with { Box = new GeoBox(south, west, north, east) };
        }

        if (Text("polygon") is { } polygon)
        {
            if (GeoPolygon.Parse(polygon) is not { } shape)
                return Wrong("polygon", polygon, $"{GeoPolygon.Least} to {GeoPolygon.Most} corners, latitude,longitude in degrees with semicolons between; its edges do not cross or touch each other");
            query = query with { Polygon = shape };
        }

        if (Text("near") is { } near)
        {
            if (GeoPoint.Read(near) is not { } middle)
                return Wrong("near", near, "latitude,longitude in degrees, for example 52.52,13.405");
            var radius = Text("radius") ?? "10000";
            if (Number(radius) is not (>= 1 and <= 500_000))
                return Wrong("radius", radius, "metres from 1 to 500000");
            query = query with { Latitude = middle.Latitude, Longitude = middle.Longitude, RadiusMetres = Number(radius) };
        }

        return (query, null);

        string? Text(string name) => given[name].ToString() is { Length: > 0 } text ? text : null;
    }

    private static DateTimeOffset? Instant(string text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && double.IsFinite(n) ? n : null;

    private static (EventQuery?, IResult?) Wrong(string field, string value, string accepted) => (null, Problems.Field(field, value, accepted));
}
