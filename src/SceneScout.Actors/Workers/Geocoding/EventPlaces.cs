using SceneScout.Domain.Events;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Geocoding;

/// <summary>The places of events that are written anew: those that the node has at hand, and for events whose place it has not, those that they stand with in the store.</summary>
/// <param name="atHand">Places at hand.</param>
/// <param name="store">What events stand with.</param>
public sealed class EventPlaces(GeocodeMemory atHand, IGeocodeStore store)
{
    /// <summary>What is at hand.</summary>
    public IKnownPlaces AtHand => atHand;

    /// <summary>Whether an event may stand with a place that is not at hand.</summary>
    public bool IsOpen(Venue? venue) => venue is { Location: null } && PlaceQuestion.Of(venue) is { } question && atHand.Find(question.Key) is null;

    /// <summary>The places of events, with what they stand with.</summary>
    /// <param name="ids">Events that are in the store, and whose place may not be at hand.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<IKnownPlaces> StandingAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        ids.Count == 0 ? atHand : new StandingPlaces(atHand, (await store.StandingAsync(ids, cancellation)).Values);
}
