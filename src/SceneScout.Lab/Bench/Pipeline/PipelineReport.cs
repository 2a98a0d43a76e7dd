using System.Collections.Immutable;
using SceneScout.Lab.Bench.Pipeline.Stores;

namespace SceneScout.Lab.Bench.Pipeline;

/// <summary>What <c>scout bench pipeline</c> found. What could not be measured is left out.</summary>
internal sealed record PipelineReport
{
    /// <summary>Listings that went through.</summary>
    public required long Listings { get; init; }

    /// <summary>Events that they became.</summary>
    public required long Events { get; init; }

    /// <summary>From the request to the last listing.</summary>
    public required double Seconds { get; init; }

    /// <summary>Over the whole run.</summary>
    public required double ListingsPerSecond { get; init; }

    /// <summary>After the first fifth of the listings.</summary>
    public required double? WarmListingsPerSecond { get; init; }

    /// <summary>Bare bulk statements with the same rows.</summary>
    public required double? FloorPerSecond { get; init; }

    /// <summary>The whole run's rate over the floor's, 0 to 1.</summary>
    public required double? FloorShare { get; init; }

    /// <summary>Connections that wrote the floor at the same time.</summary>
    public required int? FloorConnections { get; init; }

    /// <summary>Rows of the floor, by table: the final rows of the run.</summary>
    public required ImmutableSortedDictionary<string, long> FloorRows { get; init; }

    /// <summary>Processor time of node and database.</summary>
    public required double CpuMillisecondsPerListing { get; init; }

    /// <summary>That of the node; on SQLite the database is in it.</summary>
    public required double NodeCpuMillisecondsPerListing { get; init; }

    /// <summary>That of the database server; null without one, or when it cannot be told.</summary>
    public required double? DatabaseCpuMillisecondsPerListing { get; init; }

    /// <summary>Growth of the store's files, indexes included.</summary>
    public required double BytesPerListing { get; init; }

    /// <summary>Bytes of the log ahead of the writes.</summary>
    public required double? LogBytesPerListing { get; init; }

    /// <summary>Commands and batches that the node sent to the server.</summary>
    public required double? RoundTripsPerListing { get; init; }

    /// <summary>Transactions, those that only read included.</summary>
    public required double? TransactionsPerListing { get; init; }

    /// <summary>Rows inserted, updated and deleted.</summary>
    public required double? RowsWrittenPerListing { get; init; }

    /// <summary>Rows written, by table.</summary>
    public required ImmutableSortedDictionary<string, TableWrites> RowsWritten { get; init; }

    /// <summary>Each stage's share of the time that workers spent on tasks, 0 to 1.</summary>
    public required ImmutableSortedDictionary<string, double> StageShare { get; init; }

    /// <summary>Seconds that transactions took, as the node sees them, by operation.</summary>
    public required ImmutableSortedDictionary<string, double> StoreSeconds { get; init; }

    /// <summary>The statements that took the server longest.</summary>
    public required ImmutableArray<DearStatement> Dearest { get; init; }

    /// <summary>Resident memory of the node before the request.</summary>
    public required long MemoryBytesAtBeginning { get; init; }

    /// <summary>Resident memory of the node when all was through.</summary>
    public required long MemoryBytesAtEnd { get; init; }

    /// <summary>The most that was seen.</summary>
    public required long MemoryBytesMost { get; init; }

    /// <summary>Calls to the simulated sources during the run.</summary>
    public required long Calls { get; init; }

    /// <summary>Of these, answers that were not made beforehand.</summary>
    public required long PagesMade { get; init; }

    /// <summary>Tasks that were given up.</summary>
    public required long DeadTasks { get; init; }

    /// <summary>Rules of the ledger that the store breaks after the run.</summary>
    public required ImmutableArray<string> Breaches { get; init; }

    /// <summary>Events that were in the store before.</summary>
    public required int Preload { get; init; }

    /// <summary>Seed of the world.</summary>
    public required int Seed { get; init; }

    /// <summary>The store and its server.</summary>
    public required string Store { get; init; }

    /// <summary>The machine.</summary>
    public required string Machine { get; init; }

    /// <summary>Settings of the node that are not the product's own.</summary>
    public required ImmutableSortedDictionary<string, string> Settings { get; init; }

    /// <summary>The course of the run.</summary>
    public required ImmutableArray<PipelineSample> Course { get; init; }
}
