using System.Text.RegularExpressions;
using SceneScout.Domain.Events;

namespace SceneScout.Sources.Eventbrite;

/// <summary>What listings teach of Eventbrite: its own name their organizer, venue and series; those of other sources link to its events and organizers, as the page where tickets are sold or in their text.</summary>
internal static partial class EventbriteLinks
{
    // A listing with more links is a directory, not an event.
    private const int MostLinks = 20;

    /// <summary>The seeds that a listing teaches.</summary>
    public static IEnumerable<SourceSeed> Of(Listing listing)
    {
        if (listing.Key.Source == SourceName.Eventbrite)
            return Own(listing);
        var links = new[] { listing.Url, listing.TicketUrl, listing.Organizer?.Url, listing.Description }.Concat(listing.Performers.Select(party => party.Url));
        return listing.LinksTo.Where(key => key.Source == SourceName.Eventbrite).Select(key => Seed(EventbriteSeeds.Events, key.ExternalId))
            .Concat(links.OfType<string>().SelectMany(Linked))
            .Distinct()
            .Take(MostLinks);
    }

    private static IEnumerable<SourceSeed> Own(Listing listing)
    {
        if (IsId(listing.Organizer?.ExternalId))
            yield return Seed(EventbriteSeeds.Organizers, listing.Organizer!.ExternalId!);
        if (IsId(listing.Venue?.ExternalId))
            yield return Seed(EventbriteSeeds.Venues, listing.Venue!.ExternalId!);
        if (IsId(listing.SeriesId))
            yield return Seed(EventbriteSeeds.Series, listing.SeriesId!);
    }

    private static IEnumerable<SourceSeed> Linked(string text) =>
        Link().Matches(text).Select(match => Seed(match.Groups[1].ValueSpan is "e" ? EventbriteSeeds.Events : EventbriteSeeds.Organizers, match.Groups[2].Value));

    private static SourceSeed Seed(int kind, string id) => new(SourceName.Eventbrite, EventbriteSeeds.Names[kind], id);

    private static bool IsId(string? id) => id is { Length: > 0 and <= 40 } && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    [GeneratedRegex(@"https?://(?:[a-z0-9-]{1,40}\.){0,2}eventbrite\.[a-z]{2,3}(?:\.[a-z]{2})?/([eo])/(?:[^\s/?#""'<>()\[\]]{0,300}-)?(\d{5,20})(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
