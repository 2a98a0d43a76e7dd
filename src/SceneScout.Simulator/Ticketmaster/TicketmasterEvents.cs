using System.Text.Json;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Ticketmaster;

/// <summary>Writes events and venues with the fields and the oddities of the real service.</summary>
internal static class TicketmasterEvents
{
    private static readonly (string Ratio, int Width, int Height, string Name)[] Sizes =
    [
        ("16_9", 1024, 576, "TABLET_LANDSCAPE_16_9"), ("16_9", 640, 360, "RETINA_PORTRAIT_16_9"), ("3_2", 305, 203, "ARTIST_PAGE_3_2"), ("4_3", 305, 225, "CUSTOM"),
        ("16_9", 1136, 639, "RETINA_LANDSCAPE_16_9"), ("16_9", 205, 115, "EVENT_DETAIL_PAGE_16_9"), ("3_2", 640, 427, "RETINA_PORTRAIT_3_2"), ("16_9", 100, 56, "RECOMENDATION_16_9"),
        ("3_2", 1024, 683, "TABLET_LANDSCAPE_3_2"), ("16_9", 2048, 1152, "TABLET_LANDSCAPE_LARGE_16_9"),
    ];

    /// <summary>The partner behind an id: ticketmaster, universe or tmr.</summary>
    public static string PartnerOf(WorldListing listing) => listing.Id switch
    {
        ['L', 'v', ..] => "universe",
        ['Z', ..] or ['r', ..] => "tmr",
        _ => "ticketmaster",
    };

