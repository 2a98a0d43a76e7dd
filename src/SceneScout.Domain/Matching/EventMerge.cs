using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Matching;

/// <summary>
/// Merges the listings of one event, field by field: the most trusted source that has a field gives it (<see cref="SourceTrust"/>; of one source's listings the one changed last, then the smallest key).
/// Exceptions: the longest description that is not cut short; a start with a time before one without, on the same day; lists are united; contradicting prices are not mixed;
/// a cancellation counts from the leading listing or from the only source that sells tickets.
/// </summary>
public static class EventMerge
{
    /// <summary>The canonical event of some listings. Pure, and the same for any order of the members.</summary>
    /// <param name="id">The event's id.</param>
    /// <param name="block">The block that owns it.</param>
    /// <param name="version">The version that it becomes, from 1.</param>
    /// <param name="members">At least one listing.</param>
    /// <exception cref="ArgumentException">There is no member.</exception>
    public static CanonicalEvent Merge(Guid id, string block, long version, IEnumerable<EventMember> members)
    {
        var all = members.ToList();
        if (all.Count == 0)
            throw new ArgumentException($"Event {id} needs at least one listing.", nameof(members));
        // One that cannot be read is the event's as before, and says nothing.
        var listings = all.ConvertAll(member => member.Listing);
        if (all.Exists(member => member.Content.Problem is null))
            listings = [.. all.Where(member => member.Content.Problem is null).Select(member => member.Listing)];
        // What nobody has vouched for says nothing beside what a source lists.
        var trusted = listings.Exists(listing => listing.Submitted != true);
        var fields = new MergedFields(listings
            .Where(listing => !trusted || listing.Submitted != true)
            .OrderBy(listing => SourceTrust.Rank(listing.Key.Source))
            .ThenByDescending(listing => listing.ChangedAt ?? DateTimeOffset.MinValue)
            .ThenBy(listing => listing.Key));
        var content = Content(fields, trusted);
        return new CanonicalEvent
        {
            Id = id,
            Block = block,
            Version = version,
            Content = content,
            Listings = [.. all.Select(member => member.Key).Order()],
            Provenance = fields.Provenance,
        };
    }

    /// <summary>Members in the order of their keys.</summary>
    internal static ImmutableArray<EventMember> Sorted(IEnumerable<EventMember> members) =>
        [.. members.OrderBy(member => member.Key)];

    private static Listing Content(MergedFields fields, bool trusted)
    {
        var (price, isFree) = PriceMerge.Of(fields);
        return new Listing
        {
            Key = fields.Lead.Key,
            StableId = fields.Lead.StableId,
            Title = fields.Take("title", fields.Lead, listing => listing.Title),
            Description = Description(fields, out var truncated),
            DescriptionTruncated = truncated,
            Time = TimeMerge.Of(fields),
            OriginalStart = fields.First("originalStart", listing => listing.OriginalStart),
            Doors = fields.First("doors", listing => listing.Doors),
            Status = Status(fields),
            Sales = fields.First("sales", listing => listing.Sales == SalesStatus.Unknown ? (SalesStatus?)null : listing.Sales) ?? SalesStatus.Unknown,
            Online = fields.First("online", listing => listing.Online),
            Venue = VenueMerge.Of(fields),
            Price = price,
            IsFree = isFree,
            Url = fields.First("url", listing => listing.Url),
            TicketUrl = fields.First("ticketUrl", listing => listing.TicketUrl),
            Performers = fields.Unite("performers", listing => listing.Performers, party => TextNormaliser.Key(party.Name) is { Length: > 0 } key ? key : party.Name),
            Organizer = fields.First("organizer", listing => listing.Organizer),
            Categories = fields.Unite("categories", listing => listing.Categories, category => category),
            Images = fields.Unite("images", listing => listing.Images, image => CanonicalUrl.Of(image.Url) ?? image.Url),
            SeriesId = fields.First("seriesId", listing => listing.SeriesId),
            LinksTo = [.. fields.Unite("linksTo", listing => listing.LinksTo, link => link).Order()],
            Language = fields.First("language", listing => listing.Language),
            MinimumAge = fields.First("minimumAge", listing => listing.MinimumAge),
            ChangedAt = fields.Ranked.Max(listing => listing.ChangedAt),
            Submitted = trusted ? null : true,
            Warnings = fields.Unite("warnings", listing => listing.Warnings, warning => warning),
        };
    }

    private static string? Description(MergedFields fields, out bool truncated)
    {
        var best = fields.Ranked
            .Where(listing => !string.IsNullOrWhiteSpace(listing.Description))
            .OrderBy(listing => listing.DescriptionTruncated)
            .ThenByDescending(listing => listing.Description!.Length)
            .FirstOrDefault(); // OrderBy is stable: of equals the most trusted
        truncated = best?.DescriptionTruncated ?? false;
        return best is null ? null : fields.Take("description", best, listing => listing.Description);
    }

    private static EventStatus Status(MergedFields fields)
    {
        var sellers = fields.Ranked.Where(Sells).ToList();
        var onlySeller = sellers.Select(listing => listing.Key.Source).Distinct().Count() == 1 ? sellers[0] : null;
        var speaker = onlySeller is { Status: EventStatus.Cancelled } ? onlySeller : fields.Lead;
        return fields.Take("status", speaker, listing => listing.Status);
    }

    private static bool Sells(Listing listing) =>
        SourceTrust.SellsTickets(listing.Key.Source) || listing.Sales != SalesStatus.Unknown;
}
