using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Freshness;

namespace SceneScout.Storage.Contracts;

/// <summary>An event as it stands in the store, unread: its parts are JSON in UTF-8 as <see cref="EventJson"/> writes it, members in any order, with or without blanks.</summary>
/// <param name="Body">The merged event.</param>
/// <param name="Freshness">Whether it is still listed.</param>
public sealed record UnreadEvent(ReadOnlyMemory<byte> Body, FreshnessState Freshness)
{
    /// <summary>What processing added; empty before it ran.</summary>
    public ReadOnlyMemory<byte> Enrichment { get; init; }

    /// <summary>Its picture; empty when none was fetched.</summary>
    public ReadOnlyMemory<byte> Picture { get; init; }

    /// <summary>Its review; empty when nobody has to look at it.</summary>
    public ReadOnlyMemory<byte> Review { get; init; }
}

/// <summary>A page of events, unread.</summary>
/// <param name="Events">The events.</param>
/// <param name="Next">For <see cref="EventQuery.After"/>; null at the end.</param>
public sealed record UnreadPage(ImmutableArray<UnreadEvent> Events, string? Next);
