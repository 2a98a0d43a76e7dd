using System.Collections.Immutable;
using SceneScout.Actors.Serialization;
using SceneScout.Domain.Quotas;

namespace SceneScout.Actors.Quotas;

/// <summary>What happened to a budget: its journal.</summary>
public interface IQuotaEvent : IWireMessage;

/// <summary>The budget's journal entries: coarse, never one a call.</summary>
public static class QuotaEvents
{
    /// <summary>Units were set aside to be given out. After a crash they count as used.</summary>
    /// <param name="KeyId">The key.</param>
    /// <param name="Units">How many.</param>
    /// <param name="Unspent">Units of earlier entries that were not yet used.</param>
    /// <param name="At">When.</param>
    public sealed record UnitsReserved(string KeyId, int Units, int Unspent, DateTimeOffset At) : IQuotaEvent;

    /// <summary>A server told another limit, or another end of its window, than was known.</summary>
    /// <param name="KeyId">The key.</param>
    /// <param name="WindowMs">The window, milliseconds.</param>
    /// <param name="Limit">Units in a window; null when it did not say.</param>
    /// <param name="ResetAt">When the window ends; null when it did not say.</param>
    /// <param name="At">When it was told.</param>
    public sealed record LimitLearned(string KeyId, long WindowMs, int? Limit, DateTimeOffset? ResetAt, DateTimeOffset At) : IQuotaEvent;

    /// <summary>A server asked for silence, for longer than a restart takes.</summary>
    /// <param name="KeyId">The key.</param>
    /// <param name="Until">Until when.</param>
    public sealed record KeyBlocked(string KeyId, DateTimeOffset Until) : IQuotaEvent;

    /// <summary>An operator set the limits of each key. Silence that servers asked for before it is over.</summary>
    /// <param name="Limits">The limits; null for the configured ones.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">When.</param>
    public sealed record LimitsSet(ImmutableArray<QuotaLimit>? Limits, string By, DateTimeOffset At) : IQuotaEvent;
}

/// <summary>The journal up to a point, as a snapshot.</summary>
/// <param name="Limits">What an operator set; null when nothing.</param>
/// <param name="Reserved">Units set aside that still count.</param>
/// <param name="Learned">The last word of each server on each window.</param>
/// <param name="Blocked">Keys that are silent.</param>
public sealed record QuotaSnapshot(
    ImmutableArray<QuotaLimit>? Limits,
    ImmutableArray<QuotaEvents.UnitsReserved> Reserved,
    ImmutableArray<QuotaEvents.LimitLearned> Learned,
    ImmutableArray<QuotaEvents.KeyBlocked> Blocked) : IWireMessage;
