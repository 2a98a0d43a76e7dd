namespace SceneScout.Geocoding.Places;

/// <summary>What else is known of a name that is looked up.</summary>
internal struct SearchContext
{
    /// <summary>The country's number; -1 for none.</summary>
    public int Country { get; set; }

    /// <summary>The region's number; -1 for none.</summary>
    public int Region { get; set; }

    /// <summary>The postal code's number; -1 for none.</summary>
    public int Code { get; set; }

    /// <summary>Where it should be near to, 1/100,000 degree north and east; null for no such place.</summary>
    public (int Latitude, int Longitude)? Near { get; set; }

    /// <summary>Nothing is known.</summary>
    public static SearchContext None => new() { Country = -1, Region = -1, Code = -1 };
}
