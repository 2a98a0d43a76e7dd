using System.Collections.Immutable;
using SceneScout.Domain.Tasks;

namespace SceneScout.Node.Http.Discoveries;

/// <summary>The searches of a discovery as somebody who follows it knows them. Immutable.</summary>
internal sealed record SearchFollowing
{
    // Clocks of nodes differ, and a transaction takes its time to end.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);
    private ImmutableDictionary<string, TaskRecord> _known = ImmutableDictionary<string, TaskRecord>.Empty;

    /// <summary>From when on what has ended is to be read again; null before the first look.</summary>
    public DateTimeOffset? LookedAt { get; private init; }

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<TaskRecord> Searches => [.. _known.Values];

    /// <summary>With what a look has found.</summary>
    public SearchFollowing With(IEnumerable<TaskRecord> found, DateTimeOffset now) =>
        this with { _known = _known.SetItems(found.Select(search => KeyValuePair.Create(search.Task.Id, search))), LookedAt = now - Overlap };
}
