using System.Collections.Immutable;
using NodaTime;
using SceneScout.Domain.Events;
using SceneScout.Domain.Text;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Ticketmaster;

/// <summary>Turns a Discovery event into a listing.</summary>
internal static class TicketmasterListing
{
    /// <summary>Reads the event.</summary>
    public static Listing? Read(Field root, Findings findings)
    {
        var id = ListingReader.RequireId(root["id"]);
        var title = ListingReader.RequireTitle(PlainText.Line(root["name"]), root["name"]);
        var dates = root["dates"];
        var place = root["_embedded"]["venues"].First();
        var venue = TicketmasterVenue.Read(TicketmasterVenue.PlaceOf(root));
        var zone = Zones.First(dates["timezone"], place["timezone"]);
        var time = TicketmasterTime.Read(dates, zone);
        ListingReader.RequireStart(time, dates["start"], "localDate such as 2026-05-31, or dateTBA true");
        if (id is null || findings.HasErrors)
            return null;

        var original = TicketmasterTime.Original(dates["initialStartDate"], zone);
        var (status, sales) = TicketmasterTime.Status(dates["status"]["code"], time, original);
        var url = WebLink.Read(root["url"]);
        return new Listing
        {
            Key = new ListingKey(SourceName.Ticketmaster, id),
            Title = title,
            Description = Description(root),
            Time = time,
            OriginalStart = original == time.Start ? null : original,
            Doors = Doors(root["doorsTimes"], zone),
            Status = status,
            Sales = sales,
            Venue = venue,
            Price = TicketmasterPrice.Read(root["priceRanges"]),
            Url = url,
            Performers = [.. root["_embedded"]["attractions"].Items().Select(Party).OfType<Party>()],
            Organizer = Party(root["promoter"]) ?? Party(root["promoters"].First()),
            Categories = TicketmasterCategories.Read(root["classifications"]),
            Images = [.. root["images"].Items().Select(image => Images.Read(image["url"], image["width"], image["height"], image["fallback"].Flag() == true, image["attribution"])).OfType<ImageLink>()],
            LinksTo = WebLink.LinksTo(SourceName.Ticketmaster, url),
            Language = Languages.Read(root["locale"]),
            MinimumAge = AgeWords.Read(root["ageRestrictions"]["ageRuleDescription"].Text()) ?? AgeWords.Read(root["pleaseNote"].Text()),
        };
    }

    private static string? Description(Field root)
    {
        foreach (var name in (ImmutableArray<string>)["description", "info", "additionalInfo", "pleaseNote"])
            if (PlainText.FromMixed(root[name]) is { } text)
                return text;
        return null;
    }

    private static EventMoment? Doors(Field doors, DateTimeZone? zone)
    {
        if (!doors.Exists)
            return null;
        var moment = Moments.Of(Moments.ReadDate(doors["localDate"]), Moments.ReadTime(doors["localTime"]), Moments.ReadInstant(doors["dateTime"]), zone, doors);
        return moment.IsUnknown ? null : moment;
    }

    private static Party? Party(Field party) =>
        party.Exists && PlainText.Line(party["name"]) is { } name && !TicketmasterCategories.IsPlaceholder(name) ? new Party(name, party["id"].Id(), WebLink.Read(party["url"])) : null;
}
