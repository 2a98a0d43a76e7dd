using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Yelp;

/// <summary>Turns a Yelp event into a listing. Yelp gives no zone, no currency and no venue name; descriptions are excerpts.</summary>
internal static class YelpListing
{
    /// <summary>Reads the event.</summary>
    public static Listing? Read(Field root, Findings findings)
    {
        var id = ListingReader.RequireId(root["id"]);
        var title = ListingReader.RequireTitle(PlainText.Line(root["name"]), root["name"]);
        var start = Moment(root["time_start"]);
        if (start is null)
            root["time_start"].Refuse($"Missing or not usable: a start is {Timestamp.Forms}.");
        if (id is null || start is null || findings.HasErrors)
            return null;

        var description = PlainText.FromMixed(root["description"]);
        var url = WebLink.Read(root["event_site_url"]);
        var tickets = WebLink.Read(root["tickets_url"]);
        var isFree = root["is_free"].Flag();
        return new Listing
        {
            Key = new ListingKey(SourceName.Yelp, id),
            Title = title,
            Description = description,
            DescriptionTruncated = description is not null && (description.EndsWith("...", StringComparison.Ordinal) || description.EndsWith('…')),
            Time = new EventTime(start, Moments.End(start, Moment(root["time_end"]), root["time_end"]), null, false),
            Status = root["is_canceled"].Flag() == true ? EventStatus.Cancelled : EventStatus.Scheduled,
            Venue = Venue(root),
            Price = Prices.Of(root["cost"], root["cost_max"], currency: null, isFree),
            IsFree = isFree,
            Url = url,
            TicketUrl = tickets == url ? null : tickets,
            Categories = root["category"].Text() is { } category ? [new SourceCategory("category", category, null)] : [],
            Images = Images.Read(root["image_url"], default(Field), default(Field)) is { } image ? [image] : [],
            LinksTo = WebLink.LinksTo(SourceName.Yelp, tickets, url),
        };
    }

    // A time without an offset is in UTC: the same events come as 2017-08-19T01:00, as 2017-08-19T01:00:00+00:00 and as 2017-08-18T18:00:00-07:00.
    private static EventMoment? Moment(Field field) =>
        Moments.ReadStamp(field) is { } stamp ? Moments.Of(stamp is { Time: not null, Offset: null } ? stamp with { Offset = TimeSpan.Zero } : stamp, zone: null) : null;

    /// <summary>The place; null when nothing is said of it.</summary>
    public static Venue? Venue(Field root)
    {
        var place = root["location"];
        var country = Countries.Read(place["country"]);
        var venue = new Venue
        {
            ExternalId = root["business_id"].Id(),
            Address = YelpPlace.Address(place),
            City = PlainText.Line(place["city"]),
            Region = PlainText.Line(place["state"]),
            PostalCode = PlainText.Line(place["zip_code"]),
            CountryCode = country,
            Location = Coordinates.Read(root["latitude"], root["longitude"], country),
        };
        return venue == new Venue() ? null : venue;
    }
}
