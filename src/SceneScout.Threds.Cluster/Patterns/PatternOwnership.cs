using System.Collections.Immutable;
using SceneScout.Threds.Engine;

namespace SceneScout.Threds.Cluster.Patterns;

/// <summary>What a pattern's owner owns: its versions, whether it serves new threds, its slots. Immutable; knows no clock.</summary>
internal sealed record PatternOwnership
{
    /// <summary>The versions, by number.</summary>
    public ImmutableArray<PatternVersion> Versions { get; init; } = [];

    /// <summary>Whether the latest serves new threds.</summary>
    public bool Active { get; init; }

    /// <summary>The slots.</summary>
    public PatternSlots Slots { get; init; } = PatternSlots.Empty;

    /// <summary>Slots of threds that have not said that they began, since when, in ms since 1970.</summary>
    public ImmutableSortedDictionary<string, long> Reserved { get; init; } = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>The latest version; null when there is none.</summary>
    public PatternVersion? Latest => Versions.IsEmpty ? null : Versions[^1];

    /// <summary>After a journal entry.</summary>
    public PatternOwnership Apply(PatternRow row)
    {
        var next = this;
        foreach (var put in row.Put)
            next = next with { Versions = next.Latest?.Number == put.Number ? next.Versions : next.Versions.Add(put), Active = true };
        if (row.Removed)
            next = next with { Active = false };
        foreach (var move in row.Slots)
            next = next.Apply(move, row.At);
        return next;
    }

    /// <summary>After what became of a slot.</summary>
    public PatternOwnership Apply(SlotMove move, long at) => move.Kind switch
    {
        SlotMoveKind.Reserved => this with { Slots = Slots.With(move.ThredId, at), Reserved = Reserved.SetItem(move.ThredId, at) },
        SlotMoveKind.Taken => this with { Reserved = Reserved.Remove(move.ThredId) },
        _ => this with { Slots = Slots.Without(move.ThredId), Reserved = Reserved.Remove(move.ThredId) },
    };
}
