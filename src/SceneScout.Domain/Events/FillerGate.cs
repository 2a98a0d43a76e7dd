using System.Collections.Immutable;
using System.Globalization;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Events;

/// <summary>Looks at the listings of one batch together. Many different events that all have one time, one place or one price were filled in by somebody who did not know. The listings are kept; the batch tells it.</summary>
public static class FillerGate
{
    // Fewer than this may well share an evening or a house.
    private const int Fewest = 10;

    /// <summary>What the batch shares; empty when it is like any other.</summary>
    /// <param name="listings">The usable listings of a batch.</param>
    public static ImmutableArray<BatchFinding> Of(IReadOnlyCollection<Listing> listings)
    {
        if (listings.Count < Fewest)
            return [];
        var findings = ImmutableArray.CreateBuilder<BatchFinding>();
        Add(BatchFinding.OneTime, Time);
        Add(BatchFinding.OnePlace, Place);
        Add(BatchFinding.OnePrice, Price);
        return findings.Count > 0 && listings.Select(listing => TextNormaliser.Key(listing.Title)).Distinct(StringComparer.Ordinal).Count() >= Fewest ? findings.ToImmutable() : [];

        void Add(string rule, Func<Listing, string?> value)
        {
            var first = value(listings.First());
            if (first is not null && listings.All(listing => value(listing) == first))
                findings.Add(new BatchFinding(rule, first, listings.Count));
        }
    }

    // A day alone may be a day of many events.
    private static string? Time(Listing listing) => listing.Time.Start switch
    {
        { LocalDate: { } day, LocalTime: { } time } => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}T{time:HH:mm:ss}"),
        { Utc: { } utc } => string.Create(CultureInfo.InvariantCulture, $"{utc:yyyy-MM-dd'T'HH:mm:ss'Z'}"),
        _ => null,
    };

    // A source that names the venue by an id knows it; a house may well have that many events.
    private static string? Place(Listing listing) =>
        listing.Venue is { ExternalId: null } venue && (venue.Name is not null || venue.Location is not null)
            ? string.Create(CultureInfo.InvariantCulture, $"{venue.Name ?? "no name"}, {(venue.Location is { } point ? $"{point.Latitude.ToString(CultureInfo.InvariantCulture)}, {point.Longitude.ToString(CultureInfo.InvariantCulture)}" : venue.City ?? "nowhere")}")
            : null;

    // What is free by the source's own word costs the same everywhere.
    private static string? Price(Listing listing) =>
        listing is { IsFree: not true, Price: { } price } ? string.Create(CultureInfo.InvariantCulture, $"{price.Min}-{price.Max} {price.Currency}").TrimEnd() : null;
}
