using SceneScout.Domain.Events;
using SceneScout.Domain.Freshness;
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

    public required string Status { get; init; }

    /// <summary>Whether it is still listed: fresh, stale (its sources miss it) or expired.</summary>
    public required string Freshness { get; init; }

    /// <summary>The freshness of each listing, where one event is asked for.</summary>
    public IEnumerable<PresenceView>? Presence { get; init; }

    public required string Sales { get; init; }

    public required MomentView Start { get; init; }

    public MomentView? End { get; init; }

    public string? TimeZone { get; init; }

    public bool DateToBeAnnounced { get; init; }

    public bool? Online { get; init; }

    public VenueView? Venue { get; init; }

    public Price? Price { get; init; }

    public bool? IsFree { get; init; }

    public string? Url { get; init; }

    public string? TicketUrl { get; init; }

    public required IEnumerable<string> Performers { get; init; }

    public string? Organizer { get; init; }

    public string? Category { get; init; }

    public double? CategoryConfidence { get; init; }

    public double? Quality { get; init; }

    public IReadOnlyDictionary<string, double>? QualityDimensions { get; init; }

    public string? Image { get; init; }

    public required IEnumerable<ImageLink> Images { get; init; }

    public required IEnumerable<string> Sources { get; init; }

    public required IReadOnlyDictionary<string, string> Provenance { get; init; }

    /// <summary>The view of a stored event.</summary>
    public static EventView Of(EventDocument document)
    {
        var (e, extra) = (document.Event, document.Enrichment);
        var content = e.Content;
        return new EventView
        {
            Id = e.Id,
            Version = e.Version,
            Title = content.Title,
            Description = content.Description,
            Status = content.Status.ToString().ToLowerInvariant(),
            Freshness = document.Freshness.Name(),
            Presence = document.Presence.IsEmpty ? null : document.Presence.Select(p => new PresenceView(p.Key.ToString(), p.Freshness.Name(), p.StaleSince, p.LastSeenAt)),
            Sales = content.Sales.ToString().ToLowerInvariant(),
            Start = MomentView.Of(content.Time.Start, extra?.StartUtc),
            End = content.Time.End is { } end ? MomentView.Of(end, extra?.EndUtc) : null,
            TimeZone = extra?.TimeZone ?? content.Time.TimeZone,
            DateToBeAnnounced = content.Time.ToBeAnnounced,
            Online = content.Online,
            Venue = VenueView.Of(content.Venue, extra),
            Price = content.Price,
            IsFree = content.IsFree,
            Url = content.Url,
            TicketUrl = content.TicketUrl,
            Performers = content.Performers.Select(p => p.Name),
            Organizer = content.Organizer?.Name,
            Category = extra?.Category,
            CategoryConfidence = extra?.CategoryConfidence,
            Quality = extra?.Quality,
            QualityDimensions = extra?.QualityDimensions,
            Image = extra?.PrimaryImage,
            Images = content.Images,
            Sources = e.Listings.Select(l => l.ToString()),
            Provenance = e.Provenance.ToDictionary(p => p.Key, p => p.Value.ToString()),
        };
    }
}

/// <summary>Whether a listing is still there, since when it is missed, and when a search saw it last.</summary>
internal sealed record PresenceView(string Listing, string Freshness, DateTimeOffset? StaleSince, DateTimeOffset LastSeenAt);

/// <summary>A moment: local date and time at the venue, and the instant; unknown parts are left out.</summary>
internal sealed record MomentView(DateOnly? LocalDate, TimeOnly? LocalTime, DateTimeOffset? Utc)
{
    public static MomentView Of(EventMoment moment, DateTimeOffset? derived) => new(moment.LocalDate, moment.LocalTime, moment.Utc ?? derived);
}

/// <summary>A place; <c>precision</c> says where the coordinates are from: source, venue or city.</summary>
internal sealed record VenueView(
    string? Name, string? Address, string? City, string? Region, string? PostalCode, string? CountryCode, double? Latitude, double? Longitude, string? Precision)
{
    public static VenueView? Of(Venue? venue, Enrichment? extra)
    {
        var location = extra?.Location ?? venue?.Location;
        var view = new VenueView(
            venue?.Name, venue?.Address, venue?.City ?? extra?.City, venue?.Region, venue?.PostalCode, venue?.CountryCode ?? extra?.CountryCode,
            location?.Latitude, location?.Longitude, location is null ? null : extra?.LocationPrecision ?? "source");
        return view == new VenueView(null, null, null, null, null, null, null, null, null) ? null : view;
    }
}
