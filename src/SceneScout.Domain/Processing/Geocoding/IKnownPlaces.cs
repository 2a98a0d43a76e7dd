using SceneScout.Domain.Events;

namespace SceneScout.Domain.Processing.Geocoding;

/// <summary>What online geocoders have found so far, as far as it is at hand: to ask it costs no I/O.</summary>
public interface IKnownPlaces
{
    /// <summary>What was found for a venue; null when nothing is known.</summary>
    PlaceFinding? Of(Venue venue);
}
