namespace SceneScout.Geocoding.Places;

/// <summary>A place that a name may mean.</summary>
/// <param name="Place">Its number; -1 for none.</param>
/// <param name="Score">The higher, the likelier: about the decimal logarithm of its people, more where region, postal code or search area speak for it.</param>
/// <param name="IsRegion">True when the name is that of a region, of which this is the largest place.</param>
internal readonly record struct Candidate(int Place, double Score, bool IsRegion)
{
    /// <summary>No place.</summary>
    public static readonly Candidate None = new(-1, double.MinValue, false);

    /// <summary>True when the name is that of a country, of which this is the capital.</summary>
    public bool IsCountry { get; init; }

    /// <summary>True when there is one.</summary>
    public bool Found => Place >= 0;
}
