using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;

namespace SceneScout.Storage.Contracts;

/// <summary>Venues that sources list on their own. They are kept by <see cref="IRawEventStore.CommitDiscoveryAsync"/>.</summary>
public interface IVenueStore
{
    /// <summary>Venues whose normalised name equals one of the names; processing chooses among them.</summary>
    /// <param name="normalisedNames">Names as <c>TextNormaliser.Key</c> gives them.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ImmutableArray<VenueRecord>> FindByNameAsync(IReadOnlyCollection<string> normalisedNames, CancellationToken cancellation);

    /// <summary>Venues in a circle, nearest first.</summary>
    Task<ImmutableArray<VenueRecord>> NearAsync(GeoPoint centre, double radiusMetres, int limit, CancellationToken cancellation);

    /// <summary>Upserts venues outside a discovery (imports).</summary>
    Task UpsertAsync(IReadOnlyList<VenueRecord> venues, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>How many there are.</summary>
    Task<long> CountAsync(CancellationToken cancellation);
}
