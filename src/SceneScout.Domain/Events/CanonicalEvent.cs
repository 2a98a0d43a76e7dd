using System.Collections.Immutable;

namespace SceneScout.Domain.Events;

/// <summary>One real-world event, merged from every listing that shows it. A pure function of those listings: the order in which they came leaves no trace.</summary>
public sealed record CanonicalEvent
{
    /// <summary>Deterministic id: the same listings give the same id in every run.</summary>
    public required Guid Id { get; init; }

    /// <summary>The block that owns the event and alone may change it.</summary>
    public required string Block { get; init; }

    /// <summary>Counts the changes, from 1. A write names the version that it replaces.</summary>
    public required long Version { get; init; }

    /// <summary>The merged content. Its key is that of the leading listing.</summary>
    public required Listing Content { get; init; }

    /// <summary>Every listing behind the event, ordered by key.</summary>
    public required ImmutableArray<ListingKey> Listings { get; init; }

    /// <summary>Which listing gave each field: field name to listing.</summary>
    public required ImmutableSortedDictionary<string, ListingKey> Provenance { get; init; }
}
