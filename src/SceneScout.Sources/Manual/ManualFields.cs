using System.Collections.Frozen;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Manual;

/// <summary>A submission's members under their documented names, whatever spelling the form used.</summary>
internal sealed class ManualFields
{
    // Documented name to the other names that are read, in this order.
    private static readonly FrozenDictionary<string, string[]> Spellings = new Dictionary<string, string[]>
    {
        ["id"] = ["id", "externalid", "eventid", "uid"],
        ["title"] = ["title", "name", "eventname", "eventtitle"],
        ["description"] = ["description", "summary", "details", "body"],
        ["start"] = ["start", "startdatetime", "startsat", "startat", "startdate", "datetime", "date"],
        ["start_time"] = ["starttime", "time"],
        ["end"] = ["end", "enddatetime", "endsat", "endat", "enddate"],
        ["end_time"] = ["endtime"],
        ["timezone"] = ["timezone", "tz"],
        ["venue_name"] = ["venuename", "venue", "locationname", "place"],
        ["address"] = ["address", "venueaddress", "streetaddress", "street"],
        ["city"] = ["city", "town"],
        ["region"] = ["region", "state", "province"],
        ["postal_code"] = ["postalcode", "zip", "zipcode", "postcode"],
        ["country"] = ["country", "countrycode"],
        ["latitude"] = ["latitude", "lat"],
        ["longitude"] = ["longitude", "lng", "lon", "long"],
        ["price_min"] = ["pricemin", "minprice", "price", "cost"],
        ["price_max"] = ["pricemax", "maxprice", "costmax"],
        ["price_currency"] = ["pricecurrency", "currency"],
        ["is_free"] = ["isfree", "free"],
        ["category"] = ["category", "type"],
        ["image_url"] = ["imageurl", "image", "photo", "picture"],
        ["external_url"] = ["externalurl", "url", "link", "website", "eventurl"],
        ["ticket_url"] = ["ticketurl", "ticketsurl", "tickets", "ticketlink"],
        ["organizer"] = ["organizer", "organiser", "organizername", "host"],
        ["performers"] = ["performers", "performer", "artists", "artist", "lineup"],
        ["min_age"] = ["minage", "minimumage", "agerestriction", "ages"],
        ["status"] = ["status"],
        ["language"] = ["language", "locale"],
        ["sales"] = ["sales"],
        ["online"] = ["online", "isonline"],
        ["images"] = ["images"],
        ["source_categories"] = ["sourcecategories"],
        ["original_start"] = ["originalstart"],
        ["doors"] = ["doors"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Field root;
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    private ManualFields(Field root)
    {
        this.root = root;
        if (root.IsObject)
            foreach (var member in root.Element.EnumerateObject())
                names.TryAdd(Plain(member.Name), member.Name);
    }

    /// <summary>The member with a documented name; the first spelling that is there and not null.</summary>
    public Field this[string name]
    {
        get
        {
            foreach (var spelling in Spellings[name])
                if (names.TryGetValue(spelling, out var actual) && root[actual] is { Exists: true } field)
                    return field;
            return names.TryGetValue(Spellings[name][0], out var present) ? root[present] : root[name];
        }
    }

    /// <summary>The members of a submission.</summary>
    public static ManualFields Of(Field root) => new(root);

    /// <summary>A name without case, blanks, underscores and dashes.</summary>
    public static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
