using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Tests.Sixth;

/// <summary>Turns one happening into a listing.</summary>
internal static class CityAgendaListing
{
    /// <summary>Reads the happening.</summary>
    public static Listing? Read(Field root, Findings findings)
    {
        var id = ListingReader.RequireId(root["id"]);
        var title = ListingReader.RequireTitle(PlainText.Line(root["headline"]), root["headline"]);
        var zone = Zones.First(root["zone"]);
        var start = Moments.ReadStamp(root["begins"]) is { } begins ? Moments.Of(begins, zone) : EventMoment.Unknown;
        var end = Moments.ReadStamp(root["ends"]) is { } ends ? Moments.Of(ends, zone) : null;
        var time = new EventTime(start, Moments.End(start, end, root["ends"]), zone?.Id, false);
        ListingReader.RequireStart(time, root["begins"], Timestamp.Forms);
        if (id is null || findings.HasErrors)
            return null;

        var place = root["place"];
        var country = Countries.Read(place["country"]);
        var price = root["price"];
        return new Listing
        {
            Key = new ListingKey(CityAgendaSource.Name, id),
            Title = title,
            Description = PlainText.FromHtml(root["text"]),
            Time = time,
            Status = root["state"].Text() == "off" ? EventStatus.Cancelled : EventStatus.Scheduled,
            Venue = !place.Exists ? null : new Venue
            {
                Name = PlainText.Line(place["name"]),
                City = place["town"].Text(),
                CountryCode = country,
                Location = Coordinates.Read(place["lat"], place["lng"], country),
                TimeZone = zone?.Id,
            },
            Price = Prices.Of(price["from"], price["to"], Prices.Currency(price["currency"]), isFree: null),
            Url = WebLink.Read(root["link"]),
            Images = [.. root["photos"].Items().Select(photo => Images.Read(photo, default, default)).OfType<ImageLink>()],
            LinksTo = WebLink.LinksTo(CityAgendaSource.Name, WebLink.Read(root["tickets"])),
        };
    }
}