    /// <summary>An event as it stands in a search (query given) or alone.</summary>
    public static void Write(Utf8JsonWriter json, ListingView view, World world, TicketmasterQuery? query)
    {
        var listing = view.Listing;
        var partner = PartnerOf(listing);
        json.WriteStartObject();
        json.WriteString("name", view.Title);
        json.WriteString("type", "event");
        json.WriteString("id", view.Id);
        json.WriteBoolean("test", false);
        json.WriteString("url", Url(view, partner));
        json.WriteString("locale", "en-us");
        WriteImages(json, listing.Oddity);
        if (query?.Centre is { } centre)
        {
            json.WriteNumber("distance", Math.Round(GeoMath.Distance(centre.Latitude, centre.Longitude, view.Latitude, view.Longitude) / (query.Miles ? GeoMath.MetresPerMile : 1000), 2));
            json.WriteString("units", query.Miles ? "MILES" : "KILOMETERS");
        }

        WriteSales(json, view, partner);
        TicketmasterDates.Write(json, view, partner);
        WriteClassifications(json, view);
        if (listing.Has("promoter", 0.53))
        {
            json.WriteStartObject("promoter");
            WritePromoter(json, view);
            json.WriteEndObject();
            json.WriteStartArray("promoters");
            json.WriteStartObject();
            WritePromoter(json, view);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (listing.Has("description", 0.06))
        {
            json.WriteString("description", JsonWriting.Description(view));
        }

        if (listing.Has("info", 0.27))
        {
            json.WriteString("info", JsonWriting.Description(view));
        }

        if (listing.Has("pleaseNote", 0.38))
        {
            json.WriteString("pleaseNote", "Please arrive early. Bags larger than A4 are not admitted.");
        }

        WritePrices(json, view);
        var asPlace = partner == "universe" && view.Venue is not null && listing.Has("place", 0.7);
        if (asPlace)
        {
            TicketmasterVenues.WritePlace(json, view);
        }

        WriteLinks(json, view, world, asPlace);
        WriteEmbedded(json, view, world, query, asPlace);
        json.WriteEndObject();
    }

    /// <summary>Ten pictures in the usual sizes.</summary>
    public static void WriteImages(Utf8JsonWriter json, ulong seed)
    {
        var random = new SplitRandom(seed).Split("image");
        var id = random.NextString("0123456789abcdef", 8);
        var generic = random.Chance(0.35);
        json.WriteStartArray("images");
        foreach (var (ratio, width, height, name) in Sizes)
        {
            json.WriteStartObject();
            if (!random.Chance(0.004))
            {
                json.WriteString("ratio", ratio);
            }

            json.WriteString("url", $"https://s1.ticketm.net/dam/{(generic ? 'c' : 'a')}/{id[..3]}/{id}-90d5-4b23-8f2c-6b1d5c2f{id[4..]}_{name}.jpg");
            json.WriteNumber("width", width);
            json.WriteNumber("height", height);
            json.WriteBoolean("fallback", generic);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Url(ListingView view, string partner)
    {
        var slug = Slug.Of(view.Title);
        var number = view.Event.Index + 1_000_000;
        return partner switch
        {
            "universe" => $"https://www.universe.com/events/{slug}-tickets-{number}",
            "tmr" => $"https://www.ticketweb.com/event/{slug}-tickets/{number}",
            _ => $"https://www.ticketmaster.{view.City.CountryCode switch { "GB" => "co.uk", "US" => "com", "AU" => "com.au", "MX" => "com.mx", "CA" => "ca", var other => other.ToLowerInvariant() }}/{slug}/event/{view.Event.Index + 0x1D00000:X}",
        };
    }

    private static void WriteSales(Utf8JsonWriter json, ListingView view, string partner)
    {
        json.WriteStartObject("sales");
        json.WriteStartObject("public");
        var placeholder = view.Listing.Has("1900", 0.18);
        json.WriteString("startDateTime", placeholder ? "1900-01-01T06:00:00Z" : partner == "universe" ? "2016-01-01T00:00:00Z" : JsonWriting.Utc(view.Event.Announced));
        json.WriteBoolean("startTBD", false);
        json.WriteBoolean("startTBA", false);
        if (!placeholder)
        {
            json.WriteString("endDateTime", JsonWriting.Utc(view.Start.AddHours(-1)));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteClassifications(Utf8JsonWriter json, ListingView view)
    {
        if (view.Listing.Has("unclassified", 0.05))
        {
            return;
        }

        var codes = TicketmasterCategory.Of(view.Event.Category);
        json.WriteStartArray("classifications");
        json.WriteStartObject();
        json.WriteBoolean("primary", true);
        Named("segment", codes.SegmentId, codes.Segment);
        Named("genre", codes.GenreId, codes.Genre);
        Named("subGenre", codes.SubGenreId, codes.SubGenre);
        Named("type", "KZAyXgnZfZ7v7nI", "Undefined");
        Named("subType", "KZFzBErXgnZfZ7v7lJ", "Undefined");
        json.WriteBoolean("family", view.Event.Category == EventCategory.Family);
        json.WriteEndObject();
        json.WriteEndArray();

        void Named(string field, string id, string name)
        {
            json.WriteStartObject(field);
            json.WriteString("id", id);
            json.WriteString("name", name);
            json.WriteEndObject();
        }
    }

    private static void WritePromoter(Utf8JsonWriter json, ListingView view)
    {
        json.WriteString("id", view.Organizer.PromoterId);
        json.WriteString("name", view.Organizer.Name.ToUpperInvariant());
        json.WriteString("description", $"{view.Organizer.Name.ToUpperInvariant()} / NTL / {view.City.CountryCode}");
    }

    // Prices have become rare since 2025.
    private static void WritePrices(Utf8JsonWriter json, ListingView view)
    {
        if (view.PriceMin is not { } min || view.PriceMax is not { } max || !view.Listing.Has("price", 0.2))
        {
            return;
        }

        json.WriteStartArray("priceRanges");
        if (view.City.CountryCode is "GB" or "IE" && view.Listing.Has("fees", 0.5))
        {
            Range("standard including fees", decimal.Round(min * 1.12m, 2), decimal.Round(max * 1.12m, 2));
        }

        Range("standard", min, max);
        json.WriteEndArray();

        void Range(string type, decimal low, decimal high)
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteString("currency", view.City.Currency);
            json.WriteNumber("min", low);
            json.WriteNumber("max", high);
            json.WriteEndObject();
        }
    }

    private static void WriteLinks(Utf8JsonWriter json, ListingView view, World world, bool asPlace)
    {
        json.WriteStartObject("_links");
        Link("self", "events", view.Id);
        if (view.Event.Performers.Length > 0)
        {
            json.WriteStartArray("attractions");
            foreach (var performer in view.Event.Performers)
            {
                json.WriteStartObject();
                json.WriteString("href", $"/discovery/v2/attractions/{world.Plan.Performers[performer].AttractionId}?locale=en-us");
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (view.Venue is not null && !asPlace)
        {
            json.WriteStartArray("venues");
            json.WriteStartObject();
            json.WriteString("href", $"/discovery/v2/venues/{view.Venue.TicketmasterId}?locale=en-us");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();

        void Link(string name, string kind, string id)
        {
            json.WriteStartObject(name);
            json.WriteString("href", $"/discovery/v2/{kind}/{id}?locale=en-us");
            json.WriteEndObject();
        }
    }

    private static void WriteEmbedded(Utf8JsonWriter json, ListingView view, World world, TicketmasterQuery? query, bool asPlace)
    {
        var withVenue = view.Venue is not null && !asPlace;
        if (!withVenue && view.Event.Performers.Length == 0)
        {
            return;
        }

        json.WriteStartObject("_embedded");
        if (withVenue)
        {
            (double, string)? away = query?.Centre is { } centre
                ? (Math.Round(GeoMath.Distance(centre.Latitude, centre.Longitude, view.Latitude, view.Longitude) / (query.Miles ? GeoMath.MetresPerMile : 1000), 2), query.Miles ? "MILES" : "KILOMETERS")
                : null;
            json.WriteStartArray("venues");
            TicketmasterVenues.Write(json, view.Venue!, view.VenueName, view.Latitude, view.Longitude, away);
            json.WriteEndArray();
        }

        if (view.Event.Performers.Length > 0)
        {
            json.WriteStartArray("attractions");
            foreach (var index in view.Event.Performers)
            {
                var performer = world.Plan.Performers[index];
                json.WriteStartObject();
                json.WriteString("name", performer.Name);
                json.WriteString("type", "attraction");
                json.WriteString("id", performer.AttractionId);
                json.WriteBoolean("test", false);
                json.WriteString("url", $"https://www.ticketmaster.com/{Slug.Of(performer.Name)}-tickets/artist/{index + 1000}");
                json.WriteString("locale", "en-us");
                WriteImages(json, (ulong)index + 77);
                WriteClassifications(json, view);
                TicketmasterVenues.WriteSelf(json, "attractions", performer.AttractionId);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
