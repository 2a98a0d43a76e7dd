using SceneScout.Domain.Events;
using SceneScout.Domain.Text;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Eventbrite;

/// <summary>Turns an Eventbrite event into a listing: v3 (<c>name.text</c>, <c>start.local</c>) or destination shape (<c>name</c>, <c>start_date</c>).</summary>
internal static class EventbriteListing
{
    // Summaries are cut at this length, in old data in the middle of a sentence.
    private const int SummaryLength = 140;

    /// <summary>The event's id, or an error. In the destination shape <c>id</c> may be another service's.</summary>
    public static string? RequireId(Field root) =>
        root["eventbrite_event_id"].Exists && root["eventbrite_event_id"].Id() is { Length: <= 200 } id ? id : ListingReader.RequireId(root["id"]);

    /// <summary>Reads the event.</summary>
    public static Listing? Read(Field root, Findings findings)
    {
        var id = RequireId(root);
        var name = root["name"];
        var title = ListingReader.RequireTitle(name.IsText ? PlainText.Line(name) : PlainText.Line(name["text"]) ?? PlainText.OneLine(PlainText.FromHtml(name["html"])), name);
        var time = EventbriteTime.Read(root);
        ListingReader.RequireStart(time, root["start"].Exists ? root["start"]["local"] : root["start_date"].Exists ? root["start_date"] : root["start"], Timestamp.Forms);
        if (id is null || findings.HasErrors)
            return null;

        var (description, cut) = Description(root);
        var url = WebLink.Read(root["url"]);
        var tickets = WebLink.Read(root["tickets_url"]);
        var online = root["online_event"].Flag() ?? root["is_online_event"].Flag();
        var isFree = root["is_free"].Flag() ?? root["ticket_availability"]["is_free"].Flag();
        return new Listing
        {
            Key = new ListingKey(SourceName.Eventbrite, id),
            Title = title,
            Description = description,
            DescriptionTruncated = cut,
            Time = time,
            Status = EventbriteStatus.Read(root),
            Sales = EventbriteStatus.Sales(root),
            Online = online,
            Venue = EventbriteVenue.Read(root, online == true),
            Price = EventbritePrice.Read(root, isFree),
            IsFree = isFree,
            Url = url,
            TicketUrl = tickets == url ? null : tickets,
            Organizer = Organizer(root["organizer"]) ?? Organizer(root["primary_organizer"]),
            Categories = EventbriteCategories.Read(root),
            Images = (Logo(root["logo"]) ?? Logo(root["image"])) is { } image ? [image] : [],
            SeriesId = root["series_id"].Id(),
            LinksTo = WebLink.LinksTo(SourceName.Eventbrite, tickets, url, root["vanity_url"].Text()),
            Language = Languages.Read(root["locale"]) ?? Languages.Read(root["language"]),
            MinimumAge = AgeWords.Read((root["music_properties"]["age_restriction"].Text() ?? root["age_restriction"].Text())?.Replace('_', ' ')),
            ChangedAt = Moments.ReadInstant(root["changed"]),
        };
    }

    private static (string? Text, bool Cut) Description(Field root)
    {
        var summary = PlainText.FromMixed(root["summary"]);
        var description = root["description"];
        var text = PlainText.FromHtml(root["full_description"])
            ?? (description.IsText ? PlainText.FromMixed(description) : PlainText.FromHtml(description["html"]) ?? PlainText.FromMixed(description["text"]));
        if (text is null)
            return (summary, summary is { Length: >= SummaryLength - 5 });
        // New-style events repeat the summary here; the whole text needs a call of its own.
        return (text, text == summary && text.Length >= SummaryLength - 5);
    }

    private static Party? Organizer(Field organizer) =>
        organizer.Exists && PlainText.Line(organizer["name"]) is { } name ? new Party(name, organizer["id"].Id(), WebLink.Read(organizer["url"])) : null;

    // The original has the size; "url" is the same picture cropped.
    private static ImageLink? Logo(Field logo)
    {
        if (!logo.Exists)
            return null;
        var original = logo["original"];
        return original.Exists && Images.Read(original["url"], original["width"], original["height"]) is { } whole ? whole : Images.Read(logo["url"], default, default);
    }
}
