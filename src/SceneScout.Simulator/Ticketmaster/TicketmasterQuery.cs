using System.Globalization;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Ticketmaster;

/// <summary>The validated parameters of an event or venue search.</summary>
internal sealed record TicketmasterQuery
{
    private const string DateFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The centre, when the search has one.</summary>
    public (double Latitude, double Longitude)? Centre { get; private init; }

    /// <summary>Metres around the centre.</summary>
    public double Radius { get; private init; }

    /// <summary>Whether distances are told in miles.</summary>
    public bool Miles { get; private init; } = true;

    /// <summary>Earliest start, inclusive.</summary>
    public DateTimeOffset? From { get; private init; }

    /// <summary>Latest start, inclusive.</summary>
    public DateTimeOffset? To { get; private init; }

    /// <summary>yes, no or only.</summary>
    public string IncludeTba { get; private init; } = "no";

    /// <summary>yes, no or only.</summary>
    public string IncludeTbd { get; private init; } = "no";

    /// <summary>The order of the answer.</summary>
    public string Sort { get; private init; } = "relevance,desc";

    /// <summary>Page from 0.</summary>
    public int Page { get; private init; }

    /// <summary>Size of a page, 1 to 200.</summary>
    public int Size { get; private init; } = 20;

    /// <summary>Reads the parameters, or says which one is wrong.</summary>
    public static (TicketmasterQuery? Query, ApiAnswer? Error) Parse(ApiRequest request)
    {
        if (!request.TryInt("size", out var size) || size is < 0)
        {
            return (null, TicketmasterRefusals.BadParameter("size", request.Text("size")!, "must be a number from 0 to 200"));
        }

        if (!request.TryInt("page", out var page) || page is < 0)
        {
            return (null, TicketmasterRefusals.BadParameter("page", request.Text("page")!, "must be a number from 0"));
        }

        if (size > 200)
        {
            return (null, TicketmasterRefusals.TooLarge());
        }

        // Documented as "less than 1000"; observed: a page that begins at item 1000 still answers.
        if ((long)(page ?? 0) * (size ?? 20) > 1000)
        {
            return (null, TicketmasterRefusals.TooDeep());
        }

        foreach (var name in new[] { "startDateTime", "endDateTime", "onsaleStartDateTime", "onsaleEndDateTime" })
        {
            if (request.Text(name) is { } text && ParseDate(text) is null)
            {
                return (null, TicketmasterRefusals.BadDate(name));
            }
        }

        foreach (var name in new[] { "includeTBA", "includeTBD", "includeTest" })
        {
            if (request.Text(name) is { } text && text is not ("yes" or "no" or "only"))
            {
                return (null, TicketmasterRefusals.BadParameter(name, text, "must be one of yes, no, only"));
            }
        }

        var unit = request.Text("unit") ?? "miles";
        if (unit is not ("miles" or "km"))
        {
            return (null, TicketmasterRefusals.BadParameter("unit", unit, "must be one of miles, km"));
        }

        if (!request.TryDouble("radius", out var radius) || radius is < 0)
        {
            return (null, TicketmasterRefusals.BadParameter("radius", request.Text("radius")!, "must be a positive number"));
        }

        (double, double)? centre = null;
        if (request.Text("geoPoint") is { } geohash)
        {
            if (!GeoMath.TryDecodeGeohash(geohash, out var lat, out var lon))
            {
                return (null, TicketmasterRefusals.BadParameter("geoPoint", geohash, "must be a geohash"));
            }

            centre = (lat, lon);
        }
        else if (request.Text("latlong") is { } latlong)
        {
            var parts = latlong.Split(',');
            if (parts.Length != 2
                || !double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var lat) || lat is < -90 or > 90
                || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var lon) || lon is < -180 or > 180)
            {
                return (null, TicketmasterRefusals.BadParameter("latlong", latlong, "must be latitude,longitude"));
            }

            centre = (lat, lon);
        }

        return (new TicketmasterQuery
        {
            Centre = centre,
            Radius = (radius ?? 50) * (unit == "miles" ? GeoMath.MetresPerMile : 1000),
            Miles = unit == "miles",
            From = request.Text("startDateTime") is { } from ? ParseDate(from) : null,
            To = request.Text("endDateTime") is { } to ? ParseDate(to) : null,
            IncludeTba = request.Text("includeTBA") ?? "no",
            IncludeTbd = request.Text("includeTBD") ?? "no",
            Sort = request.Text("sort") ?? "relevance,desc",
            Page = page ?? 0,
            Size = size ?? 20,
        }, null);
    }

    private static DateTimeOffset? ParseDate(string text) =>
        DateTime.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? new DateTimeOffset(instant, TimeSpan.Zero)
            : null;
}
