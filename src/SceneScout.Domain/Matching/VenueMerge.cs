using SceneScout.Domain.Events;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Matching;

/// <summary>The venue of a merged event: the most trusted one that has a name, completed by the others as far as they do not speak of another place.</summary>
internal static class VenueMerge
{
    // Further apart than this, two listings of one event do not mean one place.
    private const double SamePlaceMetres = 5_000;

    public static Venue? Of(MergedFields fields)
    {
        var withVenue = fields.Ranked.Where(listing => listing.Venue is not null).ToList();
        var chosen = withVenue.FirstOrDefault(listing => !string.IsNullOrWhiteSpace(listing.Venue!.Name)) ?? withVenue.FirstOrDefault();
        if (chosen is null)
            return null;
        var venue = fields.Take("venue", chosen, listing => listing.Venue!);
        foreach (var listing in withVenue.Where(listing => !ReferenceEquals(listing, chosen)))
            if (IsSamePlace(venue, listing.Venue!))
                venue = Complete(fields, venue, listing);
        return venue;
    }

    private static Venue Complete(MergedFields fields, Venue venue, Listing listing)
    {
        var other = listing.Venue!;
        return venue with
        {
            Name = Fill("venue.name", venue.Name, other.Name),
            Address = Fill("venue.address", venue.Address, other.Address),
            City = Fill("venue.city", venue.City, other.City),
            Region = Fill("venue.region", venue.Region, other.Region),
            PostalCode = Fill("venue.postalCode", venue.PostalCode, other.PostalCode),
            CountryCode = Fill("venue.countryCode", venue.CountryCode, other.CountryCode),
            TimeZone = Fill("venue.timeZone", venue.TimeZone, other.TimeZone),
            Location = venue.Location ?? (other.Location is { } point ? fields.Take("venue.location", listing, _ => point) : null),
        };

        string? Fill(string field, string? known, string? added) =>
            !string.IsNullOrWhiteSpace(known) || string.IsNullOrWhiteSpace(added) ? known : fields.Take(field, listing, _ => added);
    }

    private static bool IsSamePlace(Venue left, Venue right)
    {
        if (left.Location is { } here && right.Location is { } there)
            return here.DistanceTo(there) <= SamePlaceMetres;
        return Compatible(left.CountryCode, right.CountryCode) && Compatible(left.City, right.City);
    }

    private static bool Compatible(string? left, string? right)
    {
        var (leftKey, rightKey) = (TextNormaliser.Key(left), TextNormaliser.Key(right));
        return leftKey.Length == 0 || rightKey.Length == 0 || leftKey == rightKey;
    }
}
