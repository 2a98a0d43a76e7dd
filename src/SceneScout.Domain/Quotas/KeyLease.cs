namespace SceneScout.Domain.Quotas;

/// <summary>What a node may do with one key: so many calls at a time and so many in all, until an instant.</summary>
public sealed record KeyLease
{
    /// <summary>The key's id.</summary>
    public required string KeyId { get; init; }

    /// <summary>Grows with every lease of the key; an older lease that arrives later is void.</summary>
    public long Fence { get; init; }

    /// <summary>Slots: each may begin one call, and the next one <see cref="SlotRestMs"/> after the server had surely counted the last.</summary>
    public int Slots { get; init; }

    /// <summary>The short window, milliseconds; 0 when there is none and slots do not rest.</summary>
    public int SlotRestMs { get; init; }

    /// <summary>Calls or points in all; null when no window counts them.</summary>
    public int? Units { get; init; }

    /// <summary>Units of a day, of which this lease is a part; null when no window of a day or more counts them, or an older owner does not say.</summary>
    public int? DayUnits { get; init; }

    /// <summary>How long it may be used, from when it was asked for, milliseconds.</summary>
    public int UseMs { get; init; }

    /// <summary>How long the key may not be used at all, or until more is free, milliseconds; 0 when it may.</summary>
    public long BlockedForMs { get; init; }
}
