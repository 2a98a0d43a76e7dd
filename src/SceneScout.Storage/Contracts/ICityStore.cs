using System.Collections.Immutable;
using SceneScout.Domain.Planning;

namespace SceneScout.Storage.Contracts;

/// <summary>The cities that are searched.</summary>
public interface ICityStore
{
    /// <summary>Cities at most.</summary>
    const int MaxCities = 5000;

    /// <summary>All of them, in the order in which they came.</summary>
    Task<ImmutableArray<TargetCity>> ListAsync(CancellationToken cancellation);

    /// <summary>Adds a city, or puts it in the place of the one of its label.</summary>
    /// <returns>False when there are <see cref="MaxCities"/> already; nothing was written.</returns>
    Task<bool> PutAsync(City city, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Takes a city out.</summary>
    /// <param name="label">As <see cref="City.Label"/> gives it.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>False when there is none.</returns>
    Task<bool> RemoveAsync(string label, CancellationToken cancellation);

    /// <summary>Brings the cities of the settings into the table: they take the place of those that settings brought before; those that people added stay.</summary>
    /// <param name="cities">Cities of the settings, or the built-in ones.</param>
    /// <param name="builtIn">The settings name none: these come only where there is no city at all.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task ConfigureAsync(IReadOnlyCollection<City> cities, bool builtIn, DateTimeOffset now, CancellationToken cancellation);
}
