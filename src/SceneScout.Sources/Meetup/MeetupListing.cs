using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Meetup;

/// <summary>Turns a Meetup event into a listing. GraphQL and REST differ in nearly every name.</summary>
internal static partial class MeetupListing
{
    /// <summary>The event's id, from its address when it has none of its own, or an error.</summary>
    public static string? RequireId(Field root)
    {
        if (root["id"].Exists && root["id"].Id() is { Length: <= 200 } id)
            return id;
        foreach (var name in (ImmutableArray<string>)["eventUrl", "event_url", "link"])
            if (root[name].IsText && AddressId().Match(root[name].Text() ?? "") is { Success: true } match)
                return match.Groups[1].Value;
        return ListingReader.RequireId(root["id"]);
    }

    /// <summary>Reads the event.</summary>
    public static Listing? Read(Field root, Findings findings)
    {
        var id = RequireId(root);
        var name = root["title"].Exists ? root["title"] : root["name"];
        var title = ListingReader.RequireTitle(PlainText.Line(name), name);
        var group = root["group"];
        var zone = Zones.First(root["timezone"], group["timezone"]);
        var time = MeetupTime.Read(root, zone);
        ListingReader.RequireStart(time, root[root["time"].Exists || root["local_date"].Exists ? "local_date" : "dateTime"], Timestamp.Forms);
        if (id is null || findings.HasErrors)
            return null;

        var url = WebLink.Read(root["eventUrl"]) ?? WebLink.Read(root["link"]) ?? WebLink.Read(root["event_url"]);
        return new Listing
        {
            Key = new ListingKey(SourceName.Meetup, id),
            StableId = root["token"].Id(),
            Title = title,
            Description = Description(root),
            Time = time,
            Status = MeetupStatus.Read(root["status"]),
            Online = Online(root),
            Venue = MeetupVenue.Read(root),
            Price = Fee(root["feeSettings"].Exists ? root["feeSettings"] : root["fee"]),
            Url = url,
            Organizer = Group(group),
            Categories = Categories(root, group),
            Images = Photos(root),
            LinksTo = WebLink.LinksTo(SourceName.Meetup, url),
            Language = Languages.Read(group["region"]),
            ChangedAt = root["updated"].Whole() is { } updated ? Timestamp.FromEpoch(updated) : null,
        };
    }

    // GraphQL sends Markdown; REST sent HTML.
    private static string? Description(Field root)
    {
        var text = root["description"];
        return root["dateTime"].Exists || root["eventUrl"].Exists ? PlainText.FromMarkdown(text) : PlainText.FromHtml(text);
    }

    private static bool? Online(Field root)
    {
        var type = root["eventType"];
        switch (type.Text()?.ToUpperInvariant())
        {
            case "ONLINE" or "HYBRID":
                return true;
            case "PHYSICAL":
                return false;
            case null:
                break;
            default:
                type.Warn("Left out: not PHYSICAL, ONLINE or HYBRID.");
                break;
        }

        if (root["is_online_event"].Flag() is { } flag)
            return flag;
        return root["venues"].Items().Any(MeetupVenue.IsOnline) || (root["venue"].Exists && MeetupVenue.IsOnline(root["venue"])) ? true : null;
    }

    // One fee for everybody; no fee block says nothing.
    private static Price? Fee(Field fee) =>
        fee.Exists ? Prices.Of(fee["amount"], fee["amount"], Prices.Currency(fee["currency"]), isFree: null) : null;

    private static Party? Group(Field group)
    {
        if (!group.Exists || PlainText.Line(group["name"]) is not { } name)
            return null;
        return new Party(name, group["id"].Id() ?? group["urlname"].Text(), WebLink.Read(group["link"]));
    }

    private static ImmutableArray<SourceCategory> Categories(Field root, Field group)
    {
        var categories = new List<SourceCategory>();
        foreach (var topic in root["topics"]["edges"].Items().Select(edge => edge["node"]).Where(node => node.Exists))
            Add("topic", topic["urlkey"].Text(), PlainText.Line(topic["name"]));
        var category = group["topicCategory"].Exists ? group["topicCategory"] : group["category"];
        if (category.Exists)
            Add("category", category["urlkey"].Text() ?? category["shortname"].Text() ?? category["id"].Id(), PlainText.Line(category["name"]));
        return [.. categories];

        void Add(string scheme, string? id, string? label)
        {
            var found = new SourceCategory(scheme, id, label);
            if ((id ?? label) is not null && !categories.Contains(found))
                categories.Add(found);
        }
    }

    private static ImmutableArray<ImageLink> Photos(Field root)
    {
        var photo = root["featuredEventPhoto"].Exists ? root["featuredEventPhoto"] : root["featured_photo"].Exists ? root["featured_photo"] : root["image"];
        var images = new List<ImageLink>();
        if (photo.IsObject)
            foreach (var name in (ImmutableArray<string>)["highResUrl", "highres_link", "standardUrl", "photo_link", "thumbUrl", "thumb_link"])
                if (Images.Read(photo[name], default, default) is { } image && !images.Contains(image))
                    images.Add(image);
        return [.. images];
    }

    [GeneratedRegex(@"/events/([A-Za-z0-9]+)/?(?:\?.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex AddressId();
}
