namespace SceneScout.Simulator.Worlds;

/// <summary>What a source says of an event at one instant: the state seen through the listing's differences.</summary>
internal sealed record ListingView
{
    /// <summary>The listing.</summary>
    public required WorldListing Listing { get; init; }

    /// <summary>The event behind it.</summary>
    public required RealEvent Event { get; init; }

    /// <summary>The event's city.</summary>
    public required WorldCity City { get; init; }

    /// <summary>The venue, or null when online only.</summary>
    public required WorldVenue? Venue { get; init; }

    /// <summary>The organizer.</summary>
    public required Organizer Organizer { get; init; }

    /// <summary>The id the source uses now.</summary>
    public required string Id { get; init; }

    /// <summary>The title as the source writes it.</summary>
    public required string Title { get; init; }

    /// <summary>The venue's name as the source writes it, or an empty string.</summary>
    public required string VenueName { get; init; }

    /// <summary>Degrees north, jittered.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees east, jittered.</summary>
    public required double Longitude { get; init; }

    /// <summary>Wall time of the start.</summary>
    public required DateTime LocalStart { get; init; }

    /// <summary>Instant of the start.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Wall time of the end.</summary>
    public required DateTime LocalEnd { get; init; }

    /// <summary>Instant of the end.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The change as this source knows it.</summary>
    public required ChangeKind Status { get; init; }

    /// <summary>Lowest price in the city's currency, or null.</summary>
    public required decimal? PriceMin { get; init; }

    /// <summary>Highest price, or null.</summary>
    public required decimal? PriceMax { get; init; }

    /// <summary>When the listing was last changed.</summary>
    public required DateTimeOffset LastChanged { get; init; }

    /// <summary>True when the event is free.</summary>
    public bool IsFree => PriceMax == 0;
}
