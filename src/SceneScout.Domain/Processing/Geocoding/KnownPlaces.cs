using SceneScout.Domain.Events;

namespace SceneScout.Domain.Processing.Geocoding;

/// <summary>Findings by the key of their question.</summary>
public sealed class KnownPlaces(IReadOnlyDictionary<string, PlaceFinding> findings) : IKnownPlaces
{
    /// <inheritdoc />
    public PlaceFinding? Of(Venue venue) => findings.Count > 0 && PlaceQuestion.Of(venue) is { } question ? findings.GetValueOrDefault(question.Key) : null;

    /// <summary>One finding, such as the one that an event stands with; null knows nothing.</summary>
    public static KnownPlaces Of(PlaceFinding? finding) => new(finding is null ? new Dictionary<string, PlaceFinding>() : new Dictionary<string, PlaceFinding> { [finding.Key] = finding });
}
