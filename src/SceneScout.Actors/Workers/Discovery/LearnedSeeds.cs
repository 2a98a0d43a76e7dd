using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Discovery;

/// <summary>Which learned seeds a search asks for.</summary>
public static class LearnedSeeds
{
    // Each is a call or more of the source's budget; the ones seen last are the likeliest to have something new.
    private const int PerKind = 60;
    private static readonly TimeSpan SeenWithin = TimeSpan.FromDays(180);

    /// <summary>The seeds of a source, for searches and for plans of them.</summary>
    public static Task<ImmutableArray<SourceSeed>> ReadAsync(ISeedStore store, SourceName source, DateTimeOffset now, CancellationToken cancellation) =>
        store.ReadAsync(source, PerKind, now - SeenWithin, cancellation);
}
