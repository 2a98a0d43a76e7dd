using SceneScout.Lab.Bench.Pipeline.Floor;
using SceneScout.Lab.Bench.Pipeline.Preload;
using SceneScout.Storage.Contracts;

namespace SceneScout.Lab.Bench.Pipeline.Stores;

/// <summary>The store that a run is measured on, and what is measured of it.</summary>
internal interface IPipelineStore : IAsyncDisposable
{
    /// <summary>What it is, for people.</summary>
    string Words { get; }

    /// <summary>Settings that lead a node to it, the key without the root.</summary>
    IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>The store, for looking on.</summary>
    IStore Store { get; }

    /// <summary>Bytes that it takes on the disk.</summary>
    Task<long> BytesAsync(CancellationToken cancellation);

    /// <summary>Processor time that its server has used; null for a store without one, or when it cannot be told.</summary>
    TimeSpan? ProcessorTime();

    /// <summary>Puts events into it before the run.</summary>
    Task PreloadAsync(PreloadSize size, CancellationToken cancellation);

    /// <summary>From now on it is measured.</summary>
    Task BeginAsync(CancellationToken cancellation);

    /// <summary>What it has cost since <see cref="BeginAsync"/>.</summary>
    Task<StoreCosts> EndAsync(CancellationToken cancellation);

    /// <summary>Writes its rows into an empty store of the same kind, once the node has ended.</summary>
    /// <param name="connections">Connections that write at the same time.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<FloorRun> FloorAsync(int connections, CancellationToken cancellation);
}
