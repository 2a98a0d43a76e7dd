using System.Collections.Immutable;

namespace SceneScout.Actors.Registry;

/// <summary>What a look at a region showed.</summary>
/// <param name="Region">The region's type name.</param>
/// <param name="Trouble">What was wrong; null when it and its coordinator answered.</param>
public sealed record RegionStatus(string Region, string? Trouble);

/// <summary>A region that does not answer.</summary>
/// <param name="Region">The region's type name.</param>
/// <param name="Trouble">What is wrong.</param>
/// <param name="Since">Since when without a break.</param>
public sealed record UnresponsiveRegion(string Region, string Trouble, DateTimeOffset Since);

/// <summary>Which of a node's shard regions do not answer, and since when. Immutable.</summary>
/// <param name="Unresponsive">Those that do not, by type name.</param>
public sealed record RegionWatch(ImmutableSortedDictionary<string, UnresponsiveRegion> Unresponsive)
{
    /// <summary>All answer, as far as is known.</summary>
    public static readonly RegionWatch Empty = new(ImmutableSortedDictionary<string, UnresponsiveRegion>.Empty);

    /// <summary>After a look.</summary>
    public RegionWatch See(RegionStatus look, DateTimeOffset now) => look.Trouble is not { } trouble
        ? this with { Unresponsive = Unresponsive.Remove(look.Region) }
        : this with { Unresponsive = Unresponsive.SetItem(look.Region, new UnresponsiveRegion(look.Region, trouble, Unresponsive.TryGetValue(look.Region, out var known) ? known.Since : now)) };

    /// <summary>The region that has been silent for longer than the limit: a new start of the node is the cure. Null when there is none.</summary>
    public UnresponsiveRegion? Hopeless(TimeSpan limit, DateTimeOffset now) =>
        Unresponsive.Values.Where(s => now - s.Since > limit).OrderBy(s => s.Since).ThenBy(s => s.Region, StringComparer.Ordinal).FirstOrDefault();
}
