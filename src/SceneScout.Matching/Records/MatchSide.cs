namespace SceneScout.Matching.Records;

/// <summary>One record as it came: a listing of an event, or a venue. What is null or blank is unknown.</summary>
public sealed record MatchSide
{
    /// <summary>The record's id within its set; needed for clusters alone.</summary>
    public string? Id { get; init; }

    /// <summary>Who sent it; needed for clusters alone.</summary>
    public string? Source { get; init; }

    /// <summary>Title of the event; of a venue, its name.</summary>
    public string? Title { get; init; }

    /// <summary>Name of the venue.</summary>
    public string? Venue { get; init; }

    /// <summary>Street and house number, in the manner of any country.</summary>
    public string? Address { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>State, province or county.</summary>
    public string? Region { get; init; }

    /// <summary>Country: a code or a name.</summary>
    public string? Country { get; init; }

    /// <summary>Postal code, perhaps its first part alone.</summary>
    public string? PostalCode { get; init; }

    /// <summary>One telephone number or more, in any manner of writing.</summary>
    public string? Phone { get; init; }

    /// <summary>Degrees north, -90 to 90.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, -180 to 180.</summary>
    public double? Longitude { get; init; }

    /// <summary>When it begins.</summary>
    public SideTime? Start { get; init; }

    /// <summary>When it ends.</summary>
    public SideTime? End { get; init; }

    /// <summary>IANA time zone.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The record's page, or where its tickets are sold.</summary>
    public string? Url { get; init; }

    /// <summary>Who performs.</summary>
    public IReadOnlyList<string> Performers { get; init; } = [];

    /// <summary>Category in the source's own words: a genre, a cuisine.</summary>
    public string? Category { get; init; }

    /// <summary>What it is; null when the record does not say.</summary>
    public SideKind? Kind { get; init; }
}
