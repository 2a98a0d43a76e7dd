using System.Collections.Immutable;

namespace SceneScout.Lab.Bench.Pipeline.Stores;

/// <summary>What a run cost the store.</summary>
internal sealed record StoreCosts
{
    /// <summary>Of a store that counts nothing.</summary>
    public static readonly StoreCosts None = new();

    /// <summary>Rows written, by table; empty when the store does not count.</summary>
    public ImmutableSortedDictionary<string, TableWrites> Tables { get; init; } = ImmutableSortedDictionary<string, TableWrites>.Empty;

    /// <summary>The statements that took the server longest, the longest first; empty when the store does not count.</summary>
    public ImmutableArray<DearStatement> Dearest { get; init; } = [];

    /// <summary>Bytes of log ahead of the writes; null when the store does not count.</summary>
    public long? LogBytes { get; init; }

    /// <summary>Transactions, those that only read included; null when the store does not count.</summary>
    public long? Transactions { get; init; }
}
