using System.Globalization;
using System.Text.Json;
using SceneScout.Simulator.Eventbrite;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Yelp;

/// <summary>Writes events with the fields and the oddities of the real service.</summary>
internal static class YelpEvents
{
    private const int ExcerptLength = 157;

    /// <summary>The alias of a category.</summary>
    public static string CategoryOf(EventCategory category) => category switch
    {
        EventCategory.Music => "music",
        EventCategory.Comedy or EventCategory.Theatre => "performing-arts",
        EventCategory.Sports or EventCategory.Wellness => "sports-active-life",
        EventCategory.Film => "film",
        EventCategory.Art => "visual-arts",
        EventCategory.Food => "food-and-drink",
        EventCategory.Tech or EventCategory.Business => "lectures-books",
        EventCategory.Family => "kids-family",
        EventCategory.Nightlife => "nightlife",
        EventCategory.Festival => "festivals-fairs",
        _ => "other",
    };

    /// <summary>The flag as Yelp sets it: some free events are not marked.</summary>
    public static bool IsFree(ListingView view) => view.IsFree && !view.Listing.Has("notMarkedFree", 0.15);

    /// <summary>An event.</summary>
    public static void Write(Utf8JsonWriter json, ListingView view)
    {
        var listing = view.Listing;
        var random = new SplitRandom(listing.Oddity).Split("yelp");
        json.WriteStartObject();
        json.WriteNumber("attending_count", random.Next(0, 90));
        json.WriteString("category", CategoryOf(view.Event.Category));
        WriteCost(json, view);
        json.WriteString("description", Excerpt(JsonWriting.Description(view)));
        json.WriteString("event_site_url", $"https://www.yelp.com/events/{view.Id}?adjust_creative=simulated&utm_campaign=yelp_api_v3&utm_medium=api_v3_event_search&utm_source=simulated");
        json.WriteString("id", view.Id);
        json.WriteString("image_url", $"https://s3-media{random.Next(1, 4)}.fl.yelpcdn.com/ephoto/{Identifiers.Opaque(ref random, 22)}/o.jpg");
        json.WriteNumber("interested_count", random.Next(0, 900));
        json.WriteBoolean("is_canceled", view.Status == ChangeKind.Cancelled);
        json.WriteBoolean("is_free", IsFree(view));
        json.WriteBoolean("is_official", random.Chance(0.05));
        json.WriteNumber("latitude", view.Latitude);
        json.WriteNumber("longitude", view.Longitude);
        json.WriteString("name", view.Title);
        WriteTickets(json, view);
        if (listing.Has("noEnd", 0.25))
        {
            json.WriteNull("time_end");
        }
        else
        {
            json.WriteString("time_end", Time(view, view.End));
        }

        json.WriteString("time_start", Time(view, view.Start));
        WriteLocation(json, view);
        json.WriteString("business_id", listing.Has("noBusiness", 0.25) ? null : view.Venue?.YelpId);
        json.WriteEndObject();
    }

    // Costs are bare numbers: without a currency, with a maximum below the minimum at times, and null for many that cost something.
    private static void WriteCost(Utf8JsonWriter json, ListingView view)
    {
        if (view.PriceMin is not { } min || view.PriceMax is not { } max || view.Listing.Has("noCost", 0.3))
        {
            json.WriteNull("cost");
            json.WriteNull("cost_max");
            return;
        }

        json.WriteNumber("cost", (double)min);
        if (min == max)
        {
            json.WriteNull("cost_max");
        }
        else
        {
            json.WriteNumber("cost_max", view.Listing.Has("maxZero", 0.05) ? 0.0 : (double)max);
        }
    }

    private static void WriteTickets(Utf8JsonWriter json, ListingView view)
    {
        if (view.Listing.LinkedEventbriteId is { } id)
        {
            json.WriteString("tickets_url", EventbriteEvents.UrlOf(view.Event.Title, id));
        }
        else if (view.Listing.Has("nullTickets", 0.4))
        {
            json.WriteNull("tickets_url");
        }
        else
        {
            json.WriteString("tickets_url", "");
        }
    }

    private static void WriteLocation(Utf8JsonWriter json, ListingView view)
    {
        var city = view.City;
        var venue = view.Venue!;
        var cityLevel = view.Listing.Has("cityLevel", 0.07);
        var line = city.CountryCode is "US" or "CA" or "AU" ? $"{city.Name}, {city.Region} {venue.PostalCode}" : $"{city.Name} {venue.PostalCode}";
        json.WriteStartObject("location");
        json.WriteString("address1", cityLevel ? "" : venue.Address);
        json.WriteString("address2", "");
        json.WriteString("address3", "");
        json.WriteString("city", city.Name);
        json.WriteString("zip_code", venue.PostalCode);
        json.WriteString("country", city.CountryCode);
        json.WriteString("state", city.Region);
        json.WriteStartArray("display_address");
        if (!cityLevel)
        {
            json.WriteStringValue(venue.Address);
        }

        json.WriteStringValue(line);
        if (city.CountryCode is not ("US" or "CA"))
        {
            json.WriteStringValue(city.CountryName == "Great Britain" ? "United Kingdom" : city.CountryName);
        }

        json.WriteEndArray();
        json.WriteString("cross_streets", "");
        json.WriteEndObject();
    }

    // Mostly with the place's offset; some as UTC, with or without its mark, as older answers had them.
    private static string Time(ListingView view, DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        return new SplitRandom(view.Listing.Oddity).Split("time").PickWeighted([0.84, 0.06, 0.05, 0.05]) switch
        {
            0 => JsonWriting.Offset(view.City.TimeZone, instant),
            1 => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture),
            2 => utc.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
            _ => utc.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        };
    }

    private static string Excerpt(string text)
    {
        if (text.Length <= ExcerptLength)
        {
            return text;
        }

        var cut = text.LastIndexOf(' ', ExcerptLength);
        return text[..(cut > 0 ? cut : ExcerptLength)].TrimEnd('.', ',', ' ') + "...";
    }
}
