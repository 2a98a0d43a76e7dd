using SceneScout.Domain.Geo;

namespace SceneScout.Domain.Processing.Geocoding;

/// <summary>What an online geocoder found for a question, as it is kept and as it stands with the event that it placed.</summary>
/// <param name="By">The geocoder.</param>
/// <param name="Key">The question's key: an event whose venue asks another one is placed anew.</param>
/// <param name="Point">Where it is.</param>
/// <param name="Precision">How exact that is: <c>rooftop</c>, <c>street</c>, <c>postcode</c>, <c>city</c> or <c>region</c>.</param>
/// <param name="FoundAt">When it was asked.</param>
public sealed record PlaceFinding(string By, string Key, GeoPoint Point, string Precision, DateTimeOffset FoundAt)
{
    /// <summary>What must be shown beside it.</summary>
    public string? Attribution { get; init; }
}
