using SceneScout.Domain.Events;

namespace SceneScout.Sources.Reading;

/// <summary>Addresses as their countries write them: an address in one line is split into its parts, where a postal code says how; postal codes and regions have their usual form.</summary>
internal static class VenueAddress
{
    /// <summary>The venue with its parts; the same object when they are as they should be.</summary>
    public static Venue Settled(Venue venue, Findings findings)
    {
        if (venue is { City: null, PostalCode: null, Address: { } line } && line.Contains(',', StringComparison.Ordinal) && Split(venue, line) is { } split)
        {
            findings.Warn("venue.address", line, "Repaired: split into its parts.", $"{split.Address} | {split.City} | {split.Region} | {split.PostalCode} | {split.CountryCode}", RepairRule.AddressSplit);
            venue = split;
        }

        if (venue.PostalCode is { } code && venue.CountryCode is { } country && PostalCodes.Written(code, country) is { } written && !string.Equals(written, code, StringComparison.Ordinal))
        {
            findings.Warn("venue.postalCode", code, $"Repaired: as {country} writes it.", written, RepairRule.PostalCode);
            venue = venue with { PostalCode = written };
        }

        if (venue.Region is { Length: > 3 } name && venue.CountryCode is { } where && Regions.Code(name, where) is { } region)
        {
            findings.Warn("venue.region", name, "Repaired: its code.", region, RepairRule.RegionCode);
            venue = venue with { Region = region };
        }

        return venue;
    }

    // Street, city with region and postal code, country: from the end, and only where the postal code is one of the country.
    private static Venue? Split(Venue venue, string line)
    {
        var parts = line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        var country = venue.CountryCode;
        if (parts.Count > 2 && Countries.Find(parts[^1]) is { } named && (country is null || country == named))
        {
            country = named;
            parts.RemoveAt(parts.Count - 1);
        }

        if (country is null || parts.Count < 2)
            return null;
        var (city, region, code) = PostalCodes.Parted(parts[^1], country);
        if (code is null)
            return null;
        parts.RemoveAt(parts.Count - 1);
        if (city is null && parts.Count > 1)
        {
            city = parts[^1];
            parts.RemoveAt(parts.Count - 1);
        }

        return city is null || parts.Count == 0 || city.AsSpan().ContainsAnyInRange('0', '9')
            ? null
            : venue with { Address = string.Join(", ", parts), City = city, Region = venue.Region ?? region, PostalCode = code, CountryCode = country };
    }
}
