using System.Collections.Immutable;
using NodaTime;
using SceneScout.Domain.Events;
using SceneScout.Domain.Text;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Manual;

/// <summary>Turns a submission into a listing.</summary>
internal static class ManualListing
{
    /// <summary>Reads the submission.</summary>
    public static Listing? Read(Field root, Findings findings)
    {
        var fields = ManualFields.Of(root);
        var id = fields["id"].Exists ? ListingReader.RequireId(fields["id"]) : ManualShape.DerivedId(root.Element);
        var title = ListingReader.RequireTitle(PlainText.Line(fields["title"]), fields["title"]);
        var zone = Zones.First(fields["timezone"].Exists || !fields["venue_name"].IsObject ? fields["timezone"] : ManualFields.Of(fields["venue_name"])["timezone"]);
        var start = Moment(fields["start"], fields["start_time"], zone) ?? EventMoment.Unknown;
        var time = new EventTime(start, Moments.End(start, End(fields, start, zone), fields["end"], zone), zone?.Id, false);
        ListingReader.RequireStart(time, fields["start"], Timestamp.Forms);
        if (id is null || findings.HasErrors)
            return null;

        var url = WebLink.Read(fields["external_url"]);
        var tickets = WebLink.Read(fields["ticket_url"]);
        var venue = Venue(fields);
        var price = ManualPrice.Read(fields, venue?.CountryCode);
        return new Listing
        {
            Key = new ListingKey(SourceName.Manual, id),
            Title = title,
            Description = PlainText.FromMixed(fields["description"]),
            Time = time,
            OriginalStart = Moment(fields["original_start"], default, zone),
            Doors = Moment(fields["doors"], default, zone),
            Status = Status(fields["status"]),
            Sales = Sales(fields["sales"]),
            Online = fields["online"].Flag(),
            Venue = venue,
            Price = price.Price,
            IsFree = price.IsFree,
            Url = url,
            TicketUrl = tickets == url ? null : tickets,
            Organizer = fields["organizer"] is { IsText: true } organizer && PlainText.Line(organizer) is { } name ? new Party(name, null, null) : null,
            Categories = Categories(fields),
            Images = Pictures(fields),
            LinksTo = WebLink.LinksTo(SourceName.Manual, url, tickets),
            Language = Languages.Read(fields["language"]),
            Performers = Performers(fields["performers"]),
            MinimumAge = Age(fields["min_age"]),
            Submitted = root[ManualAdapter.SubmissionMark].Flag() == true ? true : null,
        };
    }

    // One point in time, a day with the time beside it, or an object of day, time and instant.
    private static EventMoment? Moment(Field at, Field time, DateTimeZone? zone)
    {
        if (at.IsObject)
            return Moments.Of(Moments.ReadDate(at["localDate"]), Moments.ReadTime(at["localTime"]), Moments.ReadInstant(at["utc"]), zone, at) is { IsUnknown: false } said ? said : null;
        var stamp = at.Exists ? Moments.ReadStamp(at) : null;
        // A form may send whole points in time as start_time and nothing else.
        if (stamp is null)
            return time.Exists && time.IsText && Timestamp.Parse(time.Text()) is { } whole ? Moments.Of(whole, zone) : null;
        if (stamp is { Time: null } day && time.Exists && Moments.ReadTime(time) is { } clock)
            stamp = day with { Time = clock };
        return Moments.Of(stamp.Value, zone);
    }

    private static EventMoment? End(ManualFields fields, EventMoment start, DateTimeZone? zone)
    {
        if (fields["end"].Exists)
            return Moment(fields["end"], fields["end_time"], zone);
        var time = fields["end_time"];
        if (!time.Exists || Timestamp.Parse(time.Text()) is { })
            return Moment(fields["end"], time, zone);
        // An end time alone is on the day of the start.
        return start is { LocalDate: { } day, LocalTime: not null } && Moments.ReadTime(time) is { } clock ? Moments.Of(new Timestamp(day, clock, null), zone) : null;
    }

