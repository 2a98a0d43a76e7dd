using System.Collections.Immutable;

namespace SceneScout.Domain.Quotas;

/// <summary>What a node says of one key when it asks for more.</summary>
public sealed record KeyReport
{
    /// <summary>The key's id.</summary>
    public required string KeyId { get; init; }

    /// <summary>Slots that it still has, those of calls on their way among them.</summary>
    public int HeldSlots { get; init; }

    /// <summary>How long its lease lasts, milliseconds; 0 when it has run out.</summary>
    public int UseLeftMs { get; init; }

    /// <summary>How long the slots that it gave up since its last report must rest, milliseconds.</summary>
    public int RestMs { get; init; }

    /// <summary>Units that it still has.</summary>
    public int HeldUnits { get; init; }

    /// <summary>Units used since its last report.</summary>
    public ImmutableArray<SpentUnits> Spent { get; init; } = [];

    /// <summary>Slots that it could use.</summary>
    public int WantSlots { get; init; }

    /// <summary>Units that it could use during a lease.</summary>
    public int WantUnits { get; init; }

    /// <summary>What the server said of its limits since the last report.</summary>
    public ImmutableArray<LearnedLimit> Learned { get; init; } = [];

    /// <summary>The server said that there were too many calls: how long it asks to wait, milliseconds; null when it did not say so.</summary>
    public long? BlockedForMs { get; init; }
}

/// <summary>Units used so long ago.</summary>
/// <param name="AgeMs">How long ago the server had surely counted them, milliseconds.</param>
/// <param name="Units">How many.</param>
public sealed record SpentUnits(int AgeMs, int Units);

/// <summary>What a server said of one of its limits.</summary>
/// <param name="WindowMs">Which: the length of its window, milliseconds.</param>
/// <param name="Limit">Units in a window; null when it did not say.</param>
/// <param name="Used">Units that it has counted; null when it did not say.</param>
/// <param name="ResetAt">When the window ends; null when it did not say.</param>
public sealed record LearnedLimit(long WindowMs, int? Limit, int? Used, DateTimeOffset? ResetAt);
