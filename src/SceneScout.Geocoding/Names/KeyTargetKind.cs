namespace SceneScout.Geocoding.Names;

/// <summary>What a key finds.</summary>
internal enum KeyTargetKind
{
    /// <summary>A city, town or district.</summary>
    Place,

    /// <summary>A state, province or county.</summary>
    Region,

    /// <summary>A country.</summary>
    Country,

    /// <summary>A postal code.</summary>
    PostalCode,

    /// <summary>The place that people mean by a name that others have, too.</summary>
    MeantPlace,

    /// <summary>A place by another form of its name, that begins as the name does.</summary>
    AkinPlace,
}