    private static Venue? Venue(ManualFields fields)
    {
        var place = fields["venue_name"];
        var nested = place.IsObject ? ManualFields.Of(place) : null;
        Field Part(string name) => fields[name].Exists || nested is null ? fields[name] : nested[name];
        var country = Countries.Read(Part("country"));
        var venue = new Venue
        {
            Name = PlainText.Line(nested is null ? place : nested["title"]),
            Address = PlainText.Line(Part("address")),
            City = PlainText.Line(Part("city")),
            Region = PlainText.Line(Part("region")),
            PostalCode = Part("postal_code").Id(),
            CountryCode = country,
            // What was found out by postal code or city is no word of whoever submits it.
            Location = nested is not null && place["precision"].Text() is "postcode" or "city" ? null : Coordinates.Read(Part("latitude"), Part("longitude"), country),
        };
        return venue == new Venue() ? null : venue;
    }

    // The categories in a source's own words, where they are given, say more than ours.
    private static ImmutableArray<SourceCategory> Categories(ManualFields fields) => fields["source_categories"] is { Exists: true } all
        ? [.. all.Items().Where(one => one.IsObject).Select(one => new SourceCategory(PlainText.Line(one["scheme"]) ?? "category", one["id"].Id(), PlainText.Line(one["name"])))]
        : PlainText.Line(fields["category"]) is { } category ? [new SourceCategory("category", null, category)] : [];

    private static ImmutableArray<ImageLink> Pictures(ManualFields fields) => fields["images"] is { Exists: true } all
        ? [.. all.Items().Select(one => one.IsObject ? Images.Read(one["url"], one["width"], one["height"], one["generic"].Flag() == true, one["attribution"]) : Images.Read(one, default, default)).OfType<ImageLink>()]
        : Images.Read(fields["image_url"], default, default) is { } image ? [image] : [];

    private static SalesStatus Sales(Field sales)
    {
        switch (sales.Text()?.ToLowerInvariant())
        {
            case null or "unknown":
                return SalesStatus.Unknown;
            case "onsale" or "on-sale":
                return SalesStatus.OnSale;
            case "offsale" or "off-sale":
                return SalesStatus.OffSale;
            case "soldout" or "sold-out":
                return SalesStatus.SoldOut;
            default:
                sales.Warn("Left out: not onsale, offsale or soldout.");
                return SalesStatus.Unknown;
        }
    }

    // A list of names or of objects with a name, or one line with commas.
    private static ImmutableArray<Party> Performers(Field performers) =>
        performers.IsText
            ? [.. (PlainText.Line(performers) ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => new Party(name, null, null))]
            : [.. performers.Items().Select(one => PlainText.Line(one.IsObject ? one["name"] : one)).OfType<string>().Select(name => new Party(name, null, null))];

    private static int? Age(Field age)
    {
        if (!age.Exists)
            return null;
        if (age.IsText && AgeWords.Read(age.Text()) is { } said)
            return said;
        if (age.Whole() is not { } years)
            return null;
        if (years is >= 0 and <= 99)
            return (int)years;
        age.Warn("Left out: an age is 0 to 99 years, or words such as 18+ or all ages.");
        return null;
    }

    private static EventStatus Status(Field status)
    {
        switch (status.Text()?.ToLowerInvariant())
        {
            case null or "scheduled" or "live" or "published" or "active" or "approved" or "pending":
                return EventStatus.Scheduled;
            case "cancelled" or "canceled":
                return EventStatus.Cancelled;
            case "postponed":
                return EventStatus.Postponed;
            case "rescheduled":
                return EventStatus.Rescheduled;
            default:
                status.Warn("Left out: not scheduled, cancelled, postponed or rescheduled.");
                return EventStatus.Scheduled;
        }
    }
}
