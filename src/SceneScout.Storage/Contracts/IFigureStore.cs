using System.Collections.Immutable;

namespace SceneScout.Storage.Contracts;

/// <summary>Figures of the whole system over time, one for each series and minute, for charts that go back further than a node has run.</summary>
public interface IFigureStore
{
    /// <summary>Keeps figures of a minute. All nodes do so; the first of a minute stays.</summary>
    /// <param name="at">Within the minute.</param>
    /// <param name="figures">By series, each of 1 to 100 characters.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>How many were kept.</returns>
    Task<int> AddAsync(DateTimeOffset at, IReadOnlyDictionary<string, double> figures, CancellationToken cancellation);

    /// <summary>Figures of some series, by minute.</summary>
    /// <param name="series">Which.</param>
    /// <param name="from">From then on; at most 50,000 of the newest.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ImmutableArray<FigurePoint>> ReadAsync(IReadOnlyCollection<string> series, DateTimeOffset from, CancellationToken cancellation);
}
