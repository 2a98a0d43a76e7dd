using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Meetup;

/// <summary>Events and groups as whole GraphQL objects, from which selections are taken.</summary>
internal static class MeetupEvents
{
    private const string ImageBase = "https://secure-content.meetupstatic.com/images/classic-events/";
    private static readonly string[] FeeCurrencies = ["AUD", "BRL", "CAD", "CHF", "EUR", "GBP", "INR", "JPY", "KRW", "PLN", "RUB", "THB", "TRY", "USD"];

    /// <summary>The status field.</summary>
    public static string StatusOf(ListingView view, DateTimeOffset now) => view.Status == ChangeKind.Cancelled
        ? "CANCELLED"
        : view.End < now ? "PAST" : view.Event.Series >= 0 && view.Start - now > TimeSpan.FromDays(21) ? "AUTOSCHED" : "ACTIVE";

    /// <summary>PHYSICAL, ONLINE or HYBRID.</summary>
    public static string TypeOf(RealEvent e) => e.Attendance switch
    {
        Attendance.Online => "ONLINE",
        Attendance.Hybrid => "HYBRID",
        _ => "PHYSICAL",
    };

    /// <summary>An event.</summary>
    public static JsonObject Event(ListingView view, DateTimeOffset now)
    {
        var listing = view.Listing;
        var random = new SplitRandom(listing.Oddity).Split("meetup");
        var zone = view.City.TimeZone;
        var photo = random.Chance(0.75) ? Photo((500_000_000 + view.Event.Index).ToString(CultureInfo.InvariantCulture)) : null;
        return new JsonObject
        {
            ["__typename"] = "Event",
            ["id"] = view.Id,
            ["token"] = listing.Token,
            ["title"] = view.Title,
            ["eventUrl"] = $"https://www.meetup.com/{view.Organizer.MeetupUrlName}/events/{view.Id}{(random.Chance(0.8) ? "/" : "")}",
            ["description"] = JsonWriting.Description(view).Replace(". ", ".\n\n", StringComparison.Ordinal) + (random.Chance(0.3) ? "\n\n**Agenda**\n\n* Welcome\n* Main part\n* Drinks" : ""),
            // Written with the offset of the group's home in New York, not of the event: so it is in real answers.
            ["createdTime"] = JsonWriting.Offset("America/New_York", view.Event.Announced),
            ["dateTime"] = JsonWriting.Offset(zone, view.Start),
            ["endTime"] = JsonWriting.Offset(zone, view.End),
            ["duration"] = XmlConvert.ToString(view.End - view.Start),
            ["eventType"] = TypeOf(view.Event),
            ["status"] = StatusOf(view, now),
            ["venues"] = Venues(view),
            ["group"] = Group(view.Organizer, view.City),
            ["eventHosts"] = new JsonArray(new JsonObject { ["__typename"] = "EventHost", ["name"] = random.Pick(Vocabulary.FirstNames), ["memberId"] = "0" }),
            ["feeSettings"] = Fee(view),
            ["topics"] = Topics(view.Event.Category),
            ["featuredEventPhoto"] = photo,
            ["rsvps"] = new JsonObject { ["__typename"] = "RsvpConnection", ["totalCount"] = random.Next(0, 120), ["yesCount"] = random.Next(0, 100), ["waitlistCount"] = 0 },
            ["maxTickets"] = random.Chance(0.4) ? random.Next(10, 200) : 0,
            ["rsvpState"] = view.Event.SoldOut ? "FULL" : "JOIN_OPEN",
            ["isAttending"] = false,
            ["isSaved"] = false,
            ["howToFindUs"] = null,
            ["guestsAllowed"] = true,
            ["guestLimit"] = 1,
            ["numberOfAllowedGuests"] = 1,
            ["networkEvent"] = null,
            ["series"] = view.Event.Series < 0 ? null : new JsonObject { ["__typename"] = "Series", ["description"] = "Every week" },
        };
    }

