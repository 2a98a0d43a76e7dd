namespace SceneScout.Geocoding;

/// <summary>What is known of a place, as a feed writes it: any part may be missing, or hold more than its name says.</summary>
public readonly record struct PlaceQuery
{
    /// <summary>Street and number, or the whole address.</summary>
    public string? Address { get; init; }

    /// <summary>The venue's name.</summary>
    public string? Venue { get; init; }

    /// <summary>City, town or district.</summary>
    public string? City { get; init; }

    /// <summary>State, province or county: its name in one of several languages, or its code.</summary>
    public string? Region { get; init; }

    /// <summary>ISO 3166-1 code of two or three letters, or a name in one of seventy languages.</summary>
    public string? Country { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Middle of the area that is searched, degrees: of places of the same name the one nearest to it is meant. Null for none.</summary>
    public (double Latitude, double Longitude)? Near { get; init; }
}
