using SceneScout.Contracts.Security;
using SceneScout.Domain.Events;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Domain.Review;
using SceneScout.Sources;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary>An event as callers, exports and the dashboard see it. What is not known is left out.</summary>
internal sealed record EventView
{
    public string Kind { get; } = "event";

    public required Guid Id { get; init; }

    public required long Version { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>True when the source cuts the description short; left out otherwise.</summary>
    public bool? DescriptionTruncated { get; init; }

    public required string Status { get; init; }

    /// <summary>Whether it is still listed: fresh, stale (its sources miss it) or expired.</summary>
    public required string Freshness { get; init; }

    /// <summary>The freshness of each listing, where one event is asked for.</summary>
    public IEnumerable<PresenceView>? Presence { get; init; }

    public required string Sales { get; init; }

    public required MomentView Start { get; init; }

    public MomentView? End { get; init; }

    /// <summary>The date before it was put off.</summary>
    public MomentView? OriginalStart { get; init; }

    public MomentView? Doors { get; init; }

    public string? TimeZone { get; init; }

    public bool DateToBeAnnounced { get; init; }

    public bool? Online { get; init; }

    public VenueView? Venue { get; init; }

    public Price? Price { get; init; }

    public bool? IsFree { get; init; }

    public string? Url { get; init; }

    public string? TicketUrl { get; init; }

    public required IEnumerable<string> Performers { get; init; }

    /// <summary>The same performers with what their source says of them.</summary>
    public IEnumerable<Party>? PerformerDetails { get; init; }

    public string? Organizer { get; init; }

    public Party? OrganizerDetails { get; init; }

    public string? Category { get; init; }

    public double? CategoryConfidence { get; init; }

    /// <summary>The likeliest categories, the likeliest first, each with a sub-category and how sure it is.</summary>
    public IEnumerable<CategoryGuess>? Categories { get; init; }

    /// <summary>The categories in the sources' own words.</summary>
    public IEnumerable<SourceCategory>? SourceCategories { get; init; }

    public double? Quality { get; init; }

    /// <summary>Quality in a word: premium, standard, basic or poor.</summary>
    public string? QualityTier { get; init; }

    public IReadOnlyDictionary<string, double>? QualityDimensions { get; init; }

    /// <summary>What lowered the dimensions, as dimension/rule.</summary>
    public IEnumerable<string>? QualityReasons { get; init; }

    /// <summary>pending, accepted or rejected; left out where nobody has to look at it.</summary>
    public string? Review { get; init; }

    /// <summary>Why somebody has to look at it, who decided and when.</summary>
    public ReviewView? ReviewDetails { get; init; }

    public string? Image { get; init; }

    public required IEnumerable<ImageLink> Images { get; init; }

    /// <summary>The picture that was fetched, with its sizes, where pictures are.</summary>
    public PictureView? Picture { get; init; }

    public string? SeriesId { get; init; }

    public string? Language { get; init; }

    /// <summary>When a source last changed it, where one says.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Listings of other sources that its listings point to.</summary>
    public IEnumerable<string>? LinksTo { get; init; }

    /// <summary>From which age on people are let in, in years; 0 for everybody.</summary>
    public int? MinimumAge { get; init; }

    /// <summary>What was repaired, or left out because it was implausible, in words.</summary>
    public IEnumerable<FieldError>? Warnings { get; init; }

    /// <summary>The same as field, before, after and rule.</summary>
    public IEnumerable<Repair>? Repairs { get; init; }

    public required IEnumerable<string> Sources { get; init; }

    /// <summary>What must be shown beside it, by source.</summary>
    public required IReadOnlyDictionary<string, string> Attribution { get; init; }

    /// <summary>The directory's entry of the venue; where one event is asked for, with what may be kept of it.</summary>
    public ConfirmedVenueView? ConfirmedVenue { get; init; }

    public required IReadOnlyDictionary<string, string> Provenance { get; init; }

    /// <summary>The view of a stored event.</summary>
    /// <param name="document">The event.</param>
    /// <param name="sources">The known sources, for their attribution; null for the product's own.</param>
    /// <param name="venue">The directory's entry of its venue, when it was looked up.</param>
    public static EventView Of(EventDocument document, SourceRegistry? sources = null, VenueRecord? venue = null)
    {
        sources ??= SourceRegistry.BuiltIn;
        var (e, extra) = (document.Event, document.Enrichment);
        var content = e.Content;
        return new EventView
        {
            Id = e.Id,
            Version = e.Version,
            Title = content.Title,
            Description = content.Description,
            DescriptionTruncated = content.DescriptionTruncated ? true : null,
            Status = content.Status.ToString().ToLowerInvariant(),
            Freshness = document.Freshness.Name(),
            Presence = document.Presence.IsEmpty ? null : document.Presence.Select(p => new PresenceView(p.Key.ToString(), p.Freshness.Name(), p.StaleSince, p.LastSeenAt)),
            Sales = content.Sales.ToString().ToLowerInvariant(),
            Start = MomentView.Of(content.Time.Start, extra?.StartUtc),
            End = content.Time.End is { } end ? MomentView.Of(end, extra?.EndUtc) : null,
            OriginalStart = content.OriginalStart is { } original ? MomentView.Of(original, null) : null,
            Doors = content.Doors is { } doors ? MomentView.Of(doors, null) : null,
            TimeZone = extra?.TimeZone ?? content.Time.TimeZone,
            DateToBeAnnounced = content.Time.ToBeAnnounced,
            Online = content.Online,
            Venue = VenueView.Of(content.Venue, extra),
            Price = content.Price,
            IsFree = content.IsFree,
            Url = content.Url,
            TicketUrl = content.TicketUrl,
            Performers = content.Performers.Select(p => p.Name),
            PerformerDetails = content.Performers.IsEmpty ? null : content.Performers,
            Organizer = content.Organizer?.Name,
            OrganizerDetails = content.Organizer,
            Category = extra?.Category,
            CategoryConfidence = extra?.CategoryConfidence,
            Categories = extra?.Categories,
            SourceCategories = content.Categories.IsEmpty ? null : content.Categories,
            Quality = extra?.Quality,
            QualityTier = extra is null ? null : Domain.Processing.Quality.QualityTier.Of(extra.Quality),
            QualityDimensions = extra?.QualityDimensions,
            QualityReasons = extra?.QualityReasons,
            Review = document.Review.State == ReviewState.None ? null : document.Review.State.Name(),
            ReviewDetails = ReviewView.Of(document.Review),
            Image = extra?.PrimaryImage,
            Images = content.Images,
            Picture = PictureView.Of(document),
            SeriesId = content.SeriesId,
            Language = content.Language,
            ChangedAt = content.ChangedAt,
            LinksTo = content.LinksTo.IsEmpty ? null : content.LinksTo.Select(l => l.ToString()),
            MinimumAge = content.MinimumAge,
            Warnings = content.Warnings.IsEmpty ? null : content.Warnings,
            Repairs = content.Warnings.Any(w => w.Rule is not null) ? content.Warnings.Select(Repair.Of).OfType<Repair>() : null,
            Sources = e.Listings.Select(l => l.ToString()),
            Attribution = Attributions(e, venue?.Key ?? extra?.ConfirmedVenue, sources, extra?.Geocoded),
            ConfirmedVenue = (venue?.Key ?? extra?.ConfirmedVenue) is { } key ? ConfirmedVenueView.Of(key, venue) : null,
            Provenance = Origins(e, extra?.Geocoded),
        };
    }

    private static SortedDictionary<string, string> Attributions(CanonicalEvent e, ListingKey? confirmed, SourceRegistry sources, PlaceFinding? geocoded)
    {
        var attributions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in e.Listings.Select(l => l.Source).Concat(confirmed is { } key ? [key.Source] : []))
            if (sources.Find(source)?.Capabilities.Attribution is { Length: > 0 } text)
                attributions[source.Value] = text;
        if (geocoded?.Attribution is { } said)
            attributions[geocoded.By] = said;
        return attributions;
    }

