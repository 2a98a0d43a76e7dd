using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Storage.Contracts;

/// <summary>What listings taught: organizers, venues, series and events that sources without public search can be asked for. Bounded: of each source and kind the most recently seen are kept.</summary>
public interface ISeedStore
{
    /// <summary>Keeps seeds, or marks known ones as seen; doing it again changes nothing. A mark is moved once a day at most.</summary>
    /// <param name="seeds">Any number; doubles and ids longer than 200 characters are passed over.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>How many were new.</returns>
    Task<int> LearnAsync(IReadOnlyCollection<SourceSeed> seeds, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>The seeds of a source, of each kind those seen last, in order of kind and id.</summary>
    /// <param name="source">The source.</param>
    /// <param name="perKind">How many of each kind at most.</param>
    /// <param name="seenSince">Seeds seen before are left out: their organizer fell silent, their event is over.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<ImmutableArray<SourceSeed>> ReadAsync(SourceName source, int perKind, DateTimeOffset seenSince, CancellationToken cancellation);
}
