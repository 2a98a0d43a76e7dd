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
        var zone = Zones.First(fields["timezone"]);
        var start = Moment(fields["start"], fields["start_time"], zone) ?? EventMoment.Unknown;
        var time = new EventTime(start, Moments.End(start, End(fields, start, zone), fields["end"], zone), zone?.Id, false);
        ListingReader.RequireStart(time, fields["start"], Timestamp.Forms);
        if (id is null || findings.HasErrors)
            return null;

        var url = WebLink.Read(fields["external_url"]);
        var tickets = WebLink.Read(fields["ticket_url"]);
        var isFree = fields["is_free"].Flag();
        return new Listing
        {
            Key = new ListingKey(SourceName.Manual, id),
            Title = title,
            Description = PlainText.FromMixed(fields["description"]),
            Time = time,
            Status = Status(fields["status"]),
            Venue = Venue(fields),
            Price = Prices.Of(fields["price_min"], fields["price_max"], Prices.Currency(fields["price_currency"]), isFree),
            IsFree = isFree,
            Url = url,
            TicketUrl = tickets == url ? null : tickets,
            Organizer = fields["organizer"] is { IsText: true } organizer && PlainText.Line(organizer) is { } name ? new Party(name, null, null) : null,
            Categories = PlainText.Line(fields["category"]) is { } category ? [new SourceCategory("category", null, category)] : [],
            Images = Images.Read(fields["image_url"], default, default) is { } image ? [image] : [],
            LinksTo = WebLink.LinksTo(SourceName.Manual, url, tickets),
            Language = Languages.Read(fields["language"]),
            Performers = Performers(fields["performers"]),
            MinimumAge = Age(fields["min_age"]),
        };
    }

    // Either one point in time, or a day with the time beside it.
    private static EventMoment? Moment(Field at, Field time, DateTimeZone? zone)
    {
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
            Location = Coordinates.Read(Part("latitude"), Part("longitude"), country),
        };
        return venue == new Venue() ? null : venue;
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
