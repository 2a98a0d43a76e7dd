using System.Collections.Immutable;
using System.Globalization;
using SceneScout.Domain.Events;
using SceneScout.Domain.Text;

namespace SceneScout.Sources.Reading;

/// <summary>What is done to the listings of every source once they are read: words of state, capitals and lengths of titles, zones, addresses, ages, languages. Each rule leaves alone what it does not surely know.</summary>
internal static class ListingRules
{
    /// <summary>Most characters of a title.</summary>
    public const int LongestTitle = 500;

    /// <summary>Most characters of a description.</summary>
    public const int LongestDescription = 50_000;

    /// <summary>Most characters of a name or a part of an address.</summary>
    public const int LongestName = 300;

    /// <summary>Most performers, categories and pictures, each.</summary>
    public const int MostParts = 100;

    /// <summary>The listing after all rules, with what they told.</summary>
    /// <param name="listing">As its source's reader made it.</param>
    /// <param name="searched">Where it was searched for, when it lies elsewhere; see <see cref="Nearness"/>.</param>
    /// <param name="findings">What was found so far.</param>
    public static Listing Apply(Listing listing, Field searched, Findings findings)
    {
        var (title, words) = Titled(listing, findings);
        var description = Cut(listing.Description, LongestDescription, "description", findings);
        var venue = Placed(Nearness.Checked(listing.Venue, searched, findings), findings);
        var free = listing.IsFree;
        if (free == true && listing.Price?.Min > 0)
        {
            findings.Warn("isFree", "true", "Left out: an event with a price is not free.", null, RepairRule.FreeWithPrice);
            free = null;
        }

        var time = ListingZone.Settled(listing.Time, venue, findings);
        return listing with
        {
            Title = title,
            Description = description,
            DescriptionTruncated = listing.DescriptionTruncated || !ReferenceEquals(description, listing.Description),
            Time = time,
            Status = listing.Status == EventStatus.Scheduled && words.Status is { } status ? status : listing.Status,
            Sales = words.SoldOut ? SalesStatus.SoldOut : listing.Sales,
            Venue = venue,
            IsFree = free,
            Organizer = listing.Organizer is { } organizer ? organizer with { Name = Cut(organizer.Name, LongestName, "organizer", findings)! } : null,
            Performers = Cut(listing.Performers, "performers", findings),
            Categories = Cut(listing.Categories, "categories", findings),
            Images = Cut(listing.Images, "images", findings),
            Language = listing.Language ?? LanguageGuess.Of(title, description),
            MinimumAge = listing.MinimumAge ?? AgeWords.Read(title) ?? AgeWords.Read(description),
            Warnings = findings.Warnings,
        };
    }

    // The source's own word on the status is the better one where it says more than "as listed".
    private static (string Title, TitleWords Words) Titled(Listing listing, Findings findings)
    {
        var words = TitleWords.Read(listing.Title);
        if (words.Told.Length > 0)
            findings.Warn("title", listing.Title, $"Repaired: {words.Told} moved out of the title.", words.Title, RepairRule.StateWord);
        var calm = ShoutedTitle.Calmed(words.Title, listing.Performers.IsEmpty ? null : listing.Performers[0].Name, listing.Organizer?.Name, listing.Venue?.Name);
        if (!ReferenceEquals(calm, words.Title))
            findings.Warn("title", words.Title, "Repaired: a title of several words in capitals.", calm, RepairRule.Shouting);
        return (Cut(calm, LongestTitle, "title", findings)!, words);
    }

    private static Venue? Placed(Venue? venue, Findings findings)
    {
        if (venue is null)
            return null;
        var parts = VenueAddress.Settled(venue, findings);
        return parts.Name is { Length: > LongestName } || parts.Address is { Length: > LongestName } || parts.City is { Length: > LongestName } || parts.Region is { Length: > LongestName } || parts.PostalCode is { Length: > LongestName }
            ? parts with
            {
                Name = Cut(parts.Name, LongestName, "venue.name", findings),
                Address = Cut(parts.Address, LongestName, "venue.address", findings),
                City = Cut(parts.City, LongestName, "venue.city", findings),
                Region = Cut(parts.Region, LongestName, "venue.region", findings),
                PostalCode = Cut(parts.PostalCode, LongestName, "venue.postalCode", findings),
            }
            : parts;
    }

    private static string? Cut(string? text, int most, string field, Findings findings)
    {
        if (text is null || text.Length <= most)
            return text;
        var cut = text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)].TrimEnd();
        findings.Warn(field, text, string.Create(CultureInfo.InvariantCulture, $"Shortened: {text.Length} characters, at most {most} are kept."), cut, RepairRule.Shortened);
        return cut;
    }

    private static ImmutableArray<T> Cut<T>(ImmutableArray<T> parts, string field, Findings findings)
    {
        if (parts.Length <= MostParts)
            return parts;
        findings.Warn(field, null, string.Create(CultureInfo.InvariantCulture, $"Shortened: {parts.Length} of them, at most {MostParts} are kept."), null, RepairRule.Shortened);
        return parts[..MostParts];
    }
}
