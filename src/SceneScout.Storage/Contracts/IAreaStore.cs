using System.Collections.Immutable;
using SceneScout.Domain.Planning;

namespace SceneScout.Storage.Contracts;

/// <summary>What searches of areas came to: a projection for those who plan over all areas. The truth is each area's entity, in its journal; its word is taken over in the transaction that completes the discovery task, so that it is never behind a search that is done.</summary>
public interface IAreaStore
{
    /// <summary>All areas that were ever searched to the end, by id.</summary>
    Task<ImmutableSortedDictionary<string, AreaYield>> ListAsync(CancellationToken cancellation);

    /// <summary>One area; null when it was never searched to the end.</summary>
    Task<AreaYield?> FindAsync(string areaId, CancellationToken cancellation);

    /// <summary>Calls (pages kept) of a source's searches on a day, by area; only of the last day on which a search kept something.</summary>
    /// <param name="source">The source.</param>
    /// <param name="day">The day, UTC.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ImmutableSortedDictionary<string, int>> CallsAsync(string source, DateOnly day, CancellationToken cancellation);

    /// <summary>Ids of the areas that a queued or leased discovery task is about.</summary>
    Task<ImmutableSortedSet<string>> LiveAsync(CancellationToken cancellation);
}