    /// <summary>A group, without its events.</summary>
    public static JsonObject Group(Organizer organizer, WorldCity city)
    {
        var (name, key) = Topic(organizer.Focus);
        return new JsonObject
        {
            ["__typename"] = "Group",
            ["id"] = organizer.MeetupGroupId,
            ["name"] = organizer.Name,
            ["urlname"] = organizer.MeetupUrlName,
            ["link"] = "https://www.meetup.com/" + organizer.MeetupUrlName,
            ["timezone"] = city.TimeZone == "America/New_York" ? "US/Eastern" : city.TimeZone,
            ["city"] = city.Name,
            ["state"] = city.Region,
            ["country"] = city.CountryCode.ToLowerInvariant(),
            ["zip"] = "meetup1",
            ["lat"] = city.Latitude,
            ["lon"] = city.Longitude,
            ["isPrivate"] = false,
            ["description"] = $"{organizer.Name} meets in {city.Name}.",
            ["foundedDate"] = null,
            ["joinMode"] = "OPEN",
            ["status"] = "PAID",
            ["keyGroupPhoto"] = Photo(organizer.MeetupGroupId),
            ["topicCategory"] = new JsonObject { ["__typename"] = "TopicCategory", ["id"] = "546", ["name"] = name, ["urlkey"] = key },
        };
    }

    private static JsonArray Venues(ListingView view)
    {
        var venues = new JsonArray();
        if (view.Venue is { } venue)
        {
            venues.Add((JsonNode)new JsonObject
            {
                ["__typename"] = "Venue",
                ["id"] = venue.MeetupId,
                ["name"] = view.VenueName,
                ["address"] = venue.Address,
                ["city"] = view.City.Name,
                ["state"] = view.Listing.Has("lowerState", 0.3) ? view.City.Region.ToLowerInvariant() : view.City.Region,
                ["postalCode"] = view.Listing.Has("noPostal", 0.15) ? "meetup1" : venue.PostalCode,
                ["country"] = view.City.CountryCode.ToLowerInvariant(),
                ["lat"] = view.Latitude,
                ["lon"] = view.Longitude,
                ["venueType"] = "",
            });
        }

        if (view.Event.Attendance != Attendance.InPerson)
        {
            // The placeholder of everything online lies in the Pacific.
            venues.Add((JsonNode)new JsonObject
            {
                ["__typename"] = "Venue",
                ["id"] = "26906060",
                ["name"] = "Online event",
                ["address"] = "",
                ["city"] = "",
                ["state"] = "",
                ["postalCode"] = "",
                ["country"] = "",
                ["lat"] = -8.521147,
                ["lon"] = 179.1962,
                ["venueType"] = "online",
            });
        }

        return venues;
    }

    // In other currencies than these no fee can be asked for.
    private static JsonObject? Fee(ListingView view) => view.PriceMin is not > 0 || !FeeCurrencies.Contains(view.City.Currency) ? null : new JsonObject
    {
        ["__typename"] = "EventFeeSettings",
        ["accepts"] = "PAYPAL",
        ["amount"] = (double)view.PriceMin.Value,
        ["currency"] = view.City.Currency,
        ["required"] = true,
        ["hasPromoCodes"] = false,
        ["refundPolicy"] = null,
    };

    private static JsonObject Photo(string id) => new()
    {
        ["__typename"] = "PhotoInfo",
        ["id"] = id,
        ["baseUrl"] = ImageBase,
        ["highResUrl"] = $"https://secure.meetupstatic.com/photos/event/highres_{id}.jpeg",
        ["standardUrl"] = $"https://secure.meetupstatic.com/photos/event/600_{id}.jpeg",
        ["thumbUrl"] = $"https://secure.meetupstatic.com/photos/event/thumb_{id}.jpeg",
    };

    private static JsonObject Topics(EventCategory category)
    {
        var (name, key) = Topic(category);
        return new JsonObject
        {
            ["__typename"] = "TopicsConnection",
            ["edges"] = new JsonArray(new JsonObject
            {
                ["__typename"] = "TopicEdge",
                ["node"] = new JsonObject { ["__typename"] = "Topic", ["id"] = "1", ["name"] = name, ["urlkey"] = key },
            }),
        };
    }

    private static (string Name, string Key) Topic(EventCategory category) => category switch
    {
        EventCategory.Tech => ("Technology", "technology"),
        EventCategory.Business => ("Career & Business", "career-business"),
        EventCategory.Wellness => ("Health & Wellbeing", "health-wellbeing"),
        EventCategory.Sports => ("Sports & Fitness", "sports-fitness"),
        EventCategory.Music => ("Music", "music"),
        EventCategory.Art or EventCategory.Theatre or EventCategory.Film or EventCategory.Comedy => ("Art & Culture", "art-culture"),
        EventCategory.Family => ("Parents & Family", "parents-family"),
        EventCategory.Nightlife => ("Dancing", "dancing"),
        _ => ("Social Activities", "social-activities"),
    };
}
