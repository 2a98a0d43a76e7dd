using SceneScout.Domain.Events;

namespace SceneScout.Domain.Processing.Geocoding;

/// <summary>What is at hand, and beside it what events stand with already: a place stays where it is as long as the event asks the same question.</summary>
/// <param name="atHand">Places at hand; null for none.</param>
/// <param name="standing">Places that events stand with.</param>
public sealed class StandingPlaces(IKnownPlaces? atHand, IEnumerable<PlaceFinding> standing) : IKnownPlaces
{
    private readonly KnownPlaces _standing = new(standing.GroupBy(finding => finding.Key, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.MaxBy(finding => finding.FoundAt)!, StringComparer.Ordinal));

    /// <inheritdoc />
    public PlaceFinding? Of(Venue venue) => (atHand?.Of(venue), _standing.Of(venue)) switch
    {
        ({ } near, { } stands) => near.FoundAt >= stands.FoundAt ? near : stands,
        var (near, stands) => near ?? stands,
    };
}
