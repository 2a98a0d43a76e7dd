namespace SceneScout.Simulator.Worlds;

/// <summary>One source's entry for one real event, with the ways in which it differs from the truth.</summary>
internal sealed record WorldListing
{
    /// <summary>Position in the world's list.</summary>
    public required int Index { get; init; }

    /// <summary>The source.</summary>
    public required SourceKind Source { get; init; }

    /// <summary>The event's position.</summary>
    public required int Event { get; init; }

    /// <summary>The source's id; for a far Meetup occurrence the token stands in its place.</summary>
    public required string Id { get; init; }

    /// <summary>Meetup's stable token, else an empty string.</summary>
    public string Token { get; init; } = "";

    /// <summary>True when title, venue and time are exactly the truth's.</summary>
    public required bool IsExact { get; init; }

    /// <summary>How the title is written.</summary>
    public TitleVariant Title { get; init; }

    /// <summary>How the venue is written.</summary>
    public VenueVariant Venue { get; init; }

    /// <summary>Minutes added to the start: -30 shows the doors, +30 the show.</summary>
    public int StartShift { get; init; }

    /// <summary>Metres by which the coordinates are off, to the north.</summary>
    public float North { get; init; }

    /// <summary>Metres by which the coordinates are off, to the east.</summary>
    public float East { get; init; }

    /// <summary>Whether prices include fees.</summary>
    public bool WithFees { get; init; }

    /// <summary>Whether the source notices the event's change.</summary>
    public bool ShowsChange { get; init; } = true;

    /// <summary>The Eventbrite id behind a Yelp tickets link, or null.</summary>
    public string? LinkedEventbriteId { get; init; }

    /// <summary>A seed for the source's own oddities.</summary>
    public ulong Oddity { get; init; }

    /// <summary>True for the given share of all listings, independently for every label.</summary>
    public bool Has(string oddity, double share) => new SplitRandom(Oddity).Split(oddity).Chance(share);
}