    // The point of an online geocoder is nobody's listing.
    private static Dictionary<string, string> Origins(CanonicalEvent e, PlaceFinding? geocoded)
    {
        var origins = e.Provenance.ToDictionary(p => p.Key, p => p.Value.ToString());
        if (geocoded is not null)
            origins["location"] = $"{geocoded.By}:{geocoded.Precision}";
        return origins;
    }
}

/// <summary>A venue as a directory has it: its id, and what may still be kept of it.</summary>
internal sealed record ConfirmedVenueView(string Id, string? Name, string? Address, string? Website, double? Latitude, double? Longitude, bool? PermanentlyClosed)
{
    public static ConfirmedVenueView Of(ListingKey key, VenueRecord? record) => new(
        key.ToString(), record?.Venue.Name, record?.Venue.Address, record?.Website, record?.Venue.Location?.Latitude, record?.Venue.Location?.Longitude, record?.PermanentlyClosed);
}

/// <summary>Whether a listing is still there, since when it is missed, and when a search saw it last.</summary>
internal sealed record PresenceView(string Listing, string Freshness, DateTimeOffset? StaleSince, DateTimeOffset LastSeenAt);

/// <summary>A moment: local date and time at the venue, and the instant; unknown parts are left out.</summary>
internal sealed record MomentView(DateOnly? LocalDate, TimeOnly? LocalTime, DateTimeOffset? Utc)
{
    public static MomentView Of(EventMoment moment, DateTimeOffset? derived) => new(moment.LocalDate, moment.LocalTime, moment.Utc ?? derived);
}

/// <summary>A place; <c>precision</c> says how exact the coordinates are: those of the source, or rooftop, street, postcode or city.</summary>
internal sealed record VenueView(
    string? Name, string? Address, string? City, string? Region, string? PostalCode, string? CountryCode, double? Latitude, double? Longitude, string? Precision, string? TimeZone, string? ExternalId)
{
    public static VenueView? Of(Venue? venue, Enrichment? extra)
    {
        var location = extra?.Location ?? venue?.Location;
        var view = new VenueView(
            venue?.Name, venue?.Address, venue?.City ?? extra?.City, venue?.Region, venue?.PostalCode, venue?.CountryCode ?? extra?.CountryCode,
            location?.Latitude, location?.Longitude, location is null ? null : extra?.LocationPrecision ?? "source", venue?.TimeZone, venue?.ExternalId);
        return view == new VenueView(null, null, null, null, null, null, null, null, null, null, null) ? null : view;
    }
}
