using System.Collections.Immutable;
using System.Globalization;
using SceneScout.Domain.Events;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Matching;

/// <summary>The exact matching strategies: listings that share one of these keys are one event.</summary>
public static class MatchKeys
{
    /// <summary>All keys of a listing, sorted, without doubles.</summary>
    public static ImmutableArray<MatchKey> Of(Listing listing)
    {
        var keys = new SortedSet<MatchKey> { OfListing(listing.Key) };
        if (!string.IsNullOrWhiteSpace(listing.StableId))
            keys.Add(new MatchKey(MatchKeyKind.StableId, new ListingKey(listing.Key.Source, listing.StableId).ToString()));
        foreach (var link in listing.LinksTo)
            keys.Add(OfListing(link));

        // One page may sell several performances of a day, so the start is part of the key.
        if (CanonicalUrl.Of(listing.Url) is { } page)
            keys.Add(new MatchKey(MatchKeyKind.Url, $"{page}|{Start(listing.Time.Start)}"));
        if (CanonicalUrl.Of(listing.TicketUrl) is { } tickets && CanonicalUrl.NamesOneThing(tickets))
            keys.Add(new MatchKey(MatchKeyKind.Url, $"{tickets}|{Start(listing.Time.Start)}"));
        if (Fingerprint(listing) is { } fingerprint)
            keys.Add(new MatchKey(MatchKeyKind.Fingerprint, fingerprint));
        return [.. keys];
    }

    /// <summary>The key of a listing itself.</summary>
    public static MatchKey OfListing(ListingKey key) => new(MatchKeyKind.Listing, key.ToString());

    /// <summary>Title, day, time (or <c>?</c>) and place, normalised: <c>title|2026-05-01|20:00|venue</c>. Null when the title, the day or the place is missing: then nothing would tell two events apart.</summary>
    public static string? Fingerprint(Listing listing)
    {
        var title = TextNormaliser.Key(listing.Title);
        return title.Length > 0 && !listing.Time.Start.IsUnknown && Place(listing) is { } place
            ? $"{title}|{Start(listing.Time.Start)}|{place}"
            : null;
    }

    private static string? Place(Listing listing)
    {
        if (TextNormaliser.Key(listing.Venue?.Name) is { Length: > 0 } venue)
            return venue;
        if (TextNormaliser.Key(listing.Venue?.City) is { Length: > 0 } city)
            return $"city:{city}";
        if (listing.Venue?.Location is { } point)
            return string.Create(CultureInfo.InvariantCulture, $"at:{Rounded(point.Latitude)},{Rounded(point.Longitude)}");

        // "Networking" at six, online, is listed by many; who holds it tells them apart.
        return listing.Online == true ? $"online:{TextNormaliser.Key(listing.Organizer?.Name)}" : null;
    }

    // Two decimals: about a kilometre. Adding zero makes -0 and 0 one value.
    private static string Rounded(double degrees) => (Math.Round(degrees, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Start(EventMoment start)
    {
        if (start.LocalDate is { } date)
            return string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}|{start.LocalTime?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "?"}");
        return start.Utc is { } utc ? string.Create(CultureInfo.InvariantCulture, $"{utc.UtcDateTime:yyyy-MM-dd|HH:mm}Z") : "?";
    }
}
