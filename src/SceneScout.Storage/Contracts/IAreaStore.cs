using System.Collections.Immutable;
using SceneScout.Domain.Planning;

namespace SceneScout.Storage.Contracts;

/// <summary>What searches of areas came to. Each complete search is added in the transaction that completes its discovery task, so that it counts once.</summary>
public interface IAreaStore
{
    /// <summary>All areas that were ever searched to the end, by id.</summary>
    Task<ImmutableSortedDictionary<string, AreaYield>> ListAsync(CancellationToken cancellation);

    /// <summary>Calls (pages kept) of a source's searches on a day, by area; only of the last day on which a search kept something.</summary>
    /// <param name="source">The source.</param>
    /// <param name="day">The day, UTC.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ImmutableSortedDictionary<string, int>> CallsAsync(string source, DateOnly day, CancellationToken cancellation);

    /// <summary>Ids of the areas that a queued or leased discovery task is about.</summary>
    Task<ImmutableSortedSet<string>> LiveAsync(CancellationToken cancellation);
}
