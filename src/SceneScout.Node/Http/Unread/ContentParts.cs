namespace SceneScout.Node.Http.Unread;

/// <summary>The parts of an event's content (<c>Listing</c>) that are shown, each as the JSON that stands there; empty where it has none.</summary>
internal readonly ref struct ContentParts
{
    public readonly ReadOnlySpan<byte> Url, Time, Doors, Price, Sales, Title, Venue, Images, IsFree, Online, Status, ChangedAt, Language, LinksTo, SeriesId, Warnings, Organizer, TicketUrl, Categories, MinimumAge, Performers, Description, OriginalStart, DescriptionTruncated;

    /// <summary>Takes a content apart.</summary>
    /// <param name="json">As it is stored; empty for none.</param>
    public ContentParts(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
            return;
        var members = new JsonMembers(json);
        while (members.Next(out var name, out var value))
            if (name.SequenceEqual("url"u8))
                Url = value;
            else if (name.SequenceEqual("time"u8))
                Time = value;
            else if (name.SequenceEqual("doors"u8))
                Doors = value;
            else if (name.SequenceEqual("price"u8))
                Price = value;
            else if (name.SequenceEqual("sales"u8))
                Sales = value;
            else if (name.SequenceEqual("title"u8))
                Title = value;
            else if (name.SequenceEqual("venue"u8))
                Venue = value;
            else if (name.SequenceEqual("images"u8))
                Images = value;
            else if (name.SequenceEqual("isFree"u8))
                IsFree = value;
            else if (name.SequenceEqual("online"u8))
                Online = value;
            else if (name.SequenceEqual("status"u8))
                Status = value;
            else if (name.SequenceEqual("changedAt"u8))
                ChangedAt = value;
            else if (name.SequenceEqual("language"u8))
                Language = value;
            else if (name.SequenceEqual("linksTo"u8))
                LinksTo = value;
            else if (name.SequenceEqual("seriesId"u8))
                SeriesId = value;
            else if (name.SequenceEqual("warnings"u8))
                Warnings = value;
            else if (name.SequenceEqual("organizer"u8))
                Organizer = value;
            else if (name.SequenceEqual("ticketUrl"u8))
                TicketUrl = value;
            else if (name.SequenceEqual("categories"u8))
                Categories = value;
            else if (name.SequenceEqual("minimumAge"u8))
                MinimumAge = value;
            else if (name.SequenceEqual("performers"u8))
                Performers = value;
            else if (name.SequenceEqual("description"u8))
                Description = value;
            else if (name.SequenceEqual("originalStart"u8))
                OriginalStart = value;
            else if (name.SequenceEqual("descriptionTruncated"u8))
                DescriptionTruncated = value;
    }
}
