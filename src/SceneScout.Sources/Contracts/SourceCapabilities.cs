using System.Collections.Immutable;
using SceneScout.Domain.Quotas;

namespace SceneScout.Sources.Contracts;

/// <summary>What a source can do and allows, as data: the planner, quotas, retention and dashboard read it.</summary>
public sealed record SourceCapabilities
{
    /// <summary>Whether events can be searched by place and date.</summary>
    public required bool AreaSearch { get; init; }

    /// <summary>Whether it lists events; false for venue directories.</summary>
    public required bool ListsEvents { get; init; }

    /// <summary>Largest radius of a search, metres.</summary>
    public required double MaxRadiusMetres { get; init; }

    /// <summary>Searches that one circle takes: more than one where some events, such as those without a date, answer to a query of their own only.</summary>
    public int SearchesPerTile { get; init; } = 1;

    /// <summary>How many seeds of a kind one call asks for; a kind without an entry takes a call, and a search of its own, for each.</summary>
    public IReadOnlyDictionary<string, int> SeedsPerCall { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Listings per call at most.</summary>
    public required int PageSize { get; init; }

    /// <summary>Listings reachable by one search at most; null when only the cursor ends it.</summary>
    public int? MaxReachable { get; init; }

    /// <summary>Calls (or points) allowed, one entry a window.</summary>
    public required IReadOnlyList<CallLimit> Limits { get; init; }

    /// <summary>Calls at the same time over one key.</summary>
    public required int MaxConcurrent { get; init; }

    /// <summary>How long its content may be kept; null when its terms set no limit. Ids may be kept.</summary>
    public TimeSpan? Retention { get; init; }

    /// <summary>What must be shown beside its content.</summary>
    public required string Attribution { get; init; }
}

/// <summary>So many calls in such a time.</summary>
/// <param name="Calls">Calls or points allowed in a window.</param>
/// <param name="Window">Length of the window.</param>
/// <param name="Unit"><c>calls</c> or <c>points</c>.</param>
/// <param name="Kind">When the window ends.</param>
public sealed record CallLimit(int Calls, TimeSpan Window, string Unit = "calls", WindowKind Kind = WindowKind.Rolling);
