using System.Collections.Immutable;

namespace SceneScout.Lab.Bench.Http;

/// <summary>What <c>scout bench http</c> found; figures of parts that were left out are null.</summary>
internal sealed record HttpBenchReport
{
    /// <summary>Events in the store when queries began.</summary>
    public long? Events { get; init; }

    /// <summary>Queries that were sent and counted.</summary>
    public int? NearQueries { get; init; }

    /// <summary>How many were sent a second.</summary>
    public int? NearQueriesPerSecond { get; init; }

    /// <summary>Queries without an answer.</summary>
    public int? NearQueriesFailed { get; init; }

    /// <summary>Bytes of an answer, on average.</summary>
    public double? NearQueryBytes { get; init; }

    /// <summary>From the planned instant to the last byte, median.</summary>
    public double? NearQueryMedianMilliseconds { get; init; }

    /// <summary>The same of 95 in 100.</summary>
    public double? NearQueryP95Milliseconds { get; init; }

    /// <summary>The same of 99 in 100.</summary>
    public double? NearQueryP99Milliseconds { get; init; }

    /// <summary>The statement alone, at the same pace, median.</summary>
    public double? StatementMedianMilliseconds { get; init; }

    /// <summary>The same of 95 in 100.</summary>
    public double? StatementP95Milliseconds { get; init; }

    /// <summary>The same of 99 in 100.</summary>
    public double? StatementP99Milliseconds { get; init; }

    /// <summary>Statements without an answer: the server does not keep up.</summary>
    public int? StatementsFailed { get; init; }

    /// <summary>The query's median less the statement's.</summary>
    public double? NearQueryOverStatementMilliseconds { get; init; }

    /// <summary>Clients that followed the stream.</summary>
    public int? StreamClients { get; init; }

    /// <summary>How long events were sent.</summary>
    public double? StreamSeconds { get; init; }

    /// <summary>Events that were sent.</summary>
    public int? StreamSent { get; init; }

    /// <summary>Events that each client must have got.</summary>
    public int? StreamEvents { get; init; }

    /// <summary>Of these a second.</summary>
    public double? StreamEventsPerSecond { get; init; }

    /// <summary>Events that came, over all clients.</summary>
    public long? StreamReceived { get; init; }

    /// <summary>Events that did not come, over all clients.</summary>
    public long? StreamLost { get; init; }

    /// <summary>Events that came again.</summary>
    public long? StreamRepeated { get; init; }

    /// <summary>Events that came after later ones.</summary>
    public long? StreamOutOfOrder { get; init; }

    /// <summary>Clients whose stream ended.</summary>
    public int? StreamsEnded { get; init; }

    /// <summary>From the write to the receipt, median.</summary>
    public double? StreamDelayMedianMilliseconds { get; init; }

    /// <summary>The same of 95 in 100.</summary>
    public double? StreamDelayP95Milliseconds { get; init; }

    /// <summary>The same of 99 in 100.</summary>
    public double? StreamDelayP99Milliseconds { get; init; }

    /// <summary>The longest.</summary>
    public double? StreamDelayMostMilliseconds { get; init; }

    /// <summary>Processors that the node kept busy while events were sent; 1 is one of them.</summary>
    public double? StreamNodeCpuShare { get; init; }

    /// <summary>From the start of the process to ready, on SQLite, of each start.</summary>
    public ImmutableArray<double>? StartsSeconds { get; init; }

    /// <summary>Their median.</summary>
    public double? StartSeconds { get; init; }

    /// <summary>Resident memory of a node that has nothing to do.</summary>
    public long? IdleMemoryBytes { get; init; }

    /// <summary>Share of one processor that it uses, 0 to 1.</summary>
    public double? IdleCpuShare { get; init; }

    /// <summary>Figures that are not as they should be, in words.</summary>
    public required ImmutableArray<string> Misses { get; init; }

    /// <summary>The store and its server.</summary>
    public string? Store { get; init; }

    /// <summary>The machine.</summary>
    public required string Machine { get; init; }
}
